"""`make run` as a person meets it: the sample's journey, then the swaks line that the demo prints, pasted."""

import json
import re
import signal
import subprocess
import time
import urllib.request

from gateway import die_with_parent, records
from postfix import free_port
from scenario import Scenario


def main(options):
    with Scenario("demo", options.program, options.full, options.keep, limit=120) as run:
        run.needs("swaks")
        once(run)
        stays(run)


def arguments_of(run, folder):
    return ["--smtp", f"127.0.0.1:{free_port()}", "--web", f"127.0.0.1:{free_port()}", "--mailroot",
            str(run.folder / folder)]


def once(run):
    start = time.monotonic()
    done = subprocess.run([run.program, "demo", "--once", "--json", *arguments_of(run, "once")],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    run.expect(done.returncode == 0, "demo --once ends with 0", (done.returncode, done.stdout, done.stderr[-2000:]))
    try:
        journey = json.loads(done.stdout)
    except ValueError:
        run.expect(False, "demo --once --json prints one object", done.stdout)
        return
    run.expect(isinstance(journey, dict) and journey, "the journey is an object", journey)
    run.say(f"demo --once --json in {time.monotonic() - start:.2f} s: {json.dumps(journey)}")


def stays(run):
    log_path = run.folder / "demo.log"
    options = arguments_of(run, "mailroot")
    with open(log_path, "wb") as log:
        process = subprocess.Popen([run.program, "demo", *options], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   preexec_fn=die_with_parent)
    run.to_stop.append(lambda: process.poll() is None and process.kill())
    run.logs.append(("demo", lambda: log_path.read_text(errors="replace")))

    def printed(pattern):
        return re.search(pattern, log_path.read_text(errors="replace"), re.MULTILINE)

    run.eventually(lambda: printed(r"(?:^|\s)(swaks .*)$"), "the demo prints a swaks line", 30)
    line = printed(r"(?:^|\s)(swaks .*)$")
    if line is None:
        return
    run.say(log_path.read_text(errors="replace"))
    before = len(leads(run, printed))
    pasted = subprocess.run(["bash", "-c", line.group(1)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                            timeout=60)
    run.expect(pasted.returncode == 0, "the pasted line succeeds", pasted.stdout + pasted.stderr)
    run.eventually(lambda: len(leads(run, printed)) == before + 1, "a second lead", 20, lambda: leads(run, printed))
    run.eventually(lambda: not tool(run, printed, "queue", "list", "--json"), "the queue runs empty", 20,
                   lambda: tool(run, printed, "queue", "list", "--json"))
    run.say(f"the pasted line made lead {before + 1}: {json.dumps(leads(run, printed)[0])}")
    pages(run, options[3])
    process.send_signal(signal.SIGINT)
    try:
        run.expect(process.wait(15) == 0, "Ctrl-C ends the demo with 0", process.returncode)
    except subprocess.TimeoutExpired:
        run.expect(False, "Ctrl-C ends the demo")


def leads(run, printed):
    return tool(run, printed, "lead", "list", "--json")


def tool(run, printed, *arguments):
    """Runs a tool on the demo's state, addressed as the demo tells people to."""
    where = printed(r"(?:lead|queue) list (--config \S+)$")
    if where is None:
        raise AssertionError("the demo does not print how to look at its leads and queue")
    extra = where.group(1).split()
    done = subprocess.run([run.program, *arguments, *extra], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"firstreply {' '.join(arguments)} {' '.join(extra)}: {done.returncode} {done.stderr}")
    return records(done.stdout)


def pages(run, web):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback needs no proxy
    with opener.open(f"http://{web}/healthz", timeout=10) as answer:
        run.expect(answer.status == 200, "/healthz answers 200", answer.status)
    with opener.open(f"http://{web}/", timeout=10) as answer:
        page = answer.read().decode()
    run.expect("<html" in page.lower() and "<script" not in page.lower(), "the page needs no script", page[:500])
    run.say(f"the page at http://{web}/ has {len(page)} characters")
