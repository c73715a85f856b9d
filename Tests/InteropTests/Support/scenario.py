"""What every scenario shares: a scratch folder, a time limit, expectations that say what was seen, and the clean-up."""

import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time
import traceback

SKIPPED = 77  # exit status, as automake has it


class Skip(Exception):
    """Why a scenario cannot run here."""


class Scenario:
    """One run. `with Scenario(...) as run:` gives a scratch folder and stops what was started, last first."""

    def __init__(self, name, program, full=False, keep=False, limit=300):
        self.name, self.program, self.full, self.keep, self.limit = name, program, full, keep, limit
        self.to_stop, self.logs, self.failures = [], [], 0

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"firstreply-{self.name}-"))
        self.folder.chmod(0o755)  # Postfix runs as a user of its own
        signal.signal(signal.SIGALRM, self._too_long)
        signal.signal(signal.SIGTERM, self._ended)
        signal.alarm(self.limit)
        return self

    def __exit__(self, kind, value, trace):
        signal.alarm(0)
        for stop in reversed(self.to_stop):
            try:
                stop()
            except Exception:
                traceback.print_exc()
        if kind is not None and kind is not Skip:
            self.failures += 1
            traceback.print_exception(kind, value, trace)
        if self.failures:
            for name, read in self.logs:
                print(f"--- end of {name}\n{read()[-6000:]}", flush=True)
        if self.keep:
            print(f"kept: {self.folder}", flush=True)
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
        if kind is Skip:
            print(f"skipped: {value}", flush=True)
            sys.exit(SKIPPED)
        print(f"{self.name}: {'failed' if self.failures else 'passed'}", flush=True)
        sys.exit(1 if self.failures else 0)

    def needs(self, *programs):
        """Skips the scenario when a program is not installed."""
        missing = [name for name in programs if not shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")]
        if missing:
            raise Skip(f"not installed: {', '.join(missing)} (scripts/install-packages.sh test)")

    def started(self, what, name=None):
        """Registers something with `stop` and perhaps `log`; returns it."""
        self.to_stop.append(what.stop if hasattr(what, "stop") else what.close)
        if hasattr(what, "log"):
            self.logs.append((name or type(what).__name__, what.log))
        return what

    def say(self, text):
        print(text, flush=True)

    def expect(self, truth, what, seen=None):
        """Notes a failure and goes on, so that one run tells everything that is wrong."""
        if not truth:
            self.failures += 1
            print(f"FAILED: {what}" + (f"; seen: {seen}" if seen is not None else ""), flush=True)
        return truth

    def eventually(self, truth, what, seconds=20, seen=lambda: None):
        """Waits until `truth()` holds; the seconds it took, or None after a noted failure."""
        start = time.monotonic()
        while time.monotonic() < start + seconds:
            if truth():
                return time.monotonic() - start
            time.sleep(0.05)
        self.expect(truth(), f"{what} within {seconds} s", seen())
        return None

    def _too_long(self, *_):
        raise TimeoutError(f"{self.name} took longer than {self.limit} s")

    def _ended(self, *_):
        raise SystemExit(143)
