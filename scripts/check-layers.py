#!/usr/bin/env python3
"""Compares what each target imports with the table of layers in CONTRIBUTING.md, and looks for words we do not use.

    scripts/check-layers.py [ROOT]

Errors (exit status 1): an import the table does not allow, a target the table does not name, an arrow of the table
that points up, `public` or `open` declarations, `try!`, `@_exported`. Warnings only: a source file of over 400 lines.
The table is the one that people read, so it cannot grow stale. Python 3, standard library only.
"""

import pathlib
import re
import sys

LOOK_TWICE = 400  # lines; larger is a warning, because a table of data may well be longer
# Modules of the toolchain: no package, no layer.
TOOLCHAIN = {
    "Swift", "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc", "Musl", "Synchronization",
    "Dispatch", "RegexBuilder", "Testing",
}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|internal|private|fileprivate|public)\s+)?"
    r"import\s+(?:(?:typealias|struct|class|enum|protocol|let|var|func|actor)\s+)?(\w+)",
    re.MULTILINE,
)
FORBIDDEN = [
    (re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)(?:\(set\))?\s", re.MULTILINE),
     "nothing is public here: write package, or nothing"),
    (re.compile(r"\btry!"), "try! turns a fault of the world into a crash: handle it or let it pass up"),
    (re.compile(r"@_exported\b"), "@_exported import hides an arrow between targets"),
]


class Rule:
    """One row of the table: the layer, our targets and the outside modules that a target may import."""

    def __init__(self, layer, own, outside):
        self.layer, self.own, self.outside = layer, own, outside


def read_table(path):
    """The rows `| L1 | MIME | MailTypes | none |` under the heading Layers."""
    rules, inside = {}, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            inside = line.lstrip("# ").strip() == "Layers"
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if inside and line.lstrip().startswith("|") and re.fullmatch(r"L\d", cells[0]) and len(cells) >= 4:
            names = [set(re.findall(r"`(\w+)`", cell)) for cell in cells[1:4]]
            for target in names[0]:
                rules[target] = Rule(int(cells[0][1:]), names[1], names[2])
    return rules


def without_comments_and_strings(text):
    """The same text, same line breaks, with the inside of comments and string literals blanked out."""
    out, i, n = [], 0, len(text)

    def blank(until):
        nonlocal i
        out.append(re.sub(r"[^\n]", " ", text[i:until]))
        i = until

    while i < n:
        two = text[i:i + 2]
        if two == "//":
            end = text.find("\n", i)
            blank(n if end < 0 else end)
        elif two == "/*":
            depth, j = 1, i + 2
            while j < n and depth:
                if text[j:j + 2] == "/*":
                    depth, j = depth + 1, j + 2
                elif text[j:j + 2] == "*/":
                    depth, j = depth - 1, j + 2
                else:
                    j += 1
            blank(j)
        elif text[i] == '"' or (text[i] == "#" and re.match(r'#+"', text[i:i + 8])):
            hashes = len(text[i:]) - len(text[i:].lstrip("#")) if text[i] == "#" else 0
            quote = '"""' if text[i + hashes:i + hashes + 3] == '"""' else '"'
            close, escape = quote + "#" * hashes, "\\" + "#" * hashes
            j = i + hashes + len(quote)
            while j < n and not text.startswith(close, j):
                if quote == '"' and text[j] == "\n":
                    break
                j += len(escape) + 1 if text.startswith(escape, j) else 1
            blank(min(n, j + len(close)))
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def check_table(rules, table):
    for target, rule in sorted(rules.items()):
        for other in sorted(rule.own):
            if other not in rules:
                yield f"{table}: {target} may import {other}, which has no row"
            elif rules[other].layer >= rule.layer:
                yield f"{table}: the arrow from {target} (L{rule.layer}) to {other} (L{rules[other].layer}) does not point down"


def check_file(path, target, rules, shown):
    text = path.read_text(encoding="utf-8")
    code = without_comments_and_strings(text)
    rule = rules[target]
    for match in IMPORT.finditer(code):
        module = match.group(1)
        line = code.count("\n", 0, match.start(1)) + 1
        if module in TOOLCHAIN or module == target or module in rule.own or module in rule.outside:
            continue
        if module in rules:
            yield f"{shown}:{line}: {target} may not import {module}: the layers of CONTRIBUTING.md have no such arrow"
        else:
            yield f"{shown}:{line}: {target} may not use the outside module {module}: see the layers of CONTRIBUTING.md"
    for pattern, reason in FORBIDDEN:
        for match in pattern.finditer(code):
            start = match.end() - len(match.group().lstrip())
            yield f"{shown}:{code.count(chr(10), 0, start) + 1}: {reason}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    rules = read_table(root / "CONTRIBUTING.md")
    problems, warnings, seen = list(check_table(rules, "CONTRIBUTING.md")), [], set()
    if not rules:
        problems.append("CONTRIBUTING.md: no table of layers found under the heading Layers")
    for path in sorted(root.glob("Sources/*/**/*.swift")):
        shown, target = path.relative_to(root), path.relative_to(root).parts[1]
        if target not in rules:
            if target not in seen:
                problems.append(f"Sources/{target}: no row in the layers of CONTRIBUTING.md")
            seen.add(target)
            continue
        problems += check_file(path, target, rules, shown)
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LOOK_TWICE:
            warnings.append(f"{shown}: warning: {lines} lines; look twice at {LOOK_TWICE}")
    for line in warnings + problems:
        print(line)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
