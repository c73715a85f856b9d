import MIME
import Testing

@Suite("HTML as text")
struct HTMLTextTests {
    @Test(
        "reads as a person would",
        arguments: [
            ("<p>One</p><p>Two</p>", "One\n\nTwo"),
            ("<div>One</div><div>Two</div>", "One\nTwo"),
            ("One<br>Two<br/>Three</br>Four", "One\nTwo\nThree\nFour"),
            ("One<br><br><br><br>Two", "One\n\nTwo"),
            ("<h1>Title</h1>Text", "Title\n\nText"),
            ("  a \n\t b  ", "a b"),
            ("a<b>b</b> <i>c</i>", "ab c"),
            ("a &amp; b &lt;c&gt; &quot;d&quot; &eacute; &#233; &#xE9; &euro;", "a & b <c> \"d\" é é é €"),
            ("&nbsp;&copy &unknown; & &#0; &#128;", "© &unknown; & \u{fffd} €"),
            ("&amp;lt;", "&lt;"),
            ("<ul><li>One</li><li>Two</li></ul>After", "- One\n- Two\n\nAfter"),
            ("<ul><li>One<li>Two</ul>", "- One\n- Two"),
            ("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two"),
            ("<ol start=5><li>One</li></ol>", "5. One"),
            (
                "<table><tr><td>Name</td><td>Ann</td></tr><tr><th>Phone</th><td>555</td></tr></table>",
                "Name\tAnn\nPhone\t555"
            ),
            ("<table><tr><td>Name<td>Ann<tr><td>Phone<td>555</table>", "Name\tAnn\nPhone\t555"),
            ("<dl><dt>Name</dt><dd>Ann</dd></dl>", "Name\nAnn"),
            ("<blockquote>Quoted<br>twice</blockquote>New", "> Quoted\n> twice\n\nNew"),
            (
                "<blockquote><p>One</p><p>Two</p><blockquote>Three</blockquote></blockquote>",
                "> One\n>\n> Two\n>\n> > Three"
            ),
            ("<ul><li>A<ul><li>A1</li><li>A2</li></ul></li><li>B</li></ul>", "- A\n  - A1\n  - A2\n- B"),
            (
                "<p class=MsoNormal>a</p><p class=MsoNormal>b</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>c</p>",
                "a\nb\n\nc"
            ),
            ("<div>a</div><div>&nbsp;</div><div>b</div>", "a\n\nb"),
            ("a&nbsp;&nbsp;b\u{a0}ü¿", "a b ü¿"),
            ("<pre>a  b\n  c</pre>", "a  b\n  c"),
            ("<hr>", "----------"),
            ("<img src=x alt=\"Our logo\"> text", "Our logo text"),
            // Links.
            ("<a href=\"https://limo.example/book\">Book now</a>", "Book now (https://limo.example/book)"),
            ("<a href=\"https://limo.example/\">limo.example</a>", "limo.example"),
            ("<a href=\"mailto:ann@x.example\">ann@x.example</a>", "ann@x.example"),
            ("<a href=\"mailto:ann@x.example?subject=x\">Write</a>", "Write (ann@x.example)"),
            ("<a href=\"tel:+15551234567\">(555) 123-4567</a>", "(555) 123-4567"),
            ("<a href=\"#top\">Top</a>", "Top"),
            ("<a href=\"javascript:x()\">Click</a>", "Click"),
            ("<a href=\"https://x.example\"><img src=y></a>", ""),
            // What is not shown.
            ("<head><title>T</title><style>p{}</style></head><body>Text", "Text"),
            ("<script>if (a<b) { document.write('<p>x</p>') }</script>Text", "Text"),
            ("<style>p > a {}</style>Text", "Text"),
            ("<div style=\"display:none\">Preheader <b>bold</b></div>Text", "Text"),
            ("<span style='DISPLAY : NONE !important'>x</span>Text", "Text"),
            ("<div hidden>x</div>Text", "Text"),
            ("<div style='opacity:0.0'>x</div>Text", "Text"), ("<div style='opacity:0.5'>x</div>", "x"),
            ("<div style='height:0;width:0;overflow:hidden'>x</div>Text", "Text"),
            ("<div style='height:0'>x</div>", "x"),
            ("<td style='font-size:0px'><div style='font-size:13px'>x</div>", "x"),
            // Hidden by a class of the sheet, unless only for some screens or some places.
            (
                "<style>.ph, p.pre { display : none !important }</style><div class='a PH'>x</div><p class=pre>y</p>Text",
                "Text"
            ),
            ("<style>@media print{.ph{display:none}}</style><div class=ph>x</div>", "x"),
            ("<style>.a .ph{display:none}.ph:hover{display:none}</style><div class=ph>x</div>", "x"),
            ("<style>.ph{display:none</style><div class=ph>x</div>", "x"), ("<style>}}{.a{</style>x", "x"),
            // What takes no room, as preheaders are filled up with it.
            ("a&#8203;b&shy;c &#847;&zwnj;&nbsp;&#8199;&#65279;d", "abc d"), ("👩\u{200d}🚀", "👩\u{200d}🚀"),
            ("<iframe src=x>not shown</iframe><video>nor this</video>Text", "Text"),
            ("<div style=\"max-height:0;overflow:hidden\">x</div>Text", "Text"),
            ("<div style=\"font-size:0px;line-height:0\">x</div>Text", "Text"),
            ("a<!-- b --!> c -->d", "ad"),
            ("<!DOCTYPE html><!--[if mso]><p>x</p><![endif]-->Text", "Text"),
            ("<!--[if !mso]><!-->Text<!--<![endif]-->", "Text"),
            // Broken markup.
            ("a < b and c > d", "a < b and c > d"),
            ("<3 you", "<3 you"),
            ("<p>One<p>Two", "One\n\nTwo"),
            ("<b>bold <i>both</b> it</i>", "bold both it"),
            ("text <a href=\"x", "text"),
            ("</div></div>text", "text"),
            ("<table><td style=\"color:red\">a</table>", "a"),
            ("", ""),
        ])
    func rendered(html: String, text: String) {
        #expect(HTMLText.render(html) == text)
    }
}
