"""One inquiry at a time while the program is killed after its first, second, third ... system call, to the last.

The calls of accept, intake, hand-over and sending are counted from the moment the inquiry is sent (syscallstop.c). Each
run starts on what the one before left, finishes it, and is killed one call later in the next inquiry, until a run is
through before its kill comes. With --full every call has its turn, and so has every fourth call of a start that
finds an inquiry half done; else a sample, spread evenly, does.

Afterwards the rules of the crash scenario hold: every acknowledged message is a lead with one reply, a second copy only
where RFC 1047 allows it, and the mailroot holds no file that a run should have taken away.
"""

import contextlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

import scenario_crash
import sender
from authority import Authority
from gateway import Gateway, die_with_parent
from postfix import wait_for_port
from scenario import Scenario
from sink import EventLoop, Sink

INBOX = scenario_crash.INBOX
SAMPLE = 16


def arguments(parser):
    parser.add_argument("--every", type=int, help="the distance between kills in calls; 1 with --full")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the sample; printed")


class TracedGateway(Gateway):
    """A gateway under syscallstop."""

    def __init__(self, tracer, *arguments, **more):
        super().__init__(*arguments, **more)
        self.tracer, self.record = str(tracer), self.folder / "record"

    def start_traced(self, stop_after, armed=False):
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [self.tracer, str(stop_after), str(self.record), self.program, "serve", "--config",
                 str(self.configuration)], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=dict(self.environment, **({"SYSCALLSTOP_ARMED": "1"} if armed else {})), preexec_fn=die_with_parent,
                start_new_session=True)
        if not armed:
            wait_for_port(self.port, 60, lambda: self.process.poll() is None)

    def arm(self):
        self.process.send_signal(signal.SIGUSR1)

    def ended(self, seconds):
        """Waits until the process is gone and notes the kill; whether it is."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        self.kills.append(time.monotonic())
        return True

    def stop(self, seconds=30):
        """As ever; a program whose tracer had to be killed dies a moment after it."""
        status = super().stop(seconds)
        with contextlib.suppress(ProcessLookupError):
            while True:
                os.killpg(self.process.pid, signal.SIGKILL)
                time.sleep(0.01)
        return status

    def count(self):
        return int(self.record.read_text().split()[0])


def main(options):
    with Scenario("syscalls", options.program, options.full, options.keep, limit=3600 if options.full else 200) as run:
        run.needs("openssl", "cc" if shutil.which("cc") else "clang")
        dice = random.Random(options.seed)
        tracer = run.folder / "syscallstop"
        compiler = next(path for name in ("cc", "clang", "gcc") if (path := shutil.which(name)))
        source = pathlib.Path(__file__).with_name("syscallstop.c")
        subprocess.run([compiler, "-O1", "-o", tracer, source], check=True, timeout=120)
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        sink = run.started(Sink(*authority.good(), loop=loop))
        gateway = TracedGateway(tracer, run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate)
        run.started(gateway, "the gateway")
        ledger = scenario_crash.Ledger()
        total = whole(run, gateway, sink, ledger, loop)
        every = options.every or (1 if options.full else max(1, total // SAMPLE))
        started = time.monotonic()
        points = list(range(1 + dice.randrange(every), total + every, every))
        for point in points:
            gateway.start_traced(point)
            finish(run, sink, ledger)
            gateway.arm()
            one(gateway, ledger, loop)
            if not gateway.ended(5):
                gateway.stop()
        starts = recoveries(run, gateway, sink, ledger, loop, total, every, dice)
        gateway.start()
        scenario_crash.settle(run, gateway, sink, ledger)
        scenario_crash.judge(run, gateway, sink, ledger, 1)
        scenario_crash.again(run, gateway, sink)
        unexplained(run, gateway)
        run.say(f"an inquiry takes {total} system calls that reach outside; killed after {len(points)} of them and after "
                f"{starts} of a start with an inquiry half done, in {time.monotonic() - started:.0f} s (seed {options.seed}): "
                f"{len(gateway.kills)} kills, {len(ledger.acknowledged)} acknowledged, {len(ledger.doubtful)} in doubt")


def whole(run, gateway, sink, ledger, loop):
    """One inquiry without a kill: how many calls it takes until nothing more follows."""
    gateway.start_traced(0)
    gateway.arm()
    one(gateway, ledger, loop)
    finish(run, sink, ledger)
    time.sleep(1.5)  # notes that are written after the reply
    run.expect(gateway.stop() == 0, "a traced gateway ends with status 0", gateway.process.returncode)
    return gateway.count()


def recoveries(run, gateway, sink, ledger, loop, total, every, dice):
    """Kills during the start that has to finish an inquiry; returns how many."""
    # A start takes some thousand calls, most of them reading.
    made, step = 0, 4 if every == 1 else every * 20
    point = 1 + dice.randrange(step)
    while True:
        gateway.start_traced(dice.randrange(total // 4, total))
        finish(run, sink, ledger)
        gateway.arm()
        one(gateway, ledger, loop)
        gateway.ended(5) or gateway.stop()
        gateway.start_traced(point, armed=True)
        if not gateway.ended(5):
            gateway.stop()
            return made
        made, point = made + 1, point + step


def one(gateway, ledger, loop):
    ledger.next += 1
    address = f"lead{ledger.next}@prospect{ledger.next}.example"
    octets = sender.inquiry(address, INBOX, f"<{ledger.next}.{time.time_ns()}@prospect.example>", "Ann Lee")
    outcome = loop.run(sender.attempt(gateway.port, address, INBOX, octets, timeout=20))
    if outcome.acknowledged:
        ledger.acknowledged[address] = outcome
    elif outcome.doubtful:
        ledger.doubtful.add(address)
    elif outcome.reply is not None:
        ledger.refused[outcome.reply] += 1


def finish(run, sink, ledger):
    """Waits until what was acknowledged has its reply."""
    run.eventually(lambda: set(ledger.acknowledged) <= set(sink.recipients()), "what was acknowledged is answered", 30)


def unexplained(run, gateway):
    """Files that no run should leave behind."""
    left = [str(path.relative_to(gateway.mailroot)) for folder in ("tmp", "bad", "hold", "pickup")
            for path in (gateway.mailroot / folder).rglob("*") if path.is_file() and path.name != "README.md"]
    run.expect(not left, "no file is left in tmp, bad, hold or pickup", left[:5])
    known = {"incoming", "outgoing", "archive", "pickup", "hold", "bad", "tmp", "README.md", "keyring"}
    strange = [path.name for path in gateway.mailroot.iterdir()
               if path.name not in known and not path.name.startswith("firstreply.") and path.name != "control.sock"]
    run.expect(not strange, "every file of the mailroot is explained", strange)
    alerts = [line for line in gateway.log().splitlines() if "ALERT" in line and "lead for the manager" not in line]
    run.expect(not alerts, "no alert was needed", alerts[:3])


