"""Power failures at random moments under load: everything that was not synced is gone, files and their names alike.

The client's ledger is compared as in the crash scenario. Of every second failure the disk has kept some pages that
nobody asked it to keep, as real ones do. First comes the control: with syncs that do nothing the same test must see
acknowledged mail lost, or it would prove nothing.
"""

import asyncio
import random
import shutil
import time

import scenario_crash
import sender
from authority import Authority
from gateway import Gateway
from powerloss import PowerLoss
from scenario import Scenario
from scenario_syscalls import unexplained
from sink import EventLoop, Sink

INBOX = scenario_crash.INBOX


def arguments(parser):
    parser.add_argument("--failures", type=int, help="power failures (8; 500 with --full)")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the random moments; printed")


def main(options):
    failures = options.failures or (500 if options.full else 8)
    with Scenario("power", options.program, options.full, options.keep, limit=200 + 15 * failures) as run:
        run.needs("openssl", "cc" if shutil.which("cc") else "clang")
        dice = random.Random(options.seed)
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        control(run, authority, loop, dice)
        sink = run.started(Sink(*authority.good(), loop=loop))
        power, gateway = installation(run, "gateway", sink, authority)
        ledger, started = scenario_crash.Ledger(), time.monotonic()
        for number in range(failures):
            gateway.start()
            load(gateway, ledger, loop, options.connections, dice)
            power.strike(dice if number % 2 else None)
        gateway.start()
        scenario_crash.settle(run, gateway, sink, ledger)
        scenario_crash.judge(run, gateway, sink, ledger, failures)
        scenario_crash.again(run, gateway, sink)
        unexplained(run, gateway)
        torn = sum("torn_octets=0" not in line for line in gateway.log().splitlines() if "mailroot opened" in line)
        run.say(f"{failures} power failures in {time.monotonic() - started:.0f} s (seed {options.seed}), {torn} starts cut "
                f"off a torn tail: {len(ledger.acknowledged)} acknowledged, {len(ledger.doubtful)} in doubt, other "
                f"replies: {dict(ledger.refused) or 'none'}")


def installation(run, name, sink, authority, lies=False):
    folder, disk = run.folder / name, run.folder / f"{name}-disk"
    disk.mkdir()
    power = PowerLoss(disk, folder / "mailroot", lies)
    gateway = Gateway(run.program, folder, INBOX, sink.port, authority.certificate, environment=power.environment)
    run.started(gateway, f"the gateway in {name}")
    return power, gateway


def control(run, authority, loop, dice):
    sink = run.started(Sink(*authority.good(), loop=loop))
    power, gateway = installation(run, "control", sink, authority, lies=True)
    gateway.start()
    power.remember()  # the installation itself is there; what comes now is never synced
    ledger = scenario_crash.Ledger()
    while not ledger.acknowledged:
        load(gateway, ledger, loop, 4, dice, least=20)
    power.strike()
    gateway.start()
    known = {lead.get("email") for lead in gateway.leads()}
    lost = [address for address in ledger.acknowledged if address not in known]
    run.expect(lost, "the control: syncs that do nothing lose acknowledged mail, and this test sees it",
               (len(ledger.acknowledged), len(known)))
    gateway.stop()
    run.say(f"control: with syncs that do nothing {len(lost)} of {len(ledger.acknowledged)} acknowledged were lost")


def load(gateway, ledger, loop, connections, dice, least=0):
    """Sends over some connections at once until the power fails, at a random moment."""
    async def worker(done):
        while not done.is_set():
            ledger.next += 1
            address = f"lead{ledger.next}@prospect{ledger.next}.example"
            attachment = dice.choice((0, 0, 0, 0, 0, 0, 0, 400_000))
            octets = sender.inquiry(address, INBOX, f"<{ledger.next}.{time.time_ns()}@prospect.example>", "Ann Lee",
                                    attachment=attachment)
            outcome = await sender.attempt(gateway.port, address, INBOX, octets, timeout=20)
            if outcome.acknowledged:
                ledger.acknowledged[address] = outcome
            elif outcome.doubtful:
                ledger.doubtful.add(address)
            elif outcome.reply is not None:
                ledger.refused[outcome.reply] += 1
            else:
                await asyncio.sleep(0.005)

    async def under_load():
        done, goal = asyncio.Event(), len(ledger.acknowledged) + least
        workers = [asyncio.ensure_future(worker(done)) for _ in range(connections)]
        await asyncio.sleep(dice.random() * 0.4)
        while len(ledger.acknowledged) < goal:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(gateway.kill)
        done.set()
        await asyncio.gather(*workers)

    loop.run(under_load(), 120)
