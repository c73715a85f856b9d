"""Inquiries from clients other people wrote: swaks, msmtp, Python's smtplib and openssl s_client, in the clear and over
STARTTLS, with and without AUTH. Each becomes a lead and is answered; a wrong password and a relay attempt are refused."""

import smtplib
import ssl
import subprocess
import time
from email.message import EmailMessage

import sender
from authority import Authority
from gateway import Gateway
from scenario import Scenario
from sink import Sink

INBOX = "info@lakeside.example"


def main(options):
    with Scenario("clients", options.program, options.full, options.keep, limit=120) as run:
        run.needs("openssl", "swaks", "msmtp")
        authority = Authority(run.folder / "authority")
        certificate, key = authority.good()
        sink = run.started(Sink(certificate, key))
        submitters = run.folder / "submitters"
        submitters.touch(mode=0o600)
        submitters.write_text("website:pass word\n")
        gateway = Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate, smtp=f"""\
  certificate_file: {certificate}
  key_file: {key}
  submitters_file: {submitters}
""")
        run.started(gateway, "the gateway")
        gateway.start()
        for way, send in WAYS.items():
            address = f"{way.replace(' ', '-').lower()}@prospect.example"
            try:
                send(gateway, authority, address)
            except (subprocess.SubprocessError, smtplib.SMTPException, OSError) as error:
                run.expect(False, f"{way}: the inquiry is taken", (error, getattr(error, "stderr", "")))
                continue
            took = run.eventually(lambda address=address: address in sink.recipients(), f"{way}: a reply leaves", 15)
            if took is not None:
                run.say(f"{way}: taken and answered")
        refused(run, gateway, authority)
        leads = {lead.get("email") for lead in gateway.leads()}
        run.expect(set(sink.recipients()) <= leads, "every reply has its lead", set(sink.recipients()) - leads)
        run.expect(len(sink.recipients()) == len(set(sink.recipients())) == len(WAYS), "one reply each",
                   sink.recipients())
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)


def octets(address):
    return sender.inquiry(address, INBOX, f"<{address.replace('@', '.')}@prospect.example>", "Ann Lee")


def run_client(*command, text=None):
    subprocess.run([str(part) for part in command], input=text, check=True, capture_output=True, timeout=30,
                   **({} if text is not None else {"stdin": subprocess.DEVNULL}))


def swaks(gateway, address, *more):
    run_client("swaks", "--server", "127.0.0.1", "--port", gateway.port, "--from", address, "--to", INBOX,
               "--data", octets(address).replace(b"\r\n", b"\n").decode(), *more)


def swaks_plain(gateway, authority, address):
    swaks(gateway, address, "--pipeline")


def swaks_login(gateway, authority, address):
    swaks(gateway, address, "--tls", "--auth", "LOGIN", "--auth-user", "website", "--auth-password", "pass word")


def msmtp(gateway, authority, address):
    settings = gateway.folder / "msmtprc"
    settings.touch(mode=0o600)
    settings.write_text(f"""\
account default
host localhost
port {gateway.port}
tls on
tls_starttls on
tls_trust_file {authority.certificate}
auth plain
user website
password "pass word"
from {address}
""")
    run_client("msmtp", "--file", settings, INBOX, text=octets(address).replace(b"\r\n", b"\n"))


def smtplib_login(gateway, authority, address):
    context = ssl.create_default_context(cafile=authority.certificate)
    with smtplib.SMTP("localhost", gateway.port, timeout=30) as client:
        client.starttls(context=context)
        client.login("website", "pass word")
        client.sendmail(address, [INBOX], octets(address))


def smtplib_utf8(gateway, authority, address):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Zoë Núñez <{address}>", INBOX, "Trayecto al aeropuerto ✈"
    mail.set_content("Buenos días,\n\nnecesitamos un coche para 4 personas el 4 de junio.\n\nZoë\n", cte="8bit")
    with smtplib.SMTP("localhost", gateway.port, timeout=30) as client:
        client.send_message(mail, from_addr=address, to_addrs=[INBOX], mail_options=["SMTPUTF8", "BODY=8BITMIME"])


def openssl_client(gateway, authority, address):
    """By hand, as a postmaster does it: line by line. -ign_eof switches off s_client's own commands R and Q."""
    command = ["openssl", "s_client", "-starttls", "smtp", "-connect", f"127.0.0.1:{gateway.port}", "-verify_hostname",
               "localhost", "-CAfile", str(authority.certificate), "-verify_return_error", "-quiet", "-ign_eof"]
    lines = [b"EHLO hand.example\r\n", f"MAIL FROM:<{address}>\r\n".encode(), f"RCPT TO:<{INBOX}>\r\n".encode(),
             b"DATA\r\n", octets(address) + b".\r\n", b"QUIT\r\n"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        for line in lines:
            time.sleep(0.2)
            process.stdin.write(line)
            process.stdin.flush()
        output, errors = process.communicate(timeout=20)
    if process.returncode != 0 or b"\n250 " not in output:
        raise subprocess.CalledProcessError(process.returncode, command, output, output + errors)


WAYS = {"swaks pipelined": swaks_plain, "swaks STARTTLS LOGIN": swaks_login, "msmtp STARTTLS PLAIN": msmtp,
        "smtplib STARTTLS AUTH": smtplib_login, "smtplib SMTPUTF8 8BITMIME": smtplib_utf8,
        "openssl s_client": openssl_client}


def refused(run, gateway, authority):
    with smtplib.SMTP("localhost", gateway.port, timeout=30) as client:
        client.ehlo()
        run.expect(not client.has_extn("auth"), "no AUTH in the clear", client.esmtp_features)
        client.starttls(context=ssl.create_default_context(cafile=authority.certificate))
        code, text = -1, b""
        try:
            client.login("website", "guess")
        except smtplib.SMTPAuthenticationError as error:
            code, text = error.smtp_code, error.smtp_error
        run.expect(code == 535, "a wrong password gets 535", (code, text))
    with smtplib.SMTP("localhost", gateway.port, timeout=30) as client:
        client.ehlo()
        client.mail("ann@prospect.example")
        for address in ("someone@elsewhere.example", f"someone%elsewhere.example@{INBOX.partition('@')[2]}",
                        f"nobody@{INBOX.partition('@')[2]}", f"@elsewhere.example:{INBOX}x"):
            code, text = client.docmd(f"RCPT TO:<{address}>")
            run.expect(500 <= code < 600, f"never a relay: {address} is refused", (code, text))
        run.say("a wrong password and four relay attempts are refused")
