"""A real Postfix as submission host: its own configuration, queue and log in a scratch folder, on a free loopback port.

STARTTLS with a certificate that a scenario may change, AUTH by Cyrus SASL from a file, and what it accepts goes through
its queue into a Maildir, whoever it is for. Needs root, as Postfix does. Nothing of the system's own Postfix is touched.
"""

import contextlib
import os
import pathlib
import pwd
import random
import shutil
import socket
import subprocess
import time

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
multi_instance_name = postfix-test-{port}
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
myhostname = submission.example
mydestination =
mynetworks =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = static:all
virtual_mailbox_base = {folder}
virtual_mailbox_maps = static:mail/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
transport_maps = inline:{{ {transports} }}
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_sender_restrictions = {sender_restrictions}
smtpd_delay_reject = {delay_reject}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = cyrus
smtpd_sasl_path = smtpd
cyrus_sasl_config_path = {folder}/config/sasl
smtpd_sasl_local_domain = submission.example
smtpd_sasl_security_options = noanonymous
smtpd_tls_security_level = {tls}
smtpd_tls_auth_only = {auth_only}
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_tls_loglevel = 1
# A test that fails to authenticate on purpose should not wait for it.
smtpd_error_sleep_time = 0
smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
SASL = """pwcheck_method: auxprop
auxprop_plugin: sasldb
mech_list: PLAIN LOGIN
sasldb_path: {folder}/sasl/sasldb2
log_level: 2
"""


class Postfix:
    """One instance. Change `settings` and call `reload` to break or mend it."""

    def __init__(self, folder, certificate, key, username="gateway", password="secret", transports=None,
                 services="", more=""):
        self.folder, self.username = pathlib.Path(folder), username
        self.port = free_port()
        self.transports, self.services, self.more = transports or {}, services, more
        for name in ("config/sasl", "sasl", "queue", "data", "mail"):
            (self.folder / name).mkdir(parents=True)
        self.owner = pwd.getpwnam("postfix")
        for name in ("data", "mail", "mail/new", "mail/cur", "mail/tmp"):
            (self.folder / name).mkdir(exist_ok=True)
            os.chown(self.folder / name, self.owner.pw_uid, self.owner.pw_gid)
        self.settings = {"certificate": certificate, "key": key, "tls": "may", "auth_only": "yes",
                         "sender_restrictions": "permit", "delay_reject": "yes"}
        # Debian looks beside main.cf whatever cyrus_sasl_config_path says; others follow the setting.
        (self.folder / "config/sasl/smtpd.conf").write_text(SASL.format(folder=self.folder))
        self.set_password(password)
        self._write()
        self._postfix("start")
        wait_for_port(self.port)

    def set_password(self, password):
        database = self.folder / "sasl/sasldb2"
        subprocess.run(["saslpasswd2", "-p", "-c", "-f", str(database), "-u", "submission.example", self.username],
                       input=password.encode(), check=True, timeout=30, stdout=subprocess.DEVNULL)
        os.chown(database, self.owner.pw_uid, self.owner.pw_gid)

    def reload(self, **changes):
        """Takes new settings; sessions of before end, so that a warm connection does not hide the change."""
        self.settings.update(changes)
        self._write()
        self.stop()
        self._postfix("start")
        wait_for_port(self.port)

    def stop(self):
        if (self.folder / "queue/pid/master.pid").exists():
            self._postfix("stop", check=False)

    def log(self):
        path = self.folder / "maillog"
        return path.read_text(errors="replace") if path.exists() else ""

    def delivered(self):
        """The messages that went through the queue into the Maildir, oldest first, as octets with LF line ends."""
        files = sorted((self.folder / "mail/new").iterdir(), key=lambda path: path.stat().st_mtime_ns)
        return [path.read_bytes() for path in files]

    def _write(self):
        daemons = subprocess.run(["postconf", "-d", "-h", "daemon_directory"], check=True, capture_output=True,
                                 text=True, timeout=30).stdout.strip()
        transports = ", ".join(f"{{ {domain} = {transport} }}" for domain, transport in self.transports.items())
        values = {"folder": self.folder, "port": self.port, "daemons": daemons, "uid": self.owner.pw_uid,
                  "gid": self.owner.pw_gid, "transports": transports, **self.settings}
        main = MAIN if self.transports else MAIN.replace("transport_maps = inline:{{ {transports} }}\n", "")
        (self.folder / "config/main.cf").write_text(main.format(**values) + self.more)
        (self.folder / "config/master.cf").write_text(MASTER.format(**values) + self.services)

    def _postfix(self, action, check=True):
        done = subprocess.run(["postfix", "-c", str(self.folder / "config"), action], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60)
        if check and done.returncode != 0:
            raise RuntimeError(f"postfix {action}: {done.stdout}{done.stderr}{self.log()[-2000:]}")


def available():
    """Why a Postfix cannot be started here; None when it can."""
    if os.geteuid() != 0:
        return "Postfix needs root"
    missing = [name for name in ("postfix", "saslpasswd2") if not shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")]
    return f"not installed: {', '.join(missing)}" if missing else None


def free_port():
    """A free port below those that outgoing connections get: it is still free when the program starts a second time."""
    while True:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", random.randrange(10_000, 32_000)))
            return probe.getsockname()[1]


def wait_for_port(port, timeout=30, alive=lambda: True):
    """Returns once something accepts on the port; raises when nothing does in time or `alive` turns false."""
    end = time.monotonic() + timeout
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end or not alive():
                raise TimeoutError(f"nothing listens on port {port}") from None
            time.sleep(0.02)
