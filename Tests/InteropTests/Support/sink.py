"""A strict smart host for tests: submission with STARTTLS and AUTH that notes every message it accepts, and when.

It answers at once and keeps no state on disk, so what it saw is exactly what the gateway handed over. Anything a client
does that a strict server would object to is noted in `violations`.

STANDARDS: RFC 5321, RFC 3207, RFC 4954, RFC 2920, RFC 6409.
"""

import asyncio
import base64
import contextlib
import re
import ssl
import threading
import time
from typing import NamedTuple

COMMAND_OCTETS = 512 + 12288  # RFC 5321 §4.5.3.1.4 and, for AUTH, RFC 4954 §4
SILENCE = object()  # what a judge returns for no answer at all
TEXT_LINE_OCTETS = 1000  # RFC 5321 §4.5.3.1.6, with CRLF


class Accepted(NamedTuple):
    """One message that got its 250: `at` is time.monotonic() just after that was written."""

    at: float
    reverse_path: str
    recipients: tuple
    octets: bytes

    @property
    def header(self):
        return self.octets.split(b"\r\n\r\n", 1)[0] + b"\r\n"

    def field(self, name):
        """The body of the first header field of that name, unfolded; None when there is none."""
        found = re.search(rb"(?im)^" + re.escape(name.encode()) + rb":((?:[^\r\n]|\r\n[ \t])*)", self.header)
        return re.sub(r"\s+", " ", found.group(1).decode("utf-8", "replace")).strip() if found else None

    @property
    def message_id(self):
        return self.field("Message-ID")


class EventLoop:
    """An asyncio loop in a thread of its own, so that scenarios read from top to bottom."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def run(self, coroutine, timeout=60):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout)


class Sink:
    """The server. `judge(reverse_path, recipients, octets)` may return a reply such as "451 4.3.0 later" to refuse, or SILENCE."""

    def __init__(self, certificate, key, username="gateway", password="secret", judge=None, loop=None):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate, key)
        self.username, self.password = username, password
        self.judge = judge or (lambda reverse_path, recipients, octets: None)
        self.accepted, self.violations, self.sessions, self.judged = [], [], 0, 0
        self.changed = threading.Condition()
        self.loop = loop or EventLoop()
        self.server = self.loop.run(self._listen())
        self.port = self.server.sockets[0].getsockname()[1]

    async def _listen(self):
        return await asyncio.get_running_loop().create_server(lambda: Session(self), "127.0.0.1", 0, backlog=512)

    def close(self):
        async def close():
            self.server.close()
        self.loop.run(close())

    def note(self, message):
        with self.changed:
            self.accepted.append(message)
            self.changed.notify_all()

    def violation(self, text):
        with self.changed:
            self.violations.append(text)

    def wait_for(self, count, timeout):
        """Waits until `count` messages were accepted; whether they were."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.accepted) >= count, timeout)

    def recipients(self):
        with self.changed:
            return [recipient for message in self.accepted for recipient in message.recipients]


class Session(asyncio.Protocol):
    """One connection: greeting, EHLO, STARTTLS, EHLO, AUTH, then any number of transactions."""

    def __init__(self, sink):
        self.sink, self.transport, self.buffer = sink, None, bytearray()
        self.secure = self.authenticated = self.upgrading = False
        self.greeted = False
        self.reverse_path, self.recipients, self.text, self.challenge = None, [], None, None

    # The transport's side

    def connection_made(self, transport):
        first = self.transport is None
        self.transport = transport
        if first:
            self.sink.sessions += 1
            self.say("220 sink.example ESMTP")

    def data_received(self, data):
        self.buffer += data
        # Reading stood still since STARTTLS: what comes now came encrypted, just before our own side was told.
        if not self.upgrading:
            self.read_lines()

    def read_lines(self):
        while True:
            if self.text is not None:
                # RFC 2920 §3.1: the commands of the next message may stand behind the final dot.
                if not self.end_of_text():
                    return
                continue
            end = self.buffer.find(b"\n")
            if end < 0:
                if len(self.buffer) > COMMAND_OCTETS:
                    self.refuse("a command line without end")
                return
            line = bytes(self.buffer[:end + 1])
            del self.buffer[:end + 1]
            if not line.endswith(b"\r\n") or b"\r" in line[:-2]:
                self.refuse(f"a line that does not end in CRLF: {line[:60]!r}")
                return
            self.command(line[:-2].decode("utf-8", "surrogateescape"))
            if self.upgrading or self.transport.is_closing():
                return

    def say(self, reply):
        self.transport.write(reply.encode() + b"\r\n")

    def refuse(self, what):
        self.sink.violation(what)
        self.say("500 5.5.2 " + what.encode("ascii", "replace").decode())
        self.transport.close()

    # Commands

    def command(self, line):
        if self.challenge is not None:
            step, self.challenge = self.challenge, None
            step(line)
            return
        verb, _, argument = line.partition(" ")
        handler = getattr(self, "do_" + verb.lower(), None)
        if handler is None or not verb.isalpha():
            self.sink.violation(f"unknown command {verb[:20]!r}")
            self.say("500 5.5.1 unknown command")
        else:
            handler(argument)

    def do_ehlo(self, argument):
        if not argument.strip():
            return self.refuse("EHLO without a name")
        self.greeted, self.reverse_path, self.recipients = True, None, []
        lines = ["sink.example", "PIPELINING", "SIZE 26214400", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"]
        lines.append("AUTH PLAIN LOGIN" if self.secure else "STARTTLS")
        self.say("\r\n".join(f"250{' ' if line is lines[-1] else '-'}{line}" for line in lines))

    def do_starttls(self, argument):
        if self.secure or argument:
            return self.refuse("STARTTLS where it has no place")
        if self.buffer:
            self.sink.violation("commands pipelined behind STARTTLS")
            self.buffer.clear()
        self.upgrading = True
        self.transport.pause_reading()
        self.say("220 2.0.0 go ahead")
        asyncio.get_running_loop().create_task(self.upgrade())

    async def upgrade(self):
        try:
            transport = await asyncio.get_running_loop().start_tls(
                self.transport, self, self.sink.context, server_side=True)
        except (OSError, ssl.SSLError, asyncio.CancelledError):
            self.transport.abort()
            return
        if transport is None:  # the peer left during the handshake
            return
        # RFC 3207 §4.2: what was said before does not count.
        self.transport, self.secure, self.upgrading, self.greeted = transport, True, False, False
        self.read_lines()

    def do_auth(self, argument):
        mechanism, _, initial = argument.partition(" ")
        if not self.secure:
            return self.refuse("AUTH before STARTTLS")
        if not self.greeted or self.authenticated:
            return self.refuse("AUTH where it has no place")
        if mechanism.upper() == "PLAIN" and initial:
            self.plain(initial)
        elif mechanism.upper() == "PLAIN":
            self.challenge = self.plain
            self.say("334 ")
        elif mechanism.upper() == "LOGIN" and not initial:
            self.challenge = self.login_name
            self.say("334 VXNlcm5hbWU6")
        else:
            self.say("504 5.5.4 mechanism unknown")

    def plain(self, response):
        parts = decoded(response).split("\0")
        self.verdict(len(parts) == 3 and parts[0] in ("", parts[1]), *(parts[1:3] if len(parts) == 3 else ("", "")))

    def login_name(self, response):
        name = decoded(response)
        self.challenge = lambda password: self.verdict(True, name, decoded(password))
        self.say("334 UGFzc3dvcmQ6")

    def verdict(self, well_formed, name, password):
        self.authenticated = well_formed and (name, password) == (self.sink.username, self.sink.password)
        self.say("235 2.7.0 welcome" if self.authenticated else "535 5.7.8 credentials invalid")

    def do_mail(self, argument):
        match = re.match(r"(?i)FROM:<([^<>]*)>((?: [A-Za-z0-9-]+(?:=[^ ]+)?)*)$", argument)
        if not self.authenticated:
            self.sink.violation("MAIL before AUTH")
            self.say("530 5.7.0 authentication required")
        elif not match or self.reverse_path is not None:
            self.refuse(f"MAIL {argument[:60]!r}")
        else:
            self.reverse_path = match.group(1)
            self.say("250 2.1.0 sender ok")

    def do_rcpt(self, argument):
        match = re.match(r"(?i)TO:<([^<>]+@[^<>]+)>$", argument)
        if self.reverse_path is None or not match:
            self.sink.violation(f"RCPT {argument[:60]!r}")
            self.say("503 5.5.1 not now")
        else:
            self.recipients.append(match.group(1))
            self.say("250 2.1.5 recipient ok")

    def do_data(self, argument):
        if not self.recipients or argument:
            self.sink.violation("DATA where it has no place")
            self.say("503 5.5.1 not now")
        else:
            self.text = 0
            self.say("354 go ahead")

    def end_of_text(self):
        """Takes the message from the buffer once CRLF.CRLF is there; whether it was."""
        whole = b"\r\n" + self.buffer if self.text == 0 and self.buffer[:3] == b".\r\n" else self.buffer
        end = whole.find(b"\r\n.\r\n", max(0, self.text - 5))
        if end < 0:
            self.text = max(1, len(self.buffer))
            return False
        octets = bytes(whole[:end + 2])
        self.buffer = bytearray(whole[end + 5:])
        self.text = None
        for line in octets.split(b"\r\n"):
            if b"\n" in line or b"\r" in line:
                self.sink.violation("a bare CR or LF in a message")
            if len(line) + 2 > TEXT_LINE_OCTETS:
                self.sink.violation("a text line of over 1000 octets")
        octets = re.sub(rb"(?m)^\.\.", b".", octets)
        reply = self.sink.judge(self.reverse_path, tuple(self.recipients), octets)
        self.sink.judged += 1
        if reply is SILENCE:
            return True
        self.say(reply or "250 2.0.0 accepted")
        if not reply or reply.startswith("2"):
            self.sink.note(Accepted(time.monotonic(), self.reverse_path, tuple(self.recipients), octets))
        self.reverse_path, self.recipients = None, []
        return True

    def do_rset(self, argument):
        self.reverse_path, self.recipients = None, []
        self.say("250 2.0.0 ok")

    def do_noop(self, argument):
        self.say("250 2.0.0 ok")

    def do_quit(self, argument):
        self.say("221 2.0.0 bye")
        self.transport.close()


def decoded(text):
    with contextlib.suppress(ValueError):
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    return ""
