"""A client that notes each 250 it gets: the ledger a crash test compares with."""

import asyncio
import time
from typing import NamedTuple


class Outcome(NamedTuple):
    """What became of one attempt. `reply` is the last reply line, None when the connection broke first.

    `doubtful` says that the end of the message was sent and no reply came: the server may or may not have it.
    """

    reply: str | None
    doubtful: bool
    started: float

    @property
    def acknowledged(self):
        return self.reply is not None and self.reply.startswith("250")


def inquiry(sender, recipient, message_id, name, text=None, attachment=0):
    """The octets of a plain inquiry, CRLF throughout, with an attached file of about so many octets."""
    body = text or (
        "Hello,\n\nwe need a black car for two passengers from the Four Seasons to O'Hare on 14 March at 6:30 am.\n"
        "Please tell me what it would cost. You can reach me at (312) 555-0148.\n\nThank you,\n" + name + "\n"
    )
    part = f"Content-Type: text/plain; charset=utf-8\n\n{body}"
    if attachment:
        part = (
            f'Content-Type: multipart/mixed; boundary="cut"\n\n--cut\n{part}\n--cut\n'
            'Content-Type: application/octet-stream; name="plan.bin"\nContent-Disposition: attachment\n'
            "Content-Transfer-Encoding: base64\n\n" + ("QUJDREVG" * 9 + "\n") * (attachment // 54) + "--cut--\n"
        )
    return (
        f"From: {name} <{sender}>\nTo: {recipient}\nSubject: Airport transfer on 14 March\n"
        f"Message-ID: {message_id}\nDate: {time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime())}\n"
        f"MIME-Version: 1.0\n{part}"
    ).replace("\n", "\r\n").encode()


class Refused(Exception):
    """A reply other than the one hoped for."""


class Connection:
    """One SMTP session in the clear, as a mail server or a form mailer on the same network would open it."""

    def __init__(self, port, host="127.0.0.1"):
        self.host, self.port = host, port
        self.started = 0.0

    async def open(self):
        self.started = time.monotonic()
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        await self.expect("220")
        await self.command("EHLO client.example", "250")

    async def send(self, sender, recipient, octets):
        """One transaction, to its last reply."""
        await self.command(f"MAIL FROM:<{sender}>", "250")
        await self.command(f"RCPT TO:<{recipient}>", "250")
        await self.command("DATA", "354")
        self.writer.write(octets.replace(b"\r\n.", b"\r\n..") + b".\r\n")
        await self.writer.drain()

    async def command(self, line, code):
        self.writer.write(line.encode() + b"\r\n")
        await self.writer.drain()
        return await self.expect(code)

    async def expect(self, code):
        reply = await self.reply()
        if not reply.startswith(code):
            raise Refused(reply)
        return reply

    async def reply(self):
        while True:
            line = await self.reader.readline()
            if not line.endswith(b"\n"):
                raise ConnectionResetError("closed in mid reply")
            if line[3:4] != b"-":
                return line.decode("utf-8", "replace").rstrip()

    async def close(self):
        try:
            self.writer.write(b"QUIT\r\n")
            await self.reply()
        finally:
            self.writer.close()


async def attempt(port, sender, recipient, octets, timeout=30):
    """Sends one message over one connection of its own; never raises for what a peer may do."""
    connection, said = Connection(port), {"all": False, "reply": None}

    async def transaction():
        await connection.open()
        await connection.send(sender, recipient, octets)
        said["all"] = True
        said["reply"] = await connection.reply()
        await connection.close()

    connection.started = time.monotonic()
    try:
        await asyncio.wait_for(transaction(), timeout)
    except Refused as refused:
        said["reply"] = str(refused)
    except (OSError, EOFError, asyncio.TimeoutError):
        pass  # a reply that came before QUIT went wrong stands
    if hasattr(connection, "writer"):
        connection.writer.close()
    return Outcome(said["reply"], said["all"] and said["reply"] is None, connection.started)
