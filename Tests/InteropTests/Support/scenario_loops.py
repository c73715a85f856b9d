"""Mail loops end by themselves: two gateways answering each other, and robots that answer everything, whose messages
carry no sign of being automatic."""

import asyncio
import re
import threading
import time

import sender
from authority import Authority
from gateway import Gateway
from scenario import Scenario
from sink import EventLoop, Sink

PER_CORRESPONDENT = 6  # the default of replies.per_correspondent
PER_DOMAIN = 2
# Names reserved for examples count as free mail does: ten times the budget of a domain.
PER_EXAMPLE_DOMAIN = 10 * PER_DOMAIN
# Everything by which a message could be known as automatic or as an answer.
SIGNS = re.compile(
    rb"(?im)^(auto-submitted|precedence|x-auto[a-z-]*|list-[a-z-]*|in-reply-to|references|feedback-id|received|"
    rb"x-loop|x-firstreply[a-z-]*):(?:[^\r\n]|\r\n[ \t])*\r\n")
QUIET_SECONDS = 4


class Post:
    """Carries what the smart host accepted to whoever serves the recipient's domain, and counts the letters."""

    def __init__(self, loop, change=lambda octets: octets):
        self.loop, self.change, self.routes, self.carried, self.last = loop, change, {}, [], time.monotonic()
        self.lock = threading.Lock()

    def judge(self, reverse_path, recipients, octets):
        for recipient in recipients:
            deliver = self.routes.get(recipient.rpartition("@")[2].lower())
            if deliver:
                with self.lock:
                    self.carried.append((reverse_path, recipient))
                    self.last = time.monotonic()
                asyncio.get_running_loop().create_task(deliver(reverse_path, recipient, self.change(octets)))
        return None

    def quiet(self):
        return time.monotonic() - self.last > QUIET_SECONDS

    def to(self, gateway):
        async def deliver(reverse_path, recipient, octets):
            outcome = await sender.attempt(gateway.port, reverse_path, recipient, octets)
            if not outcome.acknowledged:
                print(f"not taken: {recipient}: {outcome.reply}", flush=True)
        return deliver


def main(options):
    with Scenario("loops", options.program, options.full, options.keep, limit=240) as run:
        run.needs("openssl")
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        two_gateways(run, authority, loop, "two gateways", lambda octets: octets, 2)
        two_gateways(run, authority, loop, "two gateways, every sign stripped",
                     lambda octets: SIGNS.sub(b"", octets), 2 * PER_CORRESPONDENT)
        robot(run, authority, loop, "out-of-office robot", lambda number: "sam@robot.example", PER_CORRESPONDENT)
        robot(run, authority, loop, "robot with an address a time", lambda number: f"case{number}@robot.example",
              PER_EXAMPLE_DOMAIN)


def gateway_for(run, post, authority, loop, folder, inbox):
    sink = run.started(Sink(*authority.good(), judge=post.judge, loop=loop))
    gateway = Gateway(run.program, run.folder / folder, inbox, sink.port, authority.certificate)
    text = gateway.configuration.read_text().replace("per_domain: 1000000", f"per_domain: {PER_DOMAIN}")
    gateway.configuration.write_text(text)
    run.started(gateway, folder)
    gateway.start()
    post.routes[inbox.partition("@")[2]] = post.to(gateway)
    return gateway, sink


def send(run, loop, port, address, inbox, name):
    octets = sender.inquiry(address, inbox, f"<first.{time.time_ns()}@elsewhere.example>", "Sam Hill")
    outcome = loop.run(sender.attempt(port, address, inbox, octets), 60)
    run.expect(outcome.acknowledged, f"{name}: the first message is taken", outcome)


def ends(run, post, name, limit, counted):
    """Waits for silence; the letters carried by then are at most `limit`, and none follows."""
    run.eventually(post.quiet, f"{name}: falls silent", 60, lambda: counted()[-5:])
    count = len(counted())
    run.expect(count <= limit, f"{name}: at most {limit} letters", counted()[:limit + 3])
    time.sleep(2)
    run.expect(len(counted()) == count, f"{name}: stays silent", counted()[-3:])
    run.say(f"{name}: silent after {count} automatic letters (limit {limit})")
    return count


def two_gateways(run, authority, loop, name, change, limit):
    post = Post(loop, change)
    first, _ = gateway_for(run, post, authority, loop, f"{name} A", "info@lakeside.example")
    second, _ = gateway_for(run, post, authority, loop, f"{name} B", "desk@harbor.example")
    send(run, loop, first.port, "desk@harbor.example", "info@lakeside.example", name)
    count = ends(run, post, name, limit, lambda: post.carried)
    run.expect(count >= 1, f"{name}: the first message was answered", post.carried)
    for gateway in (first, second):
        run.expect(gateway.stop() == 0, f"{name}: SIGTERM ends the gateway with status 0", gateway.process.returncode)


def robot(run, authority, loop, name, address_of, limit):
    """A robot that answers each letter with a new one of its own, to where a mail program would send the answer."""
    post = Post(loop)
    inbox = "info@lakeside.example"
    gateway, sink = gateway_for(run, post, authority, loop, name, inbox)
    count = 0

    async def answer(reverse_path, recipient, octets):
        nonlocal count
        count += 1
        address = address_of(count)
        reply_to = re.search(rb"(?im)^reply-to:.*?([^\s<>,]+@[^\s<>,]+)", octets)
        # Every second answer goes to the published inbox, as a person's new message would.
        target = reply_to.group(1).decode() if reply_to and count % 2 else inbox
        text = f"Hello,\n\nwe need a car for {count % 5 + 1} people on 4 June, please send a price.\n\nSam Hill\n"
        mail = sender.inquiry(address, target, f"<{count}.{time.time_ns()}@robot.example>", "Sam Hill", text)
        await sender.attempt(gateway.port, address, target, mail)

    post.routes["robot.example"] = answer
    send(run, loop, gateway.port, address_of(0), inbox, name)
    total = ends(run, post, name, limit, lambda: post.carried)
    run.expect(total >= 1, f"{name}: the first message was answered")
    run.expect(gateway.stop() == 0, f"{name}: SIGTERM ends the gateway with status 0", gateway.process.returncode)
