"""The postmaster's tools by use, with the gateway running and without: queue list, show, shape, flush, hold, release,
requeue, expire and delete by ID, - and ALL; sendmail and mailq by their exit statuses; pickup/; smtp dial; trace."""

import json
import os
import pathlib
import pwd
import signal
import smtplib
import subprocess
import time

import sender
from authority import Authority
from gateway import Gateway, records
from scenario import Scenario
from sink import EventLoop, Sink

INBOX = "info@lakeside.example"


def main(options):
    with Scenario("tools", options.program, options.full, options.keep, limit=300) as run:
        run.needs("openssl")
        authority = Authority(run.folder / "authority")
        certificate, key = authority.good()
        # Said of a recipient: other mail goes on.
        refuse = {"reply": "451 4.2.1 mailbox busy"}
        sink = run.started(Sink(certificate, key, judge=lambda *_: refuse["reply"]))
        gateway = run.started(Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate),
                              "the gateway")
        # Replies that were refused wait longer than this takes.
        text = gateway.configuration.read_text()
        gateway.configuration.write_text(text.replace("retry: [1 s, 1 s, 2 s]", "retry: [1 h]"))
        tools = Tools(run, gateway)
        gateway.start()
        loop = EventLoop()
        for number in range(8):
            address = f"lead{number}@prospect{number}.example"
            outcome = loop.run(sender.attempt(gateway.port, address, INBOX, sender.inquiry(
                address, INBOX, f"<{number}@prospect.example>", f"Lead {number}")))
            run.expect(outcome.acknowledged, "the inquiry is taken", outcome)
        run.eventually(lambda: len(tools.outgoing()) == 8 and all(entry["state"] in ("deferred", "held")
                                                                  for entry in tools.outgoing()),
                       "eight replies wait", seen=tools.outgoing)
        dials(run, gateway, sink)
        for where in ("running", "stopped"):
            if where == "stopped":
                traces_end(run, gateway)
                foreign_owner(gateway)
            queues(run, tools, gateway, where)
            sendmail(run, tools, gateway, where)
            run.say(f"queue tools and sendmail on a {where} gateway")
        status, _, errors = tools("trace", "in")
        run.expect(status == 69 and "no gateway is running" in errors, "trace without a gateway says so", errors)
        roots = [str(path) for path in gateway.mailroot.rglob("*") if path.lstat().st_uid == 0]
        run.expect(not roots or os.geteuid() != 0, "root leaves no file of its own in another's mailroot", roots)


class Tools:
    """The command line; each call gives exit status, output and errors."""

    def __init__(self, run, gateway):
        self.run, self.gateway = run, gateway

    def __call__(self, *arguments, text="", name=None, environment=None):
        command = [name or self.gateway.program, *map(str, arguments)]
        if name is None:
            command += ["--config", str(self.gateway.configuration)]
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60,
                              env={**os.environ, **(environment or {})})
        return done.returncode, done.stdout, done.stderr

    def outgoing(self):
        return [entry for entry in self.gateway.queue() if entry["queue"] == "outgoing"]

    def state(self, name):
        return next((entry["state"] for entry in self.outgoing() if entry["id"] == name), None)

    def does(self, *arguments, text=""):
        status, output, errors = self(*arguments, text=text)
        self.run.expect(status == 0, f"{' '.join(map(str, arguments))} ends with 0", (status, errors))
        return output


def queues(run, tools, gateway, where):
    ids = [entry["id"] for entry in tools.outgoing()]
    first, second, third = ids[:3]
    tools.does("queue", "hold", first, "--reason", "looks odd")
    listed = tools.does("queue", "list")
    run.expect(f"{first}! " in listed and f"{second} " in listed, f"{where}: a held one is marked", listed)
    run.expect(tools.state(first) == "held", f"{where}: and held in JSON")
    shown = tools.does("queue", "show", first + "!", "--journal")
    run.expect("held: looks odd" in shown, f"{where}: the journal says why", shown)
    shown = tools.does("queue", "show", first, "--headers")
    run.expect("Subject: " in shown and "\n\n" not in shown, f"{where}: the header is shown", shown)
    shape = json.loads(tools.does("queue", "shape", "--json"))
    run.expect(shape["rows"][0]["total"] == len(ids), f"{where}: the shape counts all", shape)
    tools.does("queue", "flush")
    run.expect(tools.state(first) == "held", f"{where}: flush leaves what is held")
    # As an operator pipes it: the list's lines, marks and all.
    lines = "".join(line + "\n" for line in listed.splitlines() if line.startswith(first))
    tools.does("queue", "release", "-", text=lines)
    run.eventually(lambda: tools.state(first) not in ("held", "active"), f"{where}: release by - lets it go on",
                   seen=tools.outgoing)
    changed(run, tools, "hold", "ALL")
    run.expect({entry["state"] for entry in tools.outgoing()} == {"held"}, f"{where}: hold ALL", tools.outgoing())
    changed(run, tools, "requeue", second)
    run.eventually(lambda: tools.state(second) in ("queued", "deferred"), f"{where}: requeue makes it due",
                   seen=tools.outgoing)
    changed(run, tools, "expire", first)
    run.expect((gateway.mailroot / "bad" / f"{first}.eml").exists(), f"{where}: expire writes it out to bad/",
               list((gateway.mailroot / "bad").iterdir()))
    changed(run, tools, "delete", third)
    left = [entry["id"] for entry in tools.outgoing()]
    run.expect(first not in left and third not in left, f"{where}: expired and deleted are gone", left)
    status, _, errors = tools("queue", "delete", "0000000000000")
    run.expect(status == 69 and "no such message" in errors, f"{where}: an unknown ID is a complaint", errors)
    status, _, _ = tools("queue", "delete")
    run.expect(status == 64, f"{where}: no ID is wrong usage", status)
    changed(run, tools, "release", "ALL")
    if where == "stopped":
        changed(run, tools, "delete", "ALL")
        run.expect(not tools.outgoing(), "delete ALL empties the queues", tools.outgoing())


def changed(run, tools, verb, name):
    """Does it until nothing of it was being worked on just then."""
    deadline = time.monotonic() + 15
    while True:
        status, _, errors = tools("queue", verb, name)
        if status == 0 or "being worked on" not in errors or time.monotonic() > deadline:
            return run.expect(status == 0, f"queue {verb} {name} ends with 0", errors)
        time.sleep(0.2)


def sendmail(run, tools, gateway, where):
    links = gateway.folder / "bin"
    links.mkdir(exist_ok=True)
    for name in ("sendmail", "mailq"):
        (links / name).unlink(missing_ok=True)
        (links / name).symlink_to(gateway.program)
    environment = {"FIRSTREPLY_CONFIG": str(gateway.configuration)}
    mail = f"From: Ann <ann@{where}.example>\nTo: {INBOX}\nSubject: A car\n\nWe need a car for 3 on 4 June at 9 am.\n"
    for arguments, text, wanted in (
            (["-t", "-i"], mail, 0), (["-oi", "-f", f"bob@{where}.example", INBOX], mail, 0),
            (["someone@elsewhere.example"], mail, 67), (["-t"], "Subject: nobody\n\nhello\n", 64), (["-i", "--", "x y"], mail, 64)):
        status, _, errors = tools(*arguments, text=text, name=str(links / "sendmail"), environment=environment)
        run.expect(status == wanted, f"{where}: sendmail {' '.join(arguments)} ends with {wanted}", (status, errors))
    status, output, _ = tools(name=str(links / "mailq"), environment=environment)
    run.expect(status == 0 and "QUEUE" in output, f"{where}: mailq lists", output)
    if where == "running":
        dropped = gateway.mailroot / "pickup" / "dropped.eml"
        dropped.write_text(mail.replace("ann@", "carl@"))
        run.eventually(lambda: not dropped.exists(), "what is dropped into pickup/ is taken in", 15)
        run.eventually(lambda: {"ann@running.example", "carl@running.example"} <= {
            lead.get("email") for lead in gateway.leads()}, "and becomes a lead, as what sendmail gave", 15,
            seen=gateway.leads)


def dials(run, gateway, sink):
    dial = lambda *more: subprocess.run(  # noqa: E731
        [gateway.program, "smtp", "dial", "--json", "--timeout", "5", "--config", gateway.configuration, *more],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    good = dial()
    report = json.loads(good.stdout)
    steps = [step["step"] for step in report["steps"]]
    run.expect(good.returncode == 0 and steps[-3:] == ["mail", "rcpt", "rset"], "dial finds the smart host usable",
               good.stdout + good.stderr)
    run.expect("secret" not in good.stdout + good.stderr, "dial prints no password", good.stdout)
    words = gateway.password_file.read_text()
    gateway.password_file.write_text("another\n")
    wrong = dial()
    run.expect(wrong.returncode == 77 and "password" in json.loads(wrong.stdout)["cure"], "a wrong password ends with 77",
               wrong.stdout)
    gateway.password_file.write_text(words)
    for host, wanted in (("127.0.0.1:1", 69), ("no-such-host.invalid", None)):
        other = dial("--host", host)
        run.expect(other.returncode == wanted or wanted is None and other.returncode in (68, 75),
                   f"dialling {host} says why not", (other.returncode, other.stdout))
    run.expect(not [mail for mail in sink.accepted if b"test message" in mail.octets], "dialling sends nothing")
    run.say("smtp dial: " + "; ".join(f"{step['step']} {step['milliseconds']:.1f} ms" for step in report["steps"]))


def traces_end(run, gateway):
    """A trace shows a dialogue; it ends by ^C, and when the gateway stops."""
    traces = []
    for name in ("interrupted", "outlived"):
        output = open(gateway.folder / f"trace-{name}", "w+")
        traces.append((output, subprocess.Popen(
            [gateway.program, "trace", "in", "--json", "--config", str(gateway.configuration)],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output)))
    path = pathlib.Path(traces[0][0].name)
    run.eventually(lambda: probe(gateway) and "MAIL FROM" in path.read_text(), "a trace shows what is said", seen=path.read_text)
    traces[0][1].send_signal(signal.SIGINT)
    run.expect(traces[0][1].wait(10) == 0, "a trace ends by ^C with 0")
    text = path.read_text()
    run.expect("f***@private.example" in text and "first.last" not in text, "addresses are masked", text)
    run.expect(all(record["direction"] == "in" for record in records(text)), "only what was asked for", text)
    run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)
    run.expect(traces[1][1].wait(10) == 0, "a trace ends with the gateway",
               pathlib.Path(traces[1][0].name).read_text()[-500:])
    for output, _ in traces:
        output.close()


def probe(gateway):
    with smtplib.SMTP("127.0.0.1", gateway.port, timeout=10) as client:
        client.ehlo()
        client.mail("first.last@private.example")
    return True


def foreign_owner(gateway):
    """The mailroot belongs to the gateway's user; the operator is root."""
    if os.geteuid() != 0:
        return
    owner = pwd.getpwnam("nobody")
    gateway.folder.chmod(0o755)
    for path in (gateway.mailroot, *gateway.mailroot.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)
