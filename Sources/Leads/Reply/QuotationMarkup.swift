import MIME

/// How mail programs mark quotations and signatures in HTML: by classes, ids and borders.
enum QuotationMarkup {
    /// The body as text with a `QuotationMark` where the markup says something.
    static func render(_ html: String) -> String {
        HTMLText.render(html, marks: marks)
    }

    private static func marks(_ tag: HTMLElementTag) -> HTMLElementMarks? {
        guard !tag.attributes.isEmpty else { return nil }
        var names = tag.attributes["class", default: ""].split(separator: " ").prefix(12).map(plain)
        if let id = tag.attributes["id"] { names.append(plain(id[...])) }
        if let name = tag.attributes["name"], tag.name == "div" { names.append("name=" + plain(name[...])) }
        if let marker = tag.attributes["data-marker"] { names.append("marker=" + plain(marker[...])) }
        if isQuotation(tag, names) { return pair(.quotationStart, .quotationEnd) }
        if names.contains(where: isSignature) { return pair(.signatureStart, .signatureEnd) }
        if names.contains(where: introductions.contains) { return pair(.introduction, nil) }
        if names.contains(where: headers.contains) { return pair(.header, nil) }
        if tag.name == "div" || tag.name == "td", hasHeaderBorder(tag.attributes["style"]) {
            return pair(.likelyHeader, nil)
        }
        return nil
    }

    private static func pair(_ opening: QuotationMark, _ closing: QuotationMark?) -> HTMLElementMarks {
        HTMLElementMarks(opening: opening.line, closing: closing?.line ?? "")
    }

    /// In lower case, without what programs put before and behind a name.
    ///
    /// QUIRK: Outlook prefixes the names of quoted markup with `x_`, Yahoo those of its own with `ydp` and eight digits.
    private static func plain(_ name: Substring) -> String {
        var name = name.prefix(longestName).lowercased()[...]
        while name.hasPrefix("x_") { name = name.dropFirst(2) }
        if name.hasPrefix("ydp"), let start = name.firstIndex(of: "y"), name.count > 12,
            let tail = name[name.index(start, offsetBy: 3)...].firstIndex(of: "y")
        {
            name = name[tail...]
        }
        return String(name)
    }

    /// Characters of a class or id that are looked at.
    private static let longestName = 60

    private static func isQuotation(_ tag: HTMLElementTag, _ names: [String]) -> Bool {
        if tag.name == "blockquote" {
            if tag.attributes["type"]?.lowercased() == "cite" { return true }
            // Gmail's own class is not among them: its button for quoting one's own words writes it too.
            return names.contains { quotedBlocks.contains($0) }
        }
        return names.contains { quotations.contains($0) || $0.hasPrefix("yahoo_quoted") }
    }

    private static func isSignature(_ name: String) -> Bool {
        name.contains("signature") && !name.contains("prefix") && name != "name=messagebodysection"
            || signatures.contains(name)
    }

    /// QUIRK: Outlook for Windows and Windows Mail name nothing: the header of what is answered stands in a box whose
    /// only visible border is the upper one.
    private static func hasHeaderBorder(_ style: String?) -> Bool {
        guard let style, style.utf8.count < 400 else { return false }
        let rules = style.lowercased().filter { !$0.isWhitespace }
        return rules.contains("border-top:solid#") || rules.contains("border-top:1ptsolid")
            || rules.contains("border-top:1.0ptsolid") || rules.contains("border-top:1pxsolid")
            || rules.contains("border-top-style:solid") || rules.contains("border-style:solidnonenone")
            || rules.contains("border-top:solidwindowtext") || rules.contains("border-top-width:1p")
    }

    private static let quotedBlocks: Set<String> = [
        "cite", "history_container", "clean_bq", "replyblockquote", "front-blockquote",
        "tutanota_quote", "hs_reply", "canaryblockquote", "mail-quote", "freshdesk_quote",
        "oriquote", "email_quote", "posteo_quote", "missive_quote", "protonmail_quote",
    ]
    private static let quotations: Set<String> = [
        "yahoo_quoted", "zmail_extra", "protonmail_quote", "tutanota_quote", "missive_quote", "hs_reply",
        "name=quote", "name=messagereplysection", "__aliyun_previous_quoted", "marker=__quoted_text__",
        "freshdesk_quote", "quoted-message", "mail-editor-reference-message-container", "mailbird_quote",
        "airmailquote", "edo-reply", "edo_reply", "mail_ru_quote", "js-helper-quote", "quotedmessage", "quoted_message",
        "originalmessage", "original-message", "wl-quoted", "replycontainer", "ntes-mailmaster-quote",
        "ntes_mailmaster_quote", "isreplycontent", "origbody", "sm-quote", "gmail_extra_quote", "previous-message",
    ]
    private static let introductions: Set<String> = [
        "moz-cite-prefix", "gmail_attr", "gmail_quote", "gmail_quote_container", "reply-intro", "front-attribution",
        "mail-quote-intro", "cite-prefix", "quote-header", "quoteheader", "attribution", "zmail_extra_intro",
        "moz-email-headers-table-intro", "history_intro",
    ]
    private static let headers: Set<String> = [
        "divrplyfwdmsg", "outlookmessageheader", "olk_src_body_section", "stopspelling", "skydriveplaceholder", "zwchr",
        "marker=__divider__", "marker=__headers__", "isforwardcontent", "moz-email-headers-table",
        "moz-forward-container",
        "_phcwrapper", "reply-header", "forwardheader", "gwheader", "mail-editor-reference-message-header",
        "blackberry_orig",
        "_originalcontent", "htc_header",
    ]
    private static let signatures: Set<String> = ["mb_sig", "signature", "zsig", "bloop_sign", "sig", "email-sig"]
}
