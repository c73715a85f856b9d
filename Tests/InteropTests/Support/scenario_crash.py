"""Inquiries from 50 parallel connections while the program is killed with SIGKILL at random and started again.

The client keeps a ledger of each 250. Afterwards every acknowledged message is a lead and has exactly one reply handed
over, and no reply exists without a lead. A second copy is allowed in one case alone, the one RFC 1047 describes: the
smart host had said 250, the kill came before our note of it. Such copies carry the same Message-ID and are counted.
An attempt whose 250 never came is not repeated under the same name, so it may have become a lead or not, but never two.
"""

import asyncio
import collections
import random
import time

import sender
from authority import Authority
from gateway import Gateway
from scenario import Scenario
from sink import EventLoop, Sink

INBOX = "info@lakeside.example"
# A duplicate is RFC 1047's when its first copy was accepted at most this long before a kill: the time between the
# smart host's 250 and our synced note of it, on a machine of two busy cores.
WINDOW_SECONDS = 1.0
# How long after a kill the sink may still read what the dead process had sent: both share this machine's processors.
LAG_SECONDS = 0.5


def arguments(parser):
    parser.add_argument("--inquiries", type=int, help="acknowledged inquiries (200; 1000 with --full)")
    parser.add_argument("--kills", type=int, help="kills (6; 20 with --full)")
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the random moments; printed")


class Ledger:
    """What the client knows: acknowledged, refused and doubtful attempts by sender address."""

    def __init__(self):
        self.acknowledged, self.doubtful, self.refused, self.next = {}, set(), collections.Counter(), 0


def main(options):
    inquiries = options.inquiries or (1000 if options.full else 200)
    kills = options.kills if options.kills is not None else (20 if options.full else 6)
    with Scenario("crash", options.program, options.full, options.keep, limit=240 + inquiries // 10) as run:
        run.needs("openssl")
        dice = random.Random(options.seed)
        authority = Authority(run.folder / "authority")
        loop = EventLoop()
        sink = run.started(Sink(*authority.good(), loop=loop))
        gateway = Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate)
        run.started(gateway, "the gateway")
        gateway.start()
        ledger, start = Ledger(), time.monotonic()
        loop.run(load(gateway, ledger, inquiries, kills, options.connections, dice), 200 + inquiries // 10)
        loaded = time.monotonic() - start
        settle(run, gateway, sink, ledger)
        judge(run, gateway, sink, ledger, kills)
        again(run, gateway, sink)
        run.say(f"{len(ledger.acknowledged)} acknowledged over {options.connections} connections in {loaded:.1f} s, "
                f"{len(gateway.kills)} kills (seed {options.seed}), {len(ledger.doubtful)} attempts in doubt, "
                f"other replies: {dict(ledger.refused) or 'none'}")


async def load(gateway, ledger, inquiries, kills, connections, dice):
    """Sends until all are acknowledged; the kills are spread over the whole, each at a random point of its share."""
    done = asyncio.Event()
    share = inquiries / (kills + 1)
    points = [int((number + dice.random()) * share) for number in range(1, kills + 1)]
    survived = 0

    async def worker():
        while not done.is_set():
            # Nobody runs ahead of the kills: at most one share beyond the last.
            if len(ledger.acknowledged) >= min(inquiries, (survived + 2) * share):
                await asyncio.sleep(0.005)
                continue
            ledger.next += 1
            address = f"lead{ledger.next}@prospect{ledger.next}.example"
            message_id = f"<{ledger.next}.{time.time_ns()}@prospect.example>"
            outcome = await sender.attempt(
                gateway.port, address, INBOX, sender.inquiry(address, INBOX, message_id, "Ann Lee"))
            if outcome.acknowledged:
                ledger.acknowledged[address] = outcome
            elif outcome.doubtful:
                ledger.doubtful.add(address)
            elif outcome.reply is not None:
                ledger.refused[outcome.reply] += 1
            else:
                await asyncio.sleep(0.01)

    async def killer():
        nonlocal survived
        for point in points:
            while len(ledger.acknowledged) < point:
                await asyncio.sleep(0.001)
            await asyncio.sleep(dice.random() * 0.05)
            await asyncio.to_thread(gateway.kill)
            await asyncio.to_thread(gateway.start)
            survived += 1
        while len(ledger.acknowledged) < inquiries:
            await asyncio.sleep(0.01)
        done.set()

    await asyncio.gather(killer(), *(worker() for _ in range(connections)))


def settle(run, gateway, sink, ledger):
    """Waits until every acknowledged inquiry has its reply and the queue is empty."""
    def missing():
        return set(ledger.acknowledged) - set(sink.recipients())
    took = run.eventually(lambda: not missing(), "every acknowledged inquiry has its reply", 60,
                          lambda: (len(missing()), sorted(missing())[:5], gateway.queue()[:3]))
    run.eventually(lambda: not gateway.queue(), "the queue runs empty", 30, lambda: gateway.queue()[:3])
    if took is not None:
        run.say(f"the last reply came {took:.2f} s after the last inquiry")


def judge(run, gateway, sink, ledger, kills):
    leads = collections.Counter(lead.get("email") for lead in gateway.leads())
    lost = [address for address in ledger.acknowledged if not leads[address]]
    run.expect(not lost, "every acknowledged message is a lead", (len(lost), lost[:5]))
    twice = [address for address, count in leads.items() if count > 1]
    run.expect(not twice, "nobody is two leads", (len(twice), twice[:5]))
    strangers = set(leads) - set(ledger.acknowledged) - ledger.doubtful
    run.expect(not strangers, "no lead that nobody sent", sorted(map(str, strangers))[:5])

    copies = collections.defaultdict(list)
    for message in sink.accepted:
        copies[message.recipients[0]].append(message)
    orphans = [recipient for recipient in copies if not leads[recipient]]
    run.expect(not orphans, "no reply without a lead", orphans[:5])
    run.expect(all(len(message.recipients) == 1 for message in sink.accepted), "one recipient a reply")
    unanswered = [address for address in leads if address not in copies]
    run.expect(not unanswered, "every lead has a reply", (len(unanswered), unanswered[:5]))
    allowed, widest = 0, 0.0
    for recipient, messages in copies.items():
        for earlier, later in zip(messages, messages[1:]):
            gaps = [kill - earlier.at for kill in gateway.kills if earlier.at - LAG_SECONDS <= kill <= later.at]
            if earlier.message_id == later.message_id and gaps and min(gaps) <= WINDOW_SECONDS:
                allowed, widest = allowed + 1, max(widest, min(gaps))
            else:
                run.expect(False, f"one reply for {recipient}",
                           (earlier.message_id, later.message_id, [f"{gap:.3f} s before a kill" for gap in gaps]))
    run.expect(len(gateway.kills) >= kills, f"{kills} kills happened", len(gateway.kills))
    run.expect(not sink.violations, "the gateway spoke correct SMTP", sink.violations[:5])
    run.say(f"{sum(leads.values())} leads, {len(sink.accepted)} replies handed over, {allowed} of them second copies in "
            f"the window of RFC 1047" + (f" (widest {widest * 1000:.0f} ms before the kill)" if allowed else ""))


def again(run, gateway, sink):
    """A clean stop and one more start send nothing again."""
    count = len(sink.accepted)
    run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
    gateway.start()
    time.sleep(2)
    run.expect(len(sink.accepted) == count, "a further start sends nothing again", len(sink.accepted) - count)
