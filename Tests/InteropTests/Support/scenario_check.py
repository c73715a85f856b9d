"""A broken configuration: `firstreply check` lists every fault at once, with file, line, key and hint, and exits 78."""

import subprocess

from scenario import Scenario

# Each line with the key that must be complained about there; None for a line that is right.
LINES = [
    ("business:", None),
    ("  name: Lakeside Limousine", None),
    ("  from: not a sender", "business.from"),
    ("  time_zone: America/Nowhere", "business.time_zone"),
    ("  inbox: [info@lakeside.example]", "business.inbox"),
    ("smtp:", None),
    ("  listen: [\"127.0.0.1\"]", "smtp.listen"),
    ("  message_size: large", "smtp.message_size"),
    ("smart_host:", None),
    ("  host: mail.lakeside.example", None),
    ("  port: 70000", "smart_host.port"),
    ("  security: none", "smart_host.security"),
    ("  username: gateway", None),
    ("  password_file: /nonexistent/password", "smart_host.password_file"),
    ("  retry: [soon]", "smart_host.retry"),
    ("replies:", None),
    ("  per_correspondent: 0", "replies.per_correspondent"),
    ("log:", None),
    ("  level: loud", "log.level"),
]
# Faults without a line: what should be there and is not.
MISSING = ["business.inboxes"]


def main(options):
    with Scenario("check", options.program, options.full, options.keep, limit=60) as run:
        path, lines = run.folder / "firstreply.yml", LINES
        path.write_text("\n".join(line for line, _ in lines) + "\n")
        done = subprocess.run([run.program, "check", "--config", path], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=30)
        output = done.stdout + done.stderr
        run.expect(done.returncode == 78, "exit status 78 (EX_CONFIG)", done.returncode)
        for number, (line, key) in enumerate(lines, 1):
            if key:
                run.expect(f"{path}:{number}: {key}: " in output, f"line {number}, {line.strip()!r}, is named", output)
        for key in MISSING:
            run.expect(f"{path}: {key}: " in output, f"{key} is missed", output)
        wanted = sum(1 for _, key in lines if key) + len(MISSING)
        run.expect(output.count("hint: ") >= wanted, f"a hint for each of the {wanted} faults", output.count("hint: "))
        run.say(f"{wanted} faults, each with file, line, key and hint; exit status {done.returncode}")
        run.say(output)

        path.write_text("business: [\n")
        done = subprocess.run([run.program, "serve", "--config", path], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=30)
        run.expect(done.returncode == 78, "serve refuses what is no YAML with 78", done.returncode)
        done = subprocess.run([run.program, "check", "--config", run.folder / "none.yml"], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=30)
        run.expect(done.returncode == 78 and "none.yml" in done.stdout + done.stderr, "a missing file is named",
                   (done.returncode, done.stdout, done.stderr))
