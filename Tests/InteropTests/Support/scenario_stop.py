"""SIGTERM to a busy gateway: it ends in under 5 seconds with status 0, whatever its peers do.

Idle sessions are told 421. A message whose text is under way is finished and acknowledged, one that never ends is cut
off. A smart host that hangs before its greeting or after the end of a message keeps nothing waiting. The next start
loses nothing of it and repeats nothing that was answered.
"""

import asyncio
import socket
import time

import sender
from authority import Authority
from gateway import Gateway
from scenario import Scenario
from sink import SILENCE, EventLoop, Sink

INBOX = "info@lakeside.example"
LIMIT_SECONDS = 5.0
IDLE = 200


def main(options):
    with Scenario("stop", options.program, options.full, options.keep, limit=200) as run:
        run.needs("openssl")
        authority, loop = Authority(run.folder / "authority"), EventLoop()
        sessions(run, authority, loop)
        silence(run, authority, loop, "before its greeting")
        silence(run, authority, loop, "after the end of a message")


def sessions(run, authority, loop):
    sink = run.started(Sink(*authority.good(), loop=loop))
    gateway = Gateway(run.program, run.folder / "sessions", INBOX, sink.port, authority.certificate,
                      smtp=f"  connections_per_address: {IDLE + 2}\n")
    run.started(gateway, "the gateway with sessions")
    gateway.start()
    took, idle, slow, stuck = loop.run(stop_among_peers(gateway), 60)
    run.expect(gateway.process.returncode == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
    run.expect(took < LIMIT_SECONDS, f"it ends in under {LIMIT_SECONDS} s", took)
    told = sum(reply == "421" for reply in idle)
    run.expect(told == IDLE, "every idle session is told 421", sorted(set(idle)))
    run.expect(slow == ["250", "421"], "the message under way is finished, then 421", slow)
    run.expect(not stuck or stuck[0] != "250", "the one that never ends is not acknowledged", stuck)
    gateway.start()
    run.eventually(lambda: "slow@prospect.example" in sink.recipients(), "what was acknowledged is answered", 30)
    run.expect(sink.recipients().count("slow@prospect.example") == 1, "and once")
    run.expect(not any("stuck" in str(lead.get("email")) for lead in gateway.leads()), "the cut one is nobody's lead")
    started = time.monotonic()
    run.expect(gateway.stop() == 0, "at rest, SIGTERM ends the gateway with status 0", gateway.process.returncode)
    run.say(f"stopped with {IDLE} idle sessions, all told 421, and two messages under way in {took:.2f} s; at rest in "
            f"{time.monotonic() - started:.2f} s")


async def stop_among_peers(gateway):
    """SIGTERM among idle peers, one that finishes its message and one that never does."""
    idle = [sender.Connection(gateway.port) for _ in range(IDLE)]
    await asyncio.gather(*(connection.open() for connection in idle))
    slow, stuck = [await begun(gateway, name) for name in ("slow", "stuck")]
    begun_at = time.monotonic()
    gateway.process.terminate()
    ended = asyncio.ensure_future(asyncio.to_thread(gateway.process.wait, 30))
    heard = [asyncio.ensure_future(rest(connection)) for connection in idle]
    text = b"We need a car on 14 March.\r\n"
    for _ in range(10):
        slow.writer.write(text)
        await asyncio.sleep(0.1)
    slow.writer.write(b".\r\n")
    replies = await rest(slow)
    stuck_replies = await rest(stuck)
    await ended
    took = time.monotonic() - begun_at
    return took, [(await task or ["none"])[0] for task in heard], replies, stuck_replies


async def begun(gateway, name):
    """A session in the middle of its message."""
    connection = sender.Connection(gateway.port)
    await connection.open()
    await connection.command(f"MAIL FROM:<{name}@prospect.example>", "250")
    await connection.command(f"RCPT TO:<{INBOX}>", "250")
    await connection.command("DATA", "354")
    whole = sender.inquiry(f"{name}@prospect.example", INBOX, f"<{name}@prospect.example>", "Ann Lee")
    connection.writer.write(whole)
    await connection.writer.drain()
    return connection


async def rest(connection):
    """The codes of what the peer still says until it closes."""
    codes = []
    try:
        while True:
            codes.append((await asyncio.wait_for(connection.reply(), 20))[:3])
    except (OSError, EOFError, asyncio.TimeoutError):
        return codes
    finally:
        connection.writer.close()


def silence(run, authority, loop, when):
    """A smart host that says nothing any more while the gateway is told to stop."""
    sink = run.started(Sink(*authority.good(), loop=loop, judge=lambda *_: SILENCE))
    listener = socket.create_server(("127.0.0.1", 0))
    run.to_stop.append(listener.close)
    mute = when.startswith("before")
    gateway = Gateway(run.program, run.folder / when.split()[0], INBOX,
                      listener.getsockname()[1] if mute else sink.port, authority.certificate)
    run.started(gateway, f"the gateway whose smart host is silent {when}")
    gateway.start()
    outcome = loop.run(sender.attempt(gateway.port, "lead@prospect.example", INBOX, sender.inquiry(
        "lead@prospect.example", INBOX, "<1@prospect.example>", "Ann Lee")), 30)
    run.expect(outcome.acknowledged, f"silent {when}: an inquiry is taken", outcome)
    run.eventually(lambda: gateway.queue(), f"silent {when}: the reply is queued", 10)
    if not mute:
        run.eventually(lambda: sink.judged, f"silent {when}: the reply is handed over", 10)
    started = time.monotonic()
    run.expect(gateway.stop() == 0, f"silent {when}: status 0", gateway.process.returncode)
    took = time.monotonic() - started
    run.expect(took < LIMIT_SECONDS, f"silent {when}: it ends in under {LIMIT_SECONDS} s", took)
    run.expect(len(gateway.queue()) == 1, f"silent {when}: the reply is still queued", gateway.queue())
    run.say(f"a smart host silent {when}: stopped in {took:.2f} s")
