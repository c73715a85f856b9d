"""A full disk, a read-only mailroot and a failing sync: peers get 4xx, nothing acknowledged is lost, nothing is sent
twice, and the same process recovers once the fault is gone.

The faults come from a preloaded library (diskfaults.c); where mounting is allowed, a really full file system follows.
"""

import asyncio
import errno
import shutil
import subprocess
import time

import diskfaults
import sender
from authority import Authority
from gateway import Gateway
from scenario import Scenario
from sink import EventLoop, Sink

INBOX = "info@lakeside.example"
FAULTS = [("full disk", diskfaults.FULL), ("read-only mailroot", diskfaults.READ_ONLY),
          ("failing sync", diskfaults.FAILING_SYNC)]
TMPFS_MIB = 256  # two preallocated segments of 64 MiB, the database, and room to fill


class Client:
    """Sends inquiries under ever new names and remembers which were acknowledged."""

    def __init__(self, gateway, loop):
        self.gateway, self.loop, self.count, self.acknowledged = gateway, loop, 0, set()

    def send(self, number=1, parallel=1, size=0, timeout=30):
        """Sends so many; the outcomes."""
        return self.loop.run(self._send(number, parallel, size, timeout), 120)

    async def _send(self, number, parallel, size, timeout=30):
        gate, outcomes = asyncio.Semaphore(parallel), []

        async def one():
            async with gate:
                self.count += 1
                address = f"lead{self.count}@prospect{self.count}.example"
                octets = sender.inquiry(address, INBOX, f"<{self.count}@prospect.example>", "Ann Lee",
                                        attachment=size)
                outcome = await sender.attempt(self.gateway.port, address, INBOX, octets, timeout)
                outcomes.append(outcome)
                if outcome.acknowledged:
                    self.acknowledged.add(address)
        await asyncio.gather(*(one() for _ in range(number)))
        return outcomes


def main(options):
    with Scenario("disk", options.program, options.full, options.keep, limit=240) as run:
        run.needs("openssl", "cc" if shutil.which("cc") else "clang")
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        sink = run.started(Sink(*authority.good(), loop=loop))
        faults = diskfaults.DiskFaults(run.folder, run.folder / "gateway/mailroot")
        gateway = Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate,
                          environment=faults.environment)
        run.started(gateway, "the gateway")
        gateway.start()
        client = Client(gateway, loop)
        for name, fault in FAULTS:
            suffer(run, client, sink, name, lambda: faults.start(fault), faults.stop)
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
        really_full(run, authority, loop)


def suffer(run, client, sink, name, begin, end):
    pid = client.gateway.process.pid
    first = client.send()
    run.expect(first[0].acknowledged, f"{name}: before, an inquiry is taken", first)
    # The fault comes while a burst is under way, so that it meets messages in every room.
    already = len(client.acknowledged)
    burst = asyncio.run_coroutine_threadsafe(client._send(200, 20, 0), client.loop.loop)
    while len(client.acknowledged) < already + 40 and not burst.done():
        time.sleep(0.001)
    begin()
    burst = burst.result(120)
    during = client.send(10, 5)
    replies = [outcome.reply for outcome in burst + during if outcome.reply is not None]
    refused = sorted({reply for reply in replies if not reply.startswith("250")})
    run.expect(all(reply.startswith("4") for reply in refused), f"{name}: refused with 4xx", refused)
    run.expect(not any(outcome.acknowledged for outcome in during), f"{name}: nothing is acknowledged meanwhile",
               during)
    run.expect(any(outcome.reply for outcome in during), f"{name}: peers get an answer", during)
    run.expect(client.gateway.process.poll() is None, f"{name}: the process lives on")
    end()
    took = run.eventually(lambda: client.send()[0].acknowledged, f"{name}: mail is taken again without a restart", 30)
    answered(run, client, sink, name)
    run.expect(client.gateway.process.pid == pid and client.gateway.process.poll() is None, f"{name}: the same process")
    if took is not None:
        run.say(f"{name}: {len([r for r in replies if r[0] == '4'])} refused ({'; '.join(refused)}), "
                f"{sum(o.acknowledged for o in burst)} of the burst acknowledged before, taken again after {took:.2f} s")


def answered(run, client, sink, name):
    def missing():
        return client.acknowledged - set(sink.recipients())
    run.eventually(lambda: not missing(), f"{name}: every acknowledged inquiry has its reply", 60,
                   lambda: (len(missing()), sorted(missing())[:5], client.gateway.queue()[:3],
                            client.gateway.log()[-2000:]))
    leads = [lead.get("email") for lead in client.gateway.leads()]
    lost = client.acknowledged - set(leads)
    run.expect(not lost, f"{name}: every acknowledged inquiry is a lead", (len(lost), sorted(lost)[:5]))
    run.expect(len(leads) == len(set(leads)), f"{name}: nobody is two leads")
    recipients = sink.recipients()
    twice = sorted({recipient for recipient in recipients if recipients.count(recipient) > 1})
    run.expect(not twice, f"{name}: nobody has two replies", (len(twice), twice[:5]))
    run.expect(set(recipients) <= set(leads), f"{name}: no reply without a lead")


def really_full(run, authority, loop):
    disk = run.folder / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={TMPFS_MIB}m", "tmpfs", disk], capture_output=True,
                           text=True, timeout=30)
    if mount.returncode != 0:
        run.say(f"a file system of our own: skipped, mount says {mount.stderr.strip()!r}")
        return
    run.to_stop.append(lambda: subprocess.run(["umount", "-l", disk], check=True, timeout=30))
    sink = run.started(Sink(*authority.good(), loop=loop))
    gateway = Gateway(run.program, run.folder / "full", INBOX, sink.port, authority.certificate,
                      mailroot=disk / "mailroot")
    run.started(gateway, "the gateway on the full disk")
    gateway.start()
    client, filler = Client(gateway, loop), disk / "filler"
    run.expect(client.send()[0].acknowledged, "tmpfs: before, an inquiry is taken")
    run.expect(shutil.disk_usage(disk).free > 1 << 20, "tmpfs: has room before it is filled", shutil.disk_usage(disk))
    # Unbuffered: a buffer that did not fit would be written once more on closing, and fail again.
    with open(filler, "wb", buffering=0) as file:
        try:
            while file.write(bytes(1 << 16)) == 1 << 16:
                pass
        except OSError as error:
            run.expect(error.errno == errno.ENOSPC, "tmpfs: filled until it is full", error)
    run.expect(shutil.disk_usage(disk).free < 1 << 16, "tmpfs: full", shutil.disk_usage(disk))
    large = client.send(1, 1, 2 << 20)[0]
    # It may fit the space that segments hold ready; acknowledged, it is looked for below like every other.
    run.expect(large.reply and (large.acknowledged or large.reply.startswith("4")),
               "tmpfs: a large message is refused with 4xx, or kept", large)
    # Small ones may still fit the space that segments hold ready; what is acknowledged must then be kept.
    outcomes = []
    for _ in range(60):
        outcomes += client.send(10, 10, 150_000)
        if any(outcome.reply and outcome.reply.startswith("4") for outcome in outcomes):
            break
    refused = sorted({outcome.reply for outcome in outcomes if outcome.reply and not outcome.acknowledged})
    run.expect(refused and all(reply.startswith("4") for reply in refused), "tmpfs: refused with 4xx once full", refused)
    run.expect(gateway.process.poll() is None, "tmpfs: the process lives on")
    filler.unlink()
    took = run.eventually(lambda: client.send()[0].acknowledged, "tmpfs: mail is taken again without a restart", 30)
    answered(run, client, sink, "tmpfs")
    run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
    if took is not None:
        run.say(f"a full file system: {sum(o.acknowledged for o in outcomes)} more fitted in the space held ready, then "
                f"{'; '.join(refused)}; taken again after {took:.2f} s")
