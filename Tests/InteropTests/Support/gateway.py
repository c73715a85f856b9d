"""The program under test: its configuration, start, stop, kill, and what its tools print."""

import ctypes
import json
import os
import pathlib
import signal
import subprocess
import time

from postfix import free_port, wait_for_port

PARENT_DEATH_SIGNAL = 1  # prctl(2)


class Gateway:
    """`firstreply serve` with a configuration and a mailroot of its own in `folder`."""

    def __init__(self, program, folder, inbox, smart_host, certificate_authority, password="secret",
                 environment=None, mailroot=None, settings="", smtp=""):
        self.program, self.folder, self.inbox = str(program), pathlib.Path(folder), inbox
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = dict(os.environ, **(environment or {}))
        self.mailroot = pathlib.Path(mailroot or self.folder / "mailroot")
        self.port, self.web_port = free_port(), free_port()
        self.log_path = self.folder / "log"
        self.password_file = self.folder / "password"
        self.password_file.touch(mode=0o600)
        self.password_file.write_text(password + "\n")
        self.configuration = self.folder / "firstreply.yml"
        self.process, self.kills = None, []
        self.configuration.write_text(f"""\
business:
  name: Lakeside Limousine
  from: Lakeside Limousine <{inbox}>
  inboxes: [{inbox}]
  time_zone: America/Chicago
mailroot: {self.mailroot}
smtp:
  listen: ["127.0.0.1:{self.port}"]
  hostname: gateway.{inbox.partition("@")[2]}
  connections_per_minute: 1000000  # the scenarios are one address
  messages_per_minute: 1000000
{smtp}smart_host:
  host: localhost
  port: {smart_host}
  username: gateway
  password_file: {self.password_file}
  ca_file: {certificate_authority}
  retry: [1 s, 1 s, 2 s]
replies:
  per_domain: 1000000
  in_all: 1000000
web:
  listen: ["127.0.0.1:{self.web_port}"]
log:
  level: info
{settings}""")

    def start(self, wait=30):
        """Starts the program and waits until it takes mail."""
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--config", str(self.configuration)], stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, env=self.environment, preexec_fn=die_with_parent)
        if wait:
            try:
                wait_for_port(self.port, wait, lambda: self.process.poll() is None)
            except TimeoutError:
                raise AssertionError(f"the gateway did not start:\n{self.log()[-3000:]}") from None

    def kill(self):
        """SIGKILL, as a power cut for the process alone."""
        self.kills.append(time.monotonic())
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self, seconds=15):
        """SIGTERM; the exit status. One that does not end in time is killed and counts as None."""
        if self.process is None or self.process.poll() is not None:
            return self.process and self.process.returncode
        self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
            return None

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def tool(self, *arguments, check=True):
        """Runs another command of the program on this configuration; what it printed."""
        done = subprocess.run([self.program, *arguments, "--config", str(self.configuration)],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        if check and done.returncode != 0:
            raise AssertionError(f"firstreply {' '.join(arguments)}: status {done.returncode}\n"
                                 f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def queue(self):
        """What `queue list --json` prints, as a list of objects."""
        return records(self.tool("queue", "list", "--json"))

    def leads(self, limit=1_000_000):
        return records(self.tool("lead", "list", "--json", "--limit", str(limit)))

    def resident_kib(self):
        """Resident memory now and at its highest, in KiB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return tuple(int(text.split(name + ":")[1].split()[0]) for name in ("VmRSS", "VmHWM"))


def records(text):
    """Objects one to a line, or one array of them."""
    if text.lstrip().startswith("["):
        return json.loads(text)
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def die_with_parent():
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
