#!/usr/bin/env python3
"""Measures how long a start takes with a full queue: from the program's first instruction to its 220 on the port.

    bench/start.py --program .build/release/firstreply [--messages 100000] [--starts 6]

The queue is filled through the program itself, with a smart host that is down: each inquiry waits in incoming/ until it is
read, then its reply waits in outgoing/. Every second start follows a SIGKILL, the others a SIGTERM. Exit status 1 when a
message was lost or the median is over the target. Python 3.10, standard library only.
"""

import argparse
import asyncio
import collections
import os
import pathlib
import socket
import statistics
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests/InteropTests/Support"))

import sender  # noqa: E402
from authority import Authority  # noqa: E402
from gateway import Gateway  # noqa: E402
from scenario import Scenario  # noqa: E402
from sink import EventLoop  # noqa: E402

INBOX = "info@lakeside.example"
TARGET_SECONDS = 2.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=".build/release/firstreply")
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--starts", type=int, default=6)
    parser.add_argument("--connections", type=int, default=80)
    parser.add_argument("--keep", action="store_true", help="keep the scratch folder")
    options = parser.parse_args()
    with Scenario("start", options.program.resolve(), keep=options.keep, limit=3600) as run:
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        nowhere = socket.socket()
        nowhere.bind(("127.0.0.1", 0))  # bound and never listening: refused at once
        run.to_stop.append(nowhere.close)
        gateway = run.started(Gateway(run.program, run.folder / "gateway", INBOX, nowhere.getsockname()[1],
                                      authority.certificate, smtp="  backlog: 10000000\n"))
        gateway.start()
        begun = time.monotonic()
        loop.run(fill(gateway, options.messages, options.connections), 3000)
        run.say(f"{options.messages} messages sent in {time.monotonic() - begun:.0f} s, load {os.getloadavg()[0]:.1f}")
        times = [started(run, gateway, number) for number in range(options.starts)]
        resident = gateway.resident_kib()[1] // 1024
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
        queued = collections.Counter(entry["queue"] for entry in gateway.queue())
        # One that was being read may be in both: its note of being done comes after its reply.
        run.expect(sum(queued.values()) >= options.messages, "every message is queued still", queued)
        median = statistics.median(times)
        run.expect(median < TARGET_SECONDS, f"ready in under {TARGET_SECONDS} s", median)
        run.say(f"from start to 220 with {options.messages} messages queued ({dict(queued)}): median {median:.2f} s of "
                f"{' '.join(f'{seconds:.2f}' for seconds in times)}; resident {resident} MiB; "
                f"load {os.getloadavg()[0]:.1f}")


def started(run, gateway, number):
    """Ends the gateway, by SIGTERM or SIGKILL, starts it and waits for its greeting; the seconds that took."""
    if number % 2:
        gateway.kill()
    else:
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
    begun = time.monotonic()
    gateway.start(wait=0)
    while time.monotonic() < begun + 60:
        try:
            with socket.create_connection(("127.0.0.1", gateway.port), timeout=60) as connection:
                if connection.recv(3) == b"220":
                    break
        except ConnectionRefusedError:
            time.sleep(0.002)
    took, spent = time.monotonic() - begun, processor_seconds(gateway.process.pid)
    run.say(f"start {number + 1} after {'SIGKILL' if number % 2 else 'SIGTERM'}: {took:.2f} s, {spent:.2f} s of processor, "
            f"load {os.getloadavg()[0]:.1f}")
    return took


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def fill(gateway, messages, connections):
    """Sends inquiries of different people, many over a connection."""
    numbers = iter(range(messages))

    async def worker():
        connection = sender.Connection(gateway.port)
        await connection.open()
        for count, number in enumerate(numbers):
            if count % 500 == 499:
                await connection.close()
                await connection.open()
            address = f"lead{number}@prospect{number}.example"
            octets = sender.inquiry(address, INBOX, f"<{number}@prospect.example>", "Ann Lee")
            await connection.send(address, INBOX, octets)
            await connection.expect("250")
        await connection.close()

    await asyncio.gather(*(worker() for _ in range(connections)))


if __name__ == "__main__":
    main()
