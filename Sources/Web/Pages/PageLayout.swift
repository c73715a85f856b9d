/// The frame of every page: one style sheet, no script.
enum PageLayout {
    static let template = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} · FirstReply</title>
        <style>
        :root { --ink: #1c2430; --soft: #5b6675; --line: #dfe4ea; --paper: #fff; --tint: #f5f7fa; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8ecf1; --soft: #9aa5b3; --line: #313a46; --paper: #161b22; --tint: #1f2630; --accent: #6cb2ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        header { border-bottom: 1px solid var(--line); }
        header div, main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        header a { color: inherit; font-weight: 600; text-decoration: none; }
        a { color: var(--accent); }
        h1 { font-size: 1.5rem; margin: .5rem 0 1rem; }
        h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        table { width: 100%; border-collapse: collapse; }
        th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 500; font-size: .875rem; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        .soft { color: var(--soft); font-size: .875rem; }
        .tier { display: inline-block; padding: 0 .5rem; border-radius: 1rem; background: var(--tint); }
        .tier-critical { background: #b3261e; color: #fff; }
        .tier-high { background: #9a5b00; color: #fff; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--tint); padding: 1rem; border-radius: .5rem; }
        iframe { width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
        .empty { padding: 2rem; background: var(--tint); border-radius: .5rem; }
        .scroll { overflow-x: auto; }
        </style>
        </head>
        <body>
        <header><div><a href="/">FirstReply</a></div></header>
        <main>
        {{{content}}}
        </main>
        </body>
        </html>

        """
}
