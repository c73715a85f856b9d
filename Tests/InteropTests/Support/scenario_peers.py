"""Both directions with every peer: Postfix, Exim, OpenSMTPD, aiosmtpd, msmtp, swaks, curl and openssl s_client, in the
clear, over STARTTLS and over implicit TLS, with AUTH wherever there is TLS.

In: each delivers an inquiry, and what is stored is what was sent. Out: a server that offers no STARTTLS gets nothing;
over STARTTLS and implicit TLS it gets our replies, octet for octet. The table at the end has a cell for each."""

import base64
import json
import re
import smtplib
import sqlite3
import ssl
import subprocess

import peers
from authority import Authority
from gateway import Gateway
from letterbox import Letterbox
from peers import DOMAIN, SUBMITTER, USER, WAYS
from postfix import free_port
from scenario import Scenario


def main(options):
    with Scenario("peers", options.program, options.full, options.keep, limit=300) as run:
        run.needs("openssl", "swaks", "msmtp", "curl")
        table = Table()
        authority = Authority(run.folder / "authority")
        gateway = installation(run, authority)
        letterbox = run.started(Letterbox())
        world = peers.World(authority, (gateway.port, gateway.tls_port), letterbox)
        servers = {}
        for name, peer in peers.SERVERS.items():
            try:
                servers[name] = run.started(peer(run.folder / name, world), name)
                servers[name].tls_fault = peers.tls_fault(servers[name], world)
                if servers[name].tls_fault:
                    table.skip(f"{name} as TLS server", servers[name].tls_fault)
            except peers.Missing as reason:
                table.skip(name, str(reason))
        inbound(run, table, gateway, authority, servers)
        for name, server in servers.items():
            outbound(run, table, gateway, letterbox, name, server)
        run.say(str(table))
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)


class Table:
    """A row for each peer, a cell for each way in each direction."""

    def __init__(self):
        self.cells, self.skipped = {}, {}

    def mark(self, peer, direction, way, text):
        self.cells.setdefault(peer, {})[direction, way] = text

    def skip(self, peer, reason):
        self.skipped[peer] = reason

    def __str__(self):
        heads = [(direction, way) for direction in ("in", "out") for way in WAYS]
        lines = [f"{'':17}" + "".join(f"{direction + ' ' + way:21}" for direction, way in heads)]
        for peer, cells in self.cells.items():
            lines.append(f"{peer:17}" + "".join(f"{cells.get(head, '-'):21}" for head in heads))
        lines += [f"skipped: {peer}: {reason}" for peer, reason in self.skipped.items()]
        return "\n".join(line.rstrip() for line in lines)


def installation(run, authority):
    """A gateway that listens both ways and knows a submitter; its smart host changes with the server that is tried."""
    certificate, key = authority.leaf("gateway", "DNS:localhost,IP:127.0.0.1")
    submitters = run.folder / "submitters"
    submitters.touch(mode=0o600)
    submitters.write_text(":".join(SUBMITTER) + "\n")
    tls_port = free_port()
    gateway = Gateway(run.program, run.folder / "gateway", f"info@{DOMAIN}", free_port(), authority.certificate,
                      password=USER[1], smtp=f"""\
  listen_tls: ["127.0.0.1:{tls_port}"]
  certificate_file: {certificate}
  key_file: {key}
  submitters_file: {submitters}
""")
    gateway.tls_port = tls_port
    text = gateway.configuration.read_text()
    inboxes = ", ".join(f"{local}@{DOMAIN}" for local in ("info", *WAYS))
    gateway.configuration.write_text(text.replace(f"inboxes: [info@{DOMAIN}]", f"inboxes: [{inboxes}]"))
    return run.started(gateway, "the gateway")


# In


def octets(sender, inbox):
    """An inquiry with what goes wrong between mailers: dots, blanks at line ends, a long line, eight bits."""
    return (
        f"From: Zoë Lee <{sender}>\nTo: <{inbox}>\nSubject: Airport transfer on 14 March\n"
        f"Message-ID: <{sender.replace('@', '.')}@peers.example>\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        "Hello,\n\n.we need a black car for two passengers from the Four Seasons to O'Hare at 6:30 am.\n..\n.. two\n"
        "From here it is not far: three blanks   \n\ttab, Zoë, ✈\n" + "long " * 170 + "\n\nThank you,\nZoë Lee\n\n"
    ).replace("\n", "\r\n").encode()


def inbound(run, table, gateway, authority, servers):
    """Delivers everything while the ledger is busy, so that the queue still has it when it is looked at."""
    gateway.start()
    ledger = sqlite3.connect(gateway.mailroot / "firstreply.sqlite", isolation_level=None, timeout=30)
    ledger.execute("BEGIN IMMEDIATE")
    sent = {}
    for peer, send in CLIENTS.items():
        for way in WAYS:
            if peer == "openssl s_client" and way == "plain":
                table.mark(peer, "in", way, "it speaks TLS only")
                continue
            deliver(run, table, gateway, peer, way, sent, lambda *a, send=send: send(gateway, authority, *a))
    for peer, server in servers.items():
        for way in WAYS:
            deliver(run, table, gateway, peer, way, sent, lambda *a, server=server: submit(server, authority, *a))
    stored(run, table, gateway, sent)
    ledger.execute("ROLLBACK")
    ledger.close()
    run.eventually(lambda: not [entry for entry in gateway.queue() if entry["queue"] == "incoming"],
                   "the inquiries are taken up once the ledger is free", 30, seen=gateway.queue)
    gateway.stop()


def deliver(run, table, gateway, peer, way, sent, send):
    sender = f"{peer.replace(' ', '-').lower()}-{way}@prospect.example"
    message = octets(sender, f"{way}@{DOMAIN}")
    try:
        send(way, sender, message)
    except (subprocess.SubprocessError, smtplib.SMTPException, OSError) as error:
        table.mark(peer, "in", way, "FAILED")
        run.expect(False, f"{peer}, {way}: the inquiry is sent", (error, getattr(error, "stderr", "")))
        return
    sent[sender] = (peer, way, message)


def stored(run, table, gateway, sent):
    """Compares what the queue has with what was sent: the same octets under trace fields."""
    senders = lambda: {entry["sender"].strip("<>"): entry["id"] for entry in gateway.queue()  # noqa: E731
                       if entry["queue"] == "incoming"}
    run.eventually(lambda: set(sent) <= set(senders()), "every inquiry is stored", 40,
                   seen=lambda: sorted(set(sent) - set(senders())))
    found = senders()
    for sender, (peer, way, message) in sent.items():
        if sender not in found:
            table.mark(peer, "in", way, "LOST")
            continue
        text = json.loads(gateway.tool("queue", "show", found[sender], "--json"))["message"].encode()
        protocol = re.search(rb"(?s)\AReceived: .*?\bwith (\w+)", text)
        protocol = protocol.group(1).decode() if protocol else "no trace field"
        wanted = {"plain": ("ESMTP", "UTF8SMTP"), "starttls": ("ESMTPSA",), "tls": ("ESMTPSA",)}[way]
        same = text.endswith(message)
        run.expect(same, f"{peer}, {way}: what is stored is what was sent", difference(text, message))
        run.expect(protocol in wanted, f"{peer}, {way}: it came as the way wants", protocol)
        table.mark(peer, "in", way, f"same, {protocol}" if same else "DIFFERS")


def difference(text, message):
    """The first line that is not the same, from the end, in both."""
    for ours, theirs in zip(reversed(text.split(b"\r\n")), reversed(message.split(b"\r\n"))):
        if ours != theirs:
            return ours[:120], theirs[:120]
    return "shorter"


def run_client(*command, text=None):
    subprocess.run([str(part) for part in command], input=text, check=True, capture_output=True, timeout=30,
                   **({} if text is not None else {"stdin": subprocess.DEVNULL}))


def port(gateway, way):
    return gateway.tls_port if way == "tls" else gateway.port


def swaks(gateway, authority, way, sender, message):
    login = ["--auth", "PLAIN", "--auth-user", SUBMITTER[0], "--auth-password", SUBMITTER[1]]
    protection = {"plain": [], "starttls": ["--tls", *login], "tls": ["--tls-on-connect", *login]}[way]
    run_client("swaks", "--server", "127.0.0.1", "--port", port(gateway, way), "--from", sender,
               "--to", f"{way}@{DOMAIN}", "--no-strip-from",
               # It ends the data with a line end of its own.
               "--data", message.replace(b"\r\n", b"\n").decode()[:-1], *protection)


def msmtp(gateway, authority, way, sender, message):
    settings = gateway.folder / "msmtprc"
    settings.unlink(missing_ok=True)
    settings.touch(mode=0o600)
    protection = f"""\
tls on
tls_starttls {"on" if way == "starttls" else "off"}
tls_trust_file {authority.certificate}
auth on
user {SUBMITTER[0]}
password {SUBMITTER[1]}
"""
    settings.write_text(f"account default\nhost localhost\nport {port(gateway, way)}\nfrom {sender}\n"
                        + (protection if way != "plain" else "tls off\n"))
    run_client("msmtp", "--file", settings, f"{way}@{DOMAIN}", text=message.replace(b"\r\n", b"\n"))


def curl(gateway, authority, way, sender, message):
    file = gateway.folder / "upload"
    file.write_bytes(message)
    protection = ["--ssl-reqd", "--cacert", authority.certificate, "--user", ":".join(SUBMITTER)]
    run_client("curl", "--silent", "--show-error", "--url",
               f"{'smtps' if way == 'tls' else 'smtp'}://localhost:{port(gateway, way)}/curl.example",
               "--mail-from", sender, "--mail-rcpt", f"{way}@{DOMAIN}", "--upload-file", file,
               *(protection if way != "plain" else []))


def openssl(gateway, authority, way, sender, message):
    """By hand, as a postmaster does it. -ign_eof switches off s_client's own commands R and Q."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{port(gateway, way)}", "-verify_hostname", "localhost",
               "-CAfile", str(authority.certificate), "-verify_return_error", "-quiet", "-ign_eof"]
    if way == "starttls":
        command[2:2] = ["-starttls", "smtp"]
    login = base64.b64encode(f"\0{SUBMITTER[0]}\0{SUBMITTER[1]}".encode())
    stuffed = re.sub(rb"(?m)^\.", b"..", message)
    lines = [(b"EHLO hand.example\r\n", b"250 "), (b"AUTH PLAIN " + login + b"\r\n", b"235 "),
             (f"MAIL FROM:<{sender}> BODY=8BITMIME\r\n".encode(), b"250 "),
             (f"RCPT TO:<{way}@{DOMAIN}>\r\n".encode(), b"250 "), (b"DATA\r\n", b"354 "), (stuffed + b".\r\n", b"250 "),
             (b"QUIT\r\n", b"221 ")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        if way == "tls":
            hear(process, command, b"220 ")
        for line, code in lines:
            process.stdin.write(line)
            process.stdin.flush()
            hear(process, command, code)


def hear(process, command, code):
    """Reads to the end of a reply; s_client shows the last line of its own EHLO too, which is none of ours."""
    said = b""
    while line := process.stdout.readline():
        said += line
        if line[:4] == code:
            return
        if line[:1] in b"45":
            break
    process.kill()
    raise subprocess.CalledProcessError(1, command, said, said + process.stderr.read())


def submit(server, authority, way, sender, message):
    """Gives a server a message for the inbox of a way; the server delivers it in that way."""
    with smtplib.SMTP("localhost", server.ports["plain" if server.tls_fault else "starttls"], timeout=30) as client:
        if not server.tls_fault:
            client.starttls(context=ssl.create_default_context(cafile=authority.certificate))
            client.login(*USER)
        client.sendmail(sender, [f"{way}@{DOMAIN}"], message, mail_options=["BODY=8BITMIME"])


CLIENTS = {"msmtp": msmtp, "swaks": swaks, "curl": curl, "openssl s_client": openssl}


# Out


def outbound(run, table, gateway, letterbox, name, server):
    """Two replies are held back by a host without TLS; then one leaves over STARTTLS and the other over implicit TLS."""
    address = {way: f"{name.lower()}-{way}@client.example" for way in ("starttls", "tls")}
    smart_host(gateway, server.ports["plain"], "starttls")
    gateway.start()
    with smtplib.SMTP("localhost", gateway.port, timeout=30) as client:
        for sender in address.values():
            client.sendmail(sender, [f"info@{DOMAIN}"], octets(sender, f"info@{DOMAIN}"),
                            mail_options=["BODY=8BITMIME"])
    waiting = lambda: {way: entry for way, sender in address.items() for entry in gateway.queue()  # noqa: E731
                       if entry["queue"] == "outgoing" and sender in str(entry["recipients"])}
    run.eventually(lambda: len(waiting()) == 2 and all("STARTTLS" in str(entry.get("reason"))
                                                       for entry in waiting().values()),
                   f"{name}: without STARTTLS the replies wait, and say why", seen=waiting)
    held = waiting()
    refused = not any(letterbox.for_(sender) for sender in address.values()) and len(held) == 2
    run.expect(refused, f"{name}: nothing is handed over in the clear")
    table.mark(name, "out", "plain", "refused" if refused else "FAILED")
    if server.tls_fault or len(held) < 2:
        for way in ("starttls", "tls") if server.tls_fault else ():
            table.mark(name, "out", way, "skipped")
        gateway.tool("queue", "delete", *(entry["id"] for entry in held.values()))
        gateway.stop()
        return
    sent = {way: json.loads(gateway.tool("queue", "show", entry["id"], "--json"))["message"].encode()
            for way, entry in held.items()}
    gateway.tool("queue", "hold", held["tls"]["id"])
    for way in ("starttls", "tls"):
        gateway.stop()
        smart_host(gateway, server.ports[way], way)
        gateway.start()
        if way == "tls":
            gateway.tool("queue", "release", held["tls"]["id"])
        run.eventually(lambda way=way: letterbox.for_(address[way]), f"{name}, {way}: the reply arrives",
                       seen=lambda: (gateway.queue(), gateway.log()[-1500:]))
        arrived = letterbox.for_(address[way])
        same = len(arrived) == 1 and arrived[0].endswith(sent[way])
        run.expect(same, f"{name}, {way}: one reply arrives, as it was composed",
                   arrived and difference(arrived[0], sent[way]))
        table.mark(name, "out", way, "same, AUTH" if same else "DIFFERS")
    gateway.stop()


def smart_host(gateway, host_port, security):
    text = gateway.configuration.read_text()
    text = re.sub(r"(?m)^  security: .*\n", "", text)
    text = re.sub(r"(?m)^(  host: localhost\n  port: )\d+$", rf"\g<1>{host_port}\n  security: {security}", text)
    gateway.configuration.write_text(text)
