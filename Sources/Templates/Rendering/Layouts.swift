/// The two frames in force.
struct Layouts: Sendable {
    /// Around the HTML part.
    var html: Layout
    /// Around the text part.
    var text: Layout

    /// The names of the files that replace them.
    static let htmlFile = "layout.html"
    static let textFile = "layout.txt"

    /// What stands when the directory has none, or a broken one.
    static let builtIn = Layouts(
        html: builtIn(htmlFile, BuiltInLayout.html, orElse: "<!DOCTYPE html>\n<html><body>{{content}}</body></html>\n"),
        text: builtIn(textFile, BuiltInLayout.text, orElse: "{{content}}\n\n{{business_name}}\n"))

    private static func builtIn(_ file: String, _ source: String, orElse simple: String) -> Layout {
        (try? Layout(file: file, source: TaggedText(source))) ?? Layout(file: file, fieldsOnly: simple)
    }
}
