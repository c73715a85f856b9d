#!/bin/bash
# What `make lint` checks: format, layers, forbidden words, and that every script parses.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0

paths=(Package.swift)
for folder in Sources Tests; do
    [ ! -d "$folder" ] || paths+=("$folder")
done
swift format lint --strict --parallel --recursive "${paths[@]}" || failed=1

python3 scripts/check-layers.py || failed=1

scripts() { # interpreter: tracked and new files that start with it
    git ls-files --cached --others --exclude-standard | while IFS= read -r file; do
        if [ -f "$file" ] && head -n 1 "$file" 2>/dev/null | LC_ALL=C grep -aq "^#!.*\b$1"; then
            printf '%s\n' "$file"
        fi
    done
}
while IFS= read -r file; do
    bash -n "$file" || failed=1
    [ -x "$file" ] || { echo "$file: has a #! line but is not executable"; failed=1; }
done < <(scripts '\(ba\)\?sh')

{ scripts python3; git ls-files --cached --others --exclude-standard '*.py'; } | sort -u |
    python3 -c '
import sys
status = 0
for path in sys.stdin.read().splitlines():
    try:
        compile(open(path, encoding="utf-8").read(), path, "exec")
    except (SyntaxError, ValueError) as error:
        status = 1
        print(f"{path}: {error}")
    except FileNotFoundError:
        pass
sys.exit(status)' || failed=1

if [ "$failed" -eq 0 ]; then echo "lint: clean"; else echo "lint: see above" >&2; fi
exit "$failed"
