#!/usr/bin/env python3
"""Scores `firstreply inspect` with a corpus's own rules, and prints the field's figures beside ours.

    scripts/corpus.py FOLDER PROGRAM [--keep] [--altered] [--failures]

FOLDER holds score.py and one folder per suite; it is no part of this repository. --keep writes what was reached to
Tests/corpus-floor.json; without it a measure below that floor makes the exit status 1. --altered also feeds each
message with other line ends and cut at each eighth. Python 3, standard library only.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FLOOR = ROOT / "Tests/corpus-floor.json"
PEERS = ROOT / "Tests/corpus-peers.tsv"


def peers():
    rows = {}
    for line in PEERS.read_text().splitlines():
        if line and not line.startswith("#"):
            measure, peer, who, aim = line.split("\t")
            rows[measure] = (peer, who, aim)
    return rows


def verdict(percent, aim):
    if aim == "-":
        return ""
    return "reached" if percent >= float(aim) else "MISSED"


def table(figures):
    reached = {**figures["measures"], **figures["capabilities"]}
    known = peers()
    print(f"{'measure':38} {'right':>11} {'%':>6} {'aim':>6} {'':8} {'field':>6}  by")
    for measure in list(known) + sorted(set(figures["capabilities"]) - set(known)):
        if measure not in reached:
            continue
        right, of = reached[measure]
        percent = 100 * right / of if of else 0
        peer, who, aim = known.get(measure, ("-", "-", "-"))
        print(f"{measure:38} {f'{right}/{of}':>11} {percent:6.1f} {aim:>6} {verdict(percent, aim):8} {peer:>6}  {who}")


def main():
    parser = argparse.ArgumentParser(description="Score firstreply inspect against a corpus of real mail.")
    parser.add_argument("folder")
    parser.add_argument("program")
    parser.add_argument("--keep", action="store_true", help="keep what was reached as the floor")
    parser.add_argument("--altered", action="store_true", help="also other line ends, and cut at each eighth")
    parser.add_argument("--failures", action="store_true", help="list every failing case")
    options = parser.parse_args()
    scorer = pathlib.Path(options.folder) / "score.py"
    if not options.folder or not scorer.is_file():
        where = f" in {options.folder}" if options.folder else ""
        print(f"skipped: no corpus{where}. Say CORPUS=folder, the one with score.py in it, or set FIRSTREPLY_CORPUS.")
        return 0
    program = pathlib.Path(options.program).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "figures.json"
        command = [
            sys.executable, "-B", str(scorer), "--corpus", options.folder, "--jobs", str(os.cpu_count() or 1),
            "--inspect", f"{program} inspect --json", "--address", f"{program} inspect --addresses", "--json", str(out),
        ]
        if options.keep:
            command += ["--write-floor", str(FLOOR)]
        elif FLOOR.is_file() and not options.altered:
            command += ["--floor", str(FLOOR)]
        command += [f"--{flag}" for flag in ("altered", "failures") if getattr(options, flag)]
        status = subprocess.run(command, check=False).returncode
        if out.is_file():
            print("\nBeside the field")
            table(json.loads(out.read_text()))
    return status


if __name__ == "__main__":
    sys.exit(main())
