"""Every fault of the disk at every operation of the spool and of the ledger, one cell of the table after the other.

In each cell a fault is turned on in a running gateway, mail comes in, small and large; the fault ends, and mail must
flow again in the same process. What holds in every cell: peers get 250, or 4xx with the right text, never 5xx; nothing
acknowledged is lost, nothing is sent twice, one alert is raised and its end is told. Before a cell of the spool the log
is made to begin a new segment, so that the fault also meets the making of segments and their move to the archive.

The faults come from a preloaded library (diskfaults.c). The last row takes the files from the process for real.
"""

import collections
import errno
import os
import resource
import shutil
import time

import diskfaults
from authority import Authority
from gateway import Gateway
from scenario import Scenario
from scenario_disk import INBOX, Client
from sink import EventLoop, Sink

LEDGER = "firstreply.sqlite"
LARGE = 400_000  # above what the spool keeps in its log: it goes to a file of its own
# What makes the log begin a new segment, told apart from every fault of the table by its number.
ROLL = errno.ETIMEDOUT
USUAL = ("ENOSPC", "EIO", "EROFS", "EMFILE")
MORE = ("ENFILE", "ENOMEM", "EDQUOT")

# operation: the errors that the quick run tries there; the full run tries all at each.
SPOOL = {
    ("mkdir",): ("ENOSPC",),  # first: the archive's month is only made once
    ("open-new",): ("ENOSPC", "EROFS", "EMFILE"),
    ("open-new", "open", "open-read"): ("EMFILE",),
    ("write",): ("ENOSPC", "EIO"),
    ("allocate",): ("ENOSPC", "EROFS"),
    ("sync",): ("EIO",),
    ("dirsync",): ("EIO",),
    ("rename",): ("EROFS", "ENOSPC"),
    ("unlink",): ("EROFS",),
    ("truncate",): ("EIO",),
    ("read",): ("EIO",),
    ("sync", "dirsync", "truncate", "unlink", "rename"): ("EIO",),
}
STORE = {
    # The connection is only opened again after something else failed.
    ("open", "open-new", "open-read", "sync", "write"): ("EMFILE", "EIO"),
    ("write", "allocate"): ("ENOSPC", "EIO", "EROFS"),
    ("sync",): ("EIO", "ENOSPC"),
    ("read",): ("EIO",),
    ("truncate", "unlink"): ("EROFS",),
}
HOLD_SECONDS = 0.35


def arguments(parser):
    parser.add_argument("--only", help="cells whose line contains this text")


class Cell:
    """One fault: what was done under it and what came of it."""

    def __init__(self, area, operations, name):
        self.area, self.operations, self.name = area, operations, name
        self.number = getattr(errno, name)
        self.small, self.large = collections.Counter(), collections.Counter()
        self.alerts, self.back, self.verdict = 0, None, "ok"

    def __str__(self):
        def replies(counter):
            return " ".join(f"{code or 'none'}:{count}" for code, count in sorted(counter.items(), key=str)) or "-"
        back = "never" if self.back is None else f"{self.back:.2f} s"
        return (f"{self.area:<7} {'+'.join(self.operations):<38} {self.name:<7} {replies(self.small):<22} "
                f"{replies(self.large):<16} {self.alerts:>2}  {back:<8} {self.verdict}")


HEADER = (f"{'where':<7} {'operation':<38} {'error':<7} {'small':<22} {'large':<16} alerts  back in  verdict")


def cells(full):
    for area, table in (("spool", SPOOL), ("ledger", STORE)):
        for operations, quick in table.items():
            for name in (USUAL + MORE) if full else quick:
                yield Cell(area, operations, name)


def main(options):
    with Scenario("disk_faults", options.program, options.full, options.keep, limit=1200 if options.full else 150) as run:
        run.needs("openssl", "cc" if shutil.which("cc") else "clang")
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        sink = run.started(Sink(*authority.good(), loop=loop))
        faults = diskfaults.DiskFaults(run.folder, run.folder / "gateway/mailroot")
        gateway = Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate,
                          environment=faults.environment)
        run.started(gateway, "the gateway")
        gateway.start()
        pid, client, started = gateway.process.pid, Client(gateway, loop), time.monotonic()
        run.expect(client.send()[0].acknowledged, "before, an inquiry is taken")
        made = []
        run.say(HEADER)
        for cell in cells(options.full):
            if options.only and options.only not in str(cell):
                continue
            suffer(run, cell, client, sink, faults, HOLD_SECONDS * (3 if options.full else 1))
            made.append(cell)
            run.say(str(cell))
        starve(run, client, sink)
        judge(run, client, sink)
        run.expect(gateway.process.poll() is None and gateway.process.pid == pid, "one process through all of it")
        tidy(run, gateway)
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
        run.say(f"{len(made)} cells in {time.monotonic() - started:.0f} s: {len(client.acknowledged)} acknowledged, "
                f"{len(sink.recipients())} replies")


def suffer(run, cell, client, sink, faults, seconds):
    idle(run, cell, client, sink)
    log_end, fault = len(client.gateway.log()), dict.fromkeys(cell.operations, cell.number)
    if cell.area == "spool":
        # The segment that this closes goes to the archive at once, so its fault has to be there already.
        faults.start({"sync": ROLL} | fault, "!" + LEDGER)
        client.send()
    faults.start(fault, LEDGER if cell.area == "ledger" else "!" + LEDGER)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        count(cell.small, client.send(4, 4))
        count(cell.large, client.send(1, 1, LARGE))
    faults.stop()
    begun = time.monotonic()
    took = run.eventually(lambda: client.send()[0].acknowledged and client.send(1, 1, LARGE)[0].acknowledged,
                          f"{cell.area} {cell.operations} {cell.name}: mail is taken again without a restart", 20)
    cell.back = None if took is None else time.monotonic() - begun
    idle(run, cell, client, sink)
    if "ALERT " + cell.area in client.gateway.log()[log_end:]:
        run.eventually(lambda: f"{cell.area} well again" in client.gateway.log()[log_end:] or not client.send(),
                       f"{cell.area} {cell.operations} {cell.name}: its end is told", 10)
    text = client.gateway.log()[log_end:]
    cell.alerts = sum("ALERT " + cell.area in line and spoken(cell, line) for line in text.splitlines())
    verdict(run, cell, text)


def spoken(cell, line):
    """Whether the line is about the cell's fault; SQLite has words of its own."""
    return cell.area == "ledger" or os.strerror(cell.number) in line


def count(counter, outcomes):
    counter.update(outcome.reply and outcome.reply[:3] for outcome in outcomes)


def verdict(run, cell, text):
    """What must hold in the cell; its word in the table."""
    allowed = {"250"}
    if cell.area == "spool":
        # RFC 5321 §4.2.3: 452 for a system without room, 451 for what is wrong with it otherwise.
        allowed.add("452" if cell.number in (errno.ENOSPC, errno.EDQUOT) else "451")
        allowed.add("451")  # the sync that made the log begin a new segment may still be felt
    seen = set(cell.small) | set(cell.large)
    name = f"{cell.area} {'+'.join(cell.operations)} {cell.name}"
    held = [
        run.expect(seen <= allowed, f"{name}: only {sorted(allowed)} are said", dict(cell.small + cell.large)),
        run.expect(cell.alerts <= 1, f"{name}: one alert at the most",
                   [line for line in text.splitlines() if "ALERT" in line][:6]),
        run.expect(cell.alerts == 1 or seen <= {"250"}, f"{name}: what refuses mail raises an alert", text[-1500:]),
        cell.back is not None,
    ]
    cell.verdict = "ok" if all(held) else "WRONG"


def idle(run, cell, client, sink):
    """Waits until every acknowledged inquiry is answered: the next fault then meets a gateway at rest."""
    run.eventually(lambda: client.acknowledged <= set(sink.recipients()),
                   f"{cell.area} {cell.operations} {cell.name}: every acknowledged inquiry has its reply", 30,
                   lambda: (sorted(client.acknowledged - set(sink.recipients()))[:3], client.gateway.log()[-1500:]))


def starve(run, client, sink):
    """The limit of open files falls to what is open: the process can neither take connections nor open files."""
    pid = client.gateway.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (3, before[1]))  # what is open stays open
    spent, begun = processor_seconds(pid), time.monotonic()
    outcomes = client.send(5, 5, timeout=2)
    took, spent = time.monotonic() - begun, processor_seconds(pid) - spent
    resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
    run.expect(not any(outcome.acknowledged for outcome in outcomes), "out of files: nothing is acknowledged", outcomes)
    run.expect(all(not o.reply or o.reply[0] == "4" for o in outcomes), "out of files: no 5xx", outcomes)
    back = run.eventually(lambda: client.send()[0].acknowledged, "out of files: mail is taken again", 20)
    if back is not None:
        run.say(f"process out of files for {took:.1f} s (RLIMIT_NOFILE): {sum(o.reply is None for o in outcomes)} of "
                f"{len(outcomes)} without an answer, {spent:.2f} s of processor, back in {back:.2f} s")


def processor_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def judge(run, client, sink):
    """Every acknowledged inquiry is a lead with one reply, whatever it met."""
    run.eventually(lambda: client.acknowledged <= set(sink.recipients()), "every acknowledged inquiry is answered", 30)
    leads = collections.Counter(lead.get("email") for lead in client.gateway.leads())
    lost = client.acknowledged - set(leads)
    run.expect(not lost, "every acknowledged inquiry is a lead", (len(lost), sorted(lost)[:5]))
    run.expect(max(leads.values()) == 1, "nobody is two leads", leads.most_common(3))
    replies = collections.Counter(sink.recipients())
    run.expect(max(replies.values()) == 1, "nobody has two replies", replies.most_common(3))
    run.expect(set(replies) <= set(leads), "no reply without a lead", sorted(set(replies) - set(leads))[:5])


def tidy(run, gateway):
    """What the faults left behind is gone without a restart: no scratch files, no segment reserved and never used."""
    def left():
        reserved = [path for queue in ("incoming", "outgoing") for path in (gateway.mailroot / queue).glob("*.log")]
        reserved += (gateway.mailroot / "archive").rglob("*.log")
        whole = [str(path.relative_to(gateway.mailroot)) for path in reserved if path.stat().st_size >= 64 << 20]
        return [path.name for path in (gateway.mailroot / "tmp").iterdir() if path.name != "README.md"] + whole[2:]
    run.eventually(lambda: not left(), "nothing is left in tmp, and at most one segment a queue is reserved", 10, left)
