#!/usr/bin/env python3
"""Measures our own figures: the way of one inquiry, memory after many, and the rate of a burst.

    bench/bench.py --program .build/release/firstreply [--singles 500] [--burst 10000] [--connections 50] [--json FILE]

Client and smart host run in this process on one clock; their own time is part of what is measured. Exit status 1 when
something was lost on the way. Python 3.10, standard library only.
"""

import argparse
import asyncio
import json
import os
import pathlib
import statistics
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests/InteropTests/Support"))

import sender  # noqa: E402
from authority import Authority  # noqa: E402
from gateway import Gateway  # noqa: E402
from scenario import Scenario  # noqa: E402
from sink import EventLoop, Sink  # noqa: E402

INBOX = "info@lakeside.example"
WARM_UP = 50
# What issue and design ask for: milliseconds, milliseconds, MiB.
TARGETS = {"p50_ms": 15, "p99_ms": 60, "resident_mib": 120}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=".build/release/firstreply")
    parser.add_argument("--singles", type=int, default=500)
    parser.add_argument("--burst", type=int, default=10_000)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--keep", action="store_true", help="keep the scratch folder")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures to this file")
    options = parser.parse_args()
    with Scenario("bench", options.program.resolve(), keep=options.keep, limit=900) as run:
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        sink = run.started(Sink(*authority.good(), loop=loop))
        gateway = run.started(Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate))
        gateway.start()
        bench = Bench(run, gateway, sink, loop)
        figures = {"sync_ms": sync_time(run.folder), "load_before": os.getloadavg()[0]}
        figures |= bench.singles(options.singles)
        figures |= bench.burst(options.burst, options.connections)
        report(run, figures)
        run.expect(not sink.violations, "the gateway spoke correct SMTP", sink.violations[:5])
        if options.json:
            options.json.write_text(json.dumps(figures, indent=1) + "\n")


class Bench:
    """The gateway under load, with a count of the inquiries so far."""

    def __init__(self, run, gateway, sink, loop):
        self.run, self.gateway, self.sink, self.loop, self.count = run, gateway, sink, loop, 0

    def next(self):
        self.count += 1
        address = f"lead{self.count}@prospect{self.count}.example"
        return address, sender.inquiry(address, INBOX, f"<{self.count}@prospect.example>", "Ann Lee")

    async def _send(self):
        address, octets = self.next()
        outcome = await sender.attempt(self.gateway.port, address, INBOX, octets, 60)
        return address, outcome, time.monotonic()

    def one(self):
        """One inquiry, and its reply awaited: milliseconds to our 250 (and QUIT) and to the smart host's."""
        seen = len(self.sink.accepted)
        _, outcome, acknowledged = self.loop.run(self._send())
        if not outcome.acknowledged or not self.sink.wait_for(seen + 1, 30):
            raise AssertionError(f"no reply: {outcome}\n{self.gateway.log()[-2000:]}")
        return (acknowledged - outcome.started) * 1000, (self.sink.accepted[seen].at - outcome.started) * 1000

    def singles(self, number):
        for _ in range(WARM_UP):
            self.one()
        pairs = []
        for _ in range(number):
            pairs.append(self.one())
            time.sleep(0.002)  # notes and syncs of the last one are not part of the next
        replied, session = sorted(pair[1] for pair in pairs), sorted(pair[0] for pair in pairs)
        return {"singles": number, "p50_ms": at(replied, 50), "p90_ms": at(replied, 90), "p99_ms": at(replied, 99),
                "max_ms": round(replied[-1], 2), "session_p50_ms": at(session, 50), "session_p99_ms": at(session, 99),
                "resident_after_singles_mib": round(self.gateway.resident_kib()[0] / 1024, 1)}

    async def _burst(self, number, connections):
        left, refused = number, []

        async def worker():
            nonlocal left
            while left > 0:
                left -= 1
                _, outcome, _ = await self._send()
                if not outcome.acknowledged:
                    refused.append(outcome.reply)
        await asyncio.gather(*(worker() for _ in range(connections)))
        return refused

    def burst(self, number, connections):
        before, start = len(self.sink.accepted), time.monotonic()
        refused = self.loop.run(self._burst(number, connections), 600)
        acknowledged = time.monotonic() - start
        wanted = number - len(refused)
        whole = self.sink.wait_for(before + wanted, 300)
        replied = time.monotonic() - start
        self.run.expect(whole, "every inquiry of the burst has its reply", len(self.sink.accepted) - before)
        self.run.expect(not refused, "none is refused", refused[:5])
        self.run.eventually(lambda: not self.gateway.queue(), "the queue runs empty", 60)
        resident, highest = self.gateway.resident_kib()
        return {"burst": number, "connections": connections, "accepted_per_s": round(wanted / acknowledged),
                "replied_per_s": round(wanted / replied), "resident_mib": round(resident / 1024, 1),
                "resident_highest_mib": round(highest / 1024, 1)}


def at(ordered, percent):
    """The percentile of an ordered list, in ms: the smallest value that at least so many per cent do not exceed."""
    return round(ordered[max(0, -(-len(ordered) * percent // 100) - 1)], 2)


def sync_time(folder):
    """What one small append and fdatasync costs here, in ms, at the median: the floor under every 250."""
    times = []
    with open(folder / "sync", "wb") as file:
        for _ in range(50):
            start = time.monotonic()
            file.write(bytes(4096))
            file.flush()
            os.fdatasync(file.fileno())
            times.append(time.monotonic() - start)
    return round(statistics.median(times) * 1000, 3)


def report(run, figures):
    def mark(key):
        return "" if key not in TARGETS else f"  (target under {TARGETS[key]}{', met' if figures[key] < TARGETS[key] else ', MISSED'})"
    run.say(f"machine: {os.cpu_count()} cores, load {figures['load_before']:.1f} before, append + fdatasync "
            f"{figures['sync_ms']} ms")
    run.say(f"one inquiry, warm, {figures['singles']} times, connection to the smart host's 250:")
    for key, name in (("p50_ms", "p50"), ("p90_ms", "p90"), ("p99_ms", "p99"), ("max_ms", "max")):
        run.say(f"  {name:4} {figures[key]:8.2f} ms{mark(key)}")
    run.say(f"  of which the session with us: p50 {figures['session_p50_ms']} ms, p99 {figures['session_p99_ms']} ms")
    run.say(f"burst of {figures['burst']} over {figures['connections']} connections: {figures['accepted_per_s']} "
            f"acknowledged/s, {figures['replied_per_s']} replies/s")
    run.say(f"resident: {figures['resident_after_singles_mib']} MiB after the singles, {figures['resident_mib']} MiB "
            f"after the burst{mark('resident_mib')}, highest {figures['resident_highest_mib']} MiB")


if __name__ == "__main__":
    main()
