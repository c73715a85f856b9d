#!/usr/bin/env python3
"""Measures how fast messages are parsed and understood, beside GMime and Python's email, and how both grow.

    bench/understanding.py --program .build/release/firstreply --mail FOLDER [--rounds 7]
    bench/understanding.py --program .build/release/firstreply --growth [--largest 64]

--mail takes every file under FOLDER that begins like a message. The programs take turns, round by round, each in a
process of its own on the same files, read before the clock starts; processor seconds count, and the median of the
rounds. GMime and Python's email only parse. GMime is left out, and said so, where libgmime-3.0-dev is missing.

--growth makes messages of the worst shapes from 1 KiB to --largest MiB and prints seconds and memory for each size, and
how much more time double the size takes: 2 is linear. Exit status 1 when a shape grows faster than linear.
Python 3.10, standard library only.
"""

import argparse
import email
import json
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
HEADER = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n"
# A doubling may take this much more: noise at small sizes, memory that no longer fits the caches at large ones.
MOST_GROWTH = 2.7
# Below this many seconds a time is the clock's own noise.
LEAST_SECONDS = 0.02


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=".build/release/firstreply")
    parser.add_argument("--mail", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--largest", type=int, default=64, help="MiB")
    parser.add_argument("--shape", action="append", help="only this shape of --growth")
    parser.add_argument("--parse-file", type=pathlib.Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.parse_file:
        return parse_with_python(options.parse_file)
    if not options.mail and not options.growth:
        parser.error("say --mail FOLDER or --growth")
    status = 0
    with tempfile.TemporaryDirectory() as scratch:
        if options.mail:
            compare(options, pathlib.Path(scratch))
        if options.growth:
            status = growth(options, pathlib.Path(scratch))
    return status


# ---- beside others

def messages(folder):
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".jsonl", ".md", ".py", ".json", ".dns"}:
            start = path.read_bytes()[:4096]
            if b":" in start.split(b"\n", 1)[0] or start.startswith(b"From "):
                found.append(path)
    return found


def parse_with_python(names):
    mail = [pathlib.Path(name).read_bytes() for name in names.read_text().splitlines()]
    start = time.process_time()
    for octets in mail:
        email.message_from_bytes(octets)
    print(json.dumps({"messages": len(mail), "octets": sum(map(len, mail)), "parse": time.process_time() - start}))
    return 0


def gmime(scratch):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "gmime-3.0"], capture_output=True, text=True)
    if flags.returncode or not shutil.which("cc"):
        print("GMime left out: libgmime-3.0-dev or a C compiler is missing")
        return None
    binary = scratch / "gmime-parse"
    subprocess.run(["cc", "-O2", str(HERE / "gmime-parse.c"), "-o", str(binary), *flags.stdout.split()], check=True)
    return binary


def compare(options, scratch):
    files = messages(options.mail)
    if not files:
        sys.exit(f"no message under {options.mail}")
    names = scratch / "names"
    names.write_text("".join(f"{path}\n" for path in files))
    reference = gmime(scratch)
    times = {}

    def note(name, seconds):
        times.setdefault(name, []).append(seconds)

    for _ in range(options.rounds):
        ours = run_json([str(options.program), "inspect", "--timing", *map(str, files)])
        note("FirstReply, parse", ours["parse"])
        note("FirstReply, parse and understand", ours["understand"])
        if reference:
            note("GMime, parse", run_json([str(reference)], names.read_bytes())["parse"])
        note("Python email, parse", run_json([sys.executable, __file__, "--parse-file", str(names)])["parse"])
    octets = ours["octets"]
    print(f"{len(files)} messages, {octets / 1e6:.1f} MB, {options.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    print(f"{'':34} {'MB/s':>8} {'messages/s':>11} {'x GMime':>8} {'x Python':>9}")
    middle = {name: statistics.median(seconds) for name, seconds in times.items()}
    for name, seconds in middle.items():
        against = [middle.get(f"{peer}, parse") for peer in ("GMime", "Python email")]
        ratios = [f"{peer / seconds:.1f}" if peer else "-" for peer in against]
        print(f"{name:34} {octets / seconds / 1e6:8.1f} {len(files) / seconds:11.0f} {ratios[0]:>8} {ratios[1]:>9}")


def run_json(command, stdin=b""):
    done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


# ---- growth

def filled(unit, size, head=b"", tail=b""):
    return head + unit * max(0, (size - len(head) - len(tail)) // len(unit)) + tail


def multipart(size, part):
    head = HEADER + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return filled(b"--b\r\n" + part, size, head, b"--b--\r\n")


def nested(size):
    start, level = HEADER + b"MIME-Version: 1.0\r\n", 0
    made, length = [start], len(start)
    while length < size:
        line = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
        made.append(line)
        length, level = length + len(line), level + 1
    return b"".join(made)[:size]


def html(size, unit, head=b"<html><body>"):
    return filled(unit, size, HEADER + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + head)


SHAPES = {
    "plain text": lambda size: filled(b"We need a car to the airport on Friday at five, two people.\r\n", size, HEADER + b"\r\n"),
    "one long line": lambda size: filled(b"abcdefgh ", size, HEADER + b"\r\n"),
    "header fields": lambda size: filled(b"X-A: b\r\n", size, HEADER, b"\r\nbody\r\n"),
    "one folded field": lambda size: filled(b" word\r\n", size, HEADER + b"X-Long: a\r\n", b"\r\nbody\r\n"),
    "addresses": lambda size: filled(b"a@b.example, ", size, b"To: ", b"\r\n" + HEADER + b"\r\n"),
    "open comments": lambda size: filled(b"(", size, b"To: a@b.example ", b"\r\n" + HEADER + b"\r\n"),
    "open quotes": lambda size: filled(b'"\\', size, b"To: ", b"\r\n" + HEADER + b"\r\n"),
    "encoded words": lambda size: filled(b"=?utf-8?q?a?= ", size, b"Subject: ", b"\r\n" + HEADER + b"\r\n"),
    "parameters": lambda size: filled(b"; a*0*=b", size, HEADER + b"Content-Type: text/plain", b"\r\n\r\nbody"),
    "references": lambda size: filled(b"<a@b.example> ", size, b"References: ", b"\r\n" + HEADER + b"\r\n"),
    "parts": lambda size: multipart(size, b"\r\nx\r\n"),
    "parts without end": lambda size: multipart(size, b""),
    "nested multiparts": nested,
    "nested messages": lambda size: filled(b"Content-Type: message/rfc822\r\n\r\n", size, HEADER),
    "boundary prefixes": lambda size: filled(b"--bb\r\n", size, HEADER + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"),
    "quoted-printable": lambda size: filled(b"=C3=A9=\r\n", size, HEADER + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"),
    "base64": lambda size: filled(b"w6nDqcOpw6nDqcOpw6nDqcOpw6nDqcOp\r\n", size, HEADER + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
    "8-bit without charset": lambda size: filled(b"caf\xe9 \xa4\xd6 ", size, HEADER + b"\r\n"),
    "quoted lines": lambda size: filled(b"> > > a\r\n", size, HEADER + b"In-Reply-To: <a@b>\r\n\r\n"),
    "attributions": lambda size: filled(b"On Monday, Nov 2 Dana wrote:\r\n", size, HEADER + b"In-Reply-To: <a@b>\r\n\r\n"),
    "forward headers": lambda size: filled(b"From: a\r\nSent: b\r\n", size, HEADER + b"\r\n"),
    "labels": lambda size: filled(b"Name: Dana\r\n", size, HEADER + b"\r\n"),
    "bounce lines": lambda size: filled(b"<a@b.example>: 550 5.1.1 user unknown\r\n", size, b"From: MAILER-DAEMON@b.example\r\nSubject: failure notice\r\n\r\n"),
    "report fields": lambda size: filled(b"\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n", size, HEADER + b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.example\r\n"),
    "HTML tags": lambda size: html(size, b"<b>"),
    "HTML tables": lambda size: html(size, b"<table><tr><td>"),
    "HTML entities": lambda size: html(size, b"&amp;amp;&#x41;&nosuch"),
    "HTML open tags": lambda size: html(size, b"<a href='"),
    "HTML quotes": lambda size: html(size, b"<blockquote>a"),
    "HTML comments": lambda size: html(size, b"<!--"),
    "uuencode": lambda size: filled(b"begin 644 a\r\n#86)C\r\n`\r\nend\r\n", size, HEADER + b"\r\n"),
    "dates and numbers": lambda size: filled(b"12/12 at 5 ", size, HEADER + b"\r\n"),
    "places": lambda size: filled(b"from JFK to 12 Elm Street, ", size, HEADER + b"\r\n"),
}


def growth(options, scratch):
    sizes = [1 << power for power in range(10, 21 + int(math.log2(options.largest)))]
    sizes = [size for size in sizes if size <= options.largest << 20]
    shown = [size for index, size in enumerate(sizes) if index % 4 == 0 or size >= sizes[-1] // 8]
    print(f"{'shape':22} " + " ".join(f"{label(size):>8}" for size in shown) + "   doubling  octets of memory per octet")
    faults = []
    for name, make in SHAPES.items():
        if options.shape and name not in options.shape:
            continue
        seconds, memory = {}, {}
        for size in sizes:
            file = scratch / "shape"
            file.write_bytes(make(size))
            found = run_json([str(options.program), "inspect", "--timing", str(file)])
            seconds[size], memory[size] = found["parse"] + found["understand"], found["peakMemory"]
            file.unlink()
        base, last = memory[sizes[0]], sizes[-1]
        steps = [seconds[b] / seconds[a] for a, b in zip(sizes, sizes[1:]) if seconds[a] > LEAST_SECONDS]
        # Two neighbours that both exceed: one alone is a disturbance of the machine.
        worst = max((min(pair) for pair in zip(steps, steps[1:])), default=0)
        line = " ".join(f"{show(seconds[size]):>8}" for size in shown)
        factor = (memory[last] - base) / last
        print(f"{name:22} {line}   {worst:8.2f}  {factor:.1f}", flush=True)
        if worst > MOST_GROWTH:
            faults.append(name)
    if faults:
        print("faster than linear: " + ", ".join(faults))
    return 1 if faults else 0


def label(size):
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"


def show(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
