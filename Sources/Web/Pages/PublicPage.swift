/// The frame of the pages that customers see: the office's name, no script, light and dark.
enum PublicPage {
    static func html(title: String, office: String, content: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(escaped(title))</title>
        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;\
        color-scheme:light dark}button{font:inherit;padding:.6rem 1.2rem}p.office{opacity:.7}</style></head>
        <body><p class="office">\(escaped(office))</p><h1>\(escaped(title))</h1>\(content)</body></html>

        """
    }

    /// What a browser may do on such a page: show it, and post its form back to us.
    static func policy(posts: Bool) -> String {
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action "
            + (posts ? "'self'" : "'none'")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
