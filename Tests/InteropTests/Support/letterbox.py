"""The last station of mail in tests: takes whatever a server hands on, in the clear on loopback, and keeps it."""

import asyncio
import re
import threading

from sink import EventLoop


class Letterbox:
    """`letters` maps each recipient to the octets that came for it, CRLF line ends, in order."""

    def __init__(self, loop=None):
        self.letters, self.lock = {}, threading.Lock()
        self.loop = loop or EventLoop()
        self.server = self.loop.run(self._listen())
        self.port = self.server.sockets[0].getsockname()[1]

    async def _listen(self):
        return await asyncio.start_server(self._serve, "127.0.0.1", 0)

    def for_(self, recipient):
        with self.lock:
            return list(self.letters.get(recipient, []))

    def close(self):
        async def close():
            self.server.close()
        self.loop.run(close())

    async def _serve(self, reader, writer):
        recipients = []
        writer.write(b"220 letterbox.example ESMTP\r\n")
        try:
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb in (b"EHLO", b"HELO"):
                    writer.write(b"250-letterbox.example\r\n250 8BITMIME\r\n")
                elif verb == b"DATA":
                    writer.write(b"354 go ahead\r\n")
                    octets = await self._text(reader)
                    with self.lock:
                        for recipient in recipients:
                            self.letters.setdefault(recipient, []).append(octets)
                    recipients = []
                    writer.write(b"250 2.0.0 kept\r\n")
                elif verb == b"QUIT":
                    writer.write(b"221 2.0.0 bye\r\n")
                    break
                else:
                    if verb == b"RCPT":
                        recipients.append(re.search(rb"<(.*)>", line).group(1).decode())
                    writer.write(b"250 2.0.0 ok\r\n")
                await writer.drain()
            await writer.drain()
        except (OSError, EOFError):
            pass
        finally:
            writer.close()

    @staticmethod
    async def _text(reader):
        lines = []
        while (line := await reader.readline()) != b".\r\n":
            if not line:
                raise EOFError
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)
