"""A real Postfix as smart host: the reply goes through; with each fault of ours or its nothing is lost, nothing is
bounced, the lane is held with an alert, and the reply leaves by itself once the fault is mended."""

import re
import subprocess
import time

import postfix
from authority import Authority
from gateway import Gateway
from scenario import Scenario, Skip

INBOX = "info@lakeside.example"


def main(options):
    with Scenario("smart_host", options.program, options.full, options.keep, limit=240) as run:
        run.needs("swaks", "openssl")
        if reason := postfix.available():
            raise Skip(reason)
        authority = Authority(run.folder / "authority")
        good = authority.good()
        gateway = Gateway(run.program, run.folder / "gateway", INBOX, postfix.free_port(), authority.certificate)
        host = run.started(postfix.Postfix(run.folder / "postfix", *good, transports={
            "lakeside.example": f"smtp:[127.0.0.1]:{gateway.port}"}), "Postfix")
        text = gateway.configuration.read_text()
        gateway.configuration.write_text(re.sub(r"(?m)^(  port: )\d+$", rf"\g<1>{host.port}", text, count=1))
        run.started(gateway, "the gateway")
        gateway.start()

        accepted(run, gateway, host)
        arrives_by_postfix(run, gateway, host, authority)
        expired, wrong = authority.expired(), authority.wrong_name()
        faults = [
            ("wrong password", lambda: password(host, "another"), lambda: password(host, "secret")),
            ("expired certificate", lambda: certificate(host, expired), lambda: certificate(host, good)),
            ("certificate of another name", lambda: certificate(host, wrong), lambda: certificate(host, good)),
            ("STARTTLS stripped", lambda: host.reload(tls="none", auth_only="no"),
             lambda: host.reload(tls="may", auth_only="yes")),
            ("sender refused", lambda: host.reload(sender_restrictions="reject", delay_reject="no"),
             lambda: host.reload(sender_restrictions="permit", delay_reject="yes")),
            ("sender refused in answer to RCPT", lambda: host.reload(sender_restrictions="reject"),
             lambda: host.reload(sender_restrictions="permit")),
            ("host down", host.stop, host.reload),
        ]
        for number, (name, break_it, mend) in enumerate(faults):
            held_until_mended(run, gateway, host, name, f"lead{number}@prospect{number}.example", break_it, mend)
        never_bounced(run, gateway, host)
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)


def password(host, word):
    host.set_password(word)
    host.reload()  # ends the warm connection, which had authenticated before


def certificate(host, pair):
    host.reload(certificate=pair[0], key=pair[1])


def swaks(port, sender, *more):
    """One inquiry by swaks; its exit status and what it printed."""
    done = subprocess.run(
        ["swaks", "--server", "127.0.0.1", "--port", str(port), "--from", sender, "--to", INBOX,
         "--header", "Subject: Two days in June", "--header", f"From: Ann Lee <{sender}>",
         "--body", "Hello,\n\nwe need a car for 3 people on 4 June at 9 am, about 6 hours.\n\nAnn Lee\n", *more],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def replies_to(host, recipient):
    return [mail for mail in host.delivered() if f"Delivered-To: {recipient}\n".encode() in mail]


def accepted(run, gateway, host):
    status, output = swaks(gateway.port, "ann@first.example")
    run.expect(status == 0, "swaks got its 250", output[-500:])
    took = run.eventually(lambda: replies_to(host, "ann@first.example"), "Postfix delivers the reply")
    if took is not None:
        mail = replies_to(host, "ann@first.example")[0]
        run.say(f"inquiry by swaks, reply in the Maildir behind Postfix after {took * 1000:.0f} ms")
        run.expect(b"with ESMTPSA" in mail, "the reply came by STARTTLS and AUTH", mail[:600])
        run.expect(re.search(rb"(?im)^auto-submitted: auto-replied", mail), "it says that it is automatic", mail[:900])


def arrives_by_postfix(run, gateway, host, authority):
    """The other direction: a real MTA delivers the inquiry to us."""
    status, output = swaks(host.port, "bob@second.example", "--tls", "--auth", "PLAIN", "--auth-user", "gateway",
                           "--auth-password", "secret")
    run.expect(status == 0, "Postfix took the inquiry", output[-500:])
    took = run.eventually(lambda: replies_to(host, "bob@second.example"), "the reply to it is delivered")
    if took is not None:
        run.say(f"inquiry through Postfix, reply through Postfix after {took * 1000:.0f} ms")


def waiting(gateway, recipient):
    return [entry for entry in gateway.queue()
            if entry["queue"] == "outgoing" and recipient in str(entry["recipients"])]


def held_until_mended(run, gateway, host, name, sender, break_it, mend):
    break_it()
    before, log_before = len(host.delivered()), len(gateway.log())
    status, output = swaks(gateway.port, sender)
    run.expect(status == 0, f"{name}: the inquiry is still taken", output[-500:])
    run.eventually(lambda: waiting(gateway, sender), f"{name}: the reply waits in the queue", seen=gateway.queue)
    run.eventually(lambda: re.search(r"(?i)\b(alert|error|critical)\b.*", gateway.log()[log_before:]),
                   f"{name}: an alert is logged", seen=lambda: gateway.log()[log_before:])
    time.sleep(2.5)  # two more attempts at least
    still = waiting(gateway, sender)
    run.expect(len(still) == 1, f"{name}: it still waits after more attempts", still)
    run.expect(all(entry["state"] in ("held", "deferred", "queued", "active") for entry in still),
               f"{name}: in a waiting state", still)
    run.expect(len(host.delivered()) == before, f"{name}: nothing left meanwhile")
    seen = "; ".join(f"{entry['state']}, {entry.get('reason')}" for entry in still)
    mend()
    took = run.eventually(lambda: replies_to(host, sender), f"{name}: the reply leaves once mended", 30,
                          seen=lambda: (gateway.queue(), gateway.log()[-2000:]))
    if took is not None:
        run.say(f"{name}: held ({seen}); left by itself {took:.1f} s after mending")
    run.eventually(lambda: not waiting(gateway, sender), f"{name}: the queue is empty again", seen=gateway.queue)
    run.expect(len(replies_to(host, sender)) == 1, f"{name}: exactly one reply", len(replies_to(host, sender)))


def never_bounced(run, gateway, host):
    run.expect("status=bounced" not in host.log(), "Postfix bounced nothing")
    run.expect(not list((gateway.mailroot / "bad").glob("*")), "nothing went to bad/")
    delivered = [re.search(rb"(?m)^Delivered-To: (.*)$", mail).group(1).decode() for mail in host.delivered()]
    run.expect(len(delivered) == len(set(delivered)), "nobody got two replies", delivered)
    leads = {lead.get("email") for lead in gateway.leads()}
    run.expect(set(delivered) <= leads, "every reply has its lead", sorted(set(delivered) - leads))
