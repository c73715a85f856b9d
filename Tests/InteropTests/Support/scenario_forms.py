"""Forms over HTTP: curl in the three notations, a plain HTML page in headless Chromium, the same call twice, and as many
posts as two cores take; each form that was acknowledged is a lead with its answers, and is answered once.

With --full the burst is 10,000 posts instead of 1,000.
"""

import concurrent.futures
import http.client
import http.server
import json
import shutil
import statistics
import subprocess
import threading
import time
import urllib.parse

from authority import Authority
from gateway import Gateway
from scenario import Scenario
from sink import Sink

INBOX = "info@lakeside.example"
PATH = "/webhooks/form-submission"
PAGE = """<!DOCTYPE html><title>Quote</title>
<form method="post" action="{action}">
<input name="your-name" value="Chris Browser"><input name="your-email" value="chromium@prospect.example">
<textarea name="your-message">Two of us, from 12 Oak Street, Summit NJ 07901 to EWR
on December 14 at 6:30 pm.</textarea>
<input name="website2" style="display:none"><button>Send</button></form>
<script>document.querySelector("button").click()</script>"""


def main(options):
    with Scenario("forms", options.program, options.full, options.keep, limit=240) as run:
        run.needs("openssl", "curl")
        authority = Authority(run.folder / "authority")
        sink = run.started(Sink(*authority.good()))
        gateway = Gateway(run.program, run.folder / "gateway", INBOX, sink.port, authority.certificate)
        text = gateway.configuration.read_text()
        gateway.configuration.write_text(text.replace("web:\n", "web:\n  calls_per_minute: 1000000\n", 1))
        run.started(gateway, "the gateway")
        gateway.start()
        url = f"http://127.0.0.1:{gateway.web_port}{PATH}"
        expected = by_curl(run, url) | by_browser(run, url)
        for address in sorted(expected):
            run.eventually(lambda address=address: address in sink.recipients(), f"{address}: a reply leaves", 20)
        leads = {lead.get("email"): lead for lead in gateway.leads()}
        run.expect(set(leads) == expected, "each form is a lead", (sorted(leads), sorted(expected)))
        curl = leads.get("urlencoded@prospect.example", {})
        run.expect(curl.get("name") == "Ana Pérez", "the answers are read", curl)
        burst(run, gateway, sink, 10_000 if options.full else 1_000)
        run.expect(gateway.stop() == 0, "SIGTERM ends the gateway with status 0", gateway.process.returncode)


def by_curl(run, url):
    """Posts in each notation; the addresses that were taken."""
    notations = {
        "urlencoded": ["--data-urlencode", "your-name=Ana Pérez", "--data-urlencode",
                       "your-email=urlencoded@prospect.example", "--data-urlencode", "your-message=A ride\nto EWR"],
        "multipart": ["-F", "name=Mia Multi", "-F", "email=multipart@prospect.example", "-F", "message=A ride to JFK"],
        "json": ["-H", "Content-Type: application/json", "--data",
                 json.dumps({"name": "Jay Son", "email": "json@prospect.example", "message": "A ride to LGA"})],
    }
    taken = set()
    for notation, arguments in notations.items():
        status, body = curl(url, *arguments, "-H", "Idempotency-Key: " + notation)
        run.expect(status == 202 and json.loads(body)["status"] == "accepted", f"{notation}: 202", (status, body))
        again = curl(url, *arguments, "-H", "Idempotency-Key: " + notation)
        # Each multipart body has a boundary of its own: it is another body, and the caller is told so.
        same = again == (status, body) if notation != "multipart" else again[0] == 422
        run.expect(same, f"{notation}: the same call again", again)
        taken.add(f"{notation}@prospect.example")
    for status, arguments in ((415, ["-H", "Content-Type: text/plain", "--data", "x"]), (422, ["--data", ""]),
                              (413, ["--data", "@-"])):
        got = curl(url, *arguments, text="message=" + "x" * 300_000)
        run.expect(got[0] == status, f"refused with {status}", got)
    run.expect(curl(url, "-X", "GET")[0] in (404, 405), "GET is no post")
    run.say(f"curl: {len(taken)} notations taken, what is no form refused")
    return taken


def curl(url, *arguments, text=""):
    """The status and the body; `text` is what `@-` stands for."""
    done = subprocess.run(["curl", "-sS", "-w", "\n%{http_code}", url, *arguments], input=text, capture_output=True,
                          text=True, timeout=30, check=True)
    body, _, status = done.stdout.rpartition("\n")
    return int(status), body


def by_browser(run, url):
    """A person's browser on a page of another origin, without a script of ours; the address that was taken."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        run.say("Chromium: skipped, there is none here")
        return set()
    page = PAGE.format(action=url).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        done = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={run.folder / 'chromium'}",
             "--virtual-time-budget=8000", "--dump-dom", f"http://127.0.0.1:{server.server_port}/"],
            capture_output=True, text=True, timeout=90)
    finally:
        server.shutdown()
    run.expect("<h1>Thank you</h1>" in done.stdout, "Chromium shows the page of thanks",
               (done.returncode, done.stdout[-500:], done.stderr[-500:]))
    run.say("Chromium: a plain HTML form of another site is taken, its visitor thanked")
    return {"chromium@prospect.example"}


def burst(run, gateway, sink, count):
    """Posts at full speed on 16 connections: the rate, the wait, and that nothing acknowledged is missing."""
    waits, taken, problems = [], set(), []

    def worker(numbers):
        connection = http.client.HTTPConnection("127.0.0.1", gateway.web_port, timeout=60)
        for number in numbers:
            address = f"burst{number}@prospect{number % 97}.example"
            body = urllib.parse.urlencode({"name": f"Burst {number}", "email": address, "message": "A ride to EWR"})
            began = time.monotonic()
            connection.request("POST", PATH, body, {"Content-Type": "application/x-www-form-urlencoded"})
            response = connection.getresponse()
            response.read()
            waits.append(time.monotonic() - began)
            if response.status == 202:
                taken.add(address)
            else:
                problems.append(response.status)
        connection.close()

    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        list(pool.map(worker, [range(start, count, 16) for start in range(16)]))
    took = time.monotonic() - began
    run.expect(not problems, "every post is taken", problems[:5])
    run.eventually(lambda: taken <= {lead.get("email") for lead in gateway.leads()},
                   "every acknowledged form is a lead", 120)
    run.eventually(lambda: taken <= set(sink.recipients()), "every one is answered", 240)
    twice = len(sink.recipients()) - len(set(sink.recipients()))
    run.expect(twice == 0, "nobody is answered twice", twice)
    p99 = statistics.quantiles(waits, n=100)[98]
    run.say(f"{count} posts on 16 connections: {count / took:.0f} a second until 202, "
            f"median {statistics.median(waits) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")
