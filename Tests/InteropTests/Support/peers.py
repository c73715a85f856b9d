"""Mail servers other people wrote, side by side: Postfix, Exim, OpenSMTPD and aiosmtpd, each on three loopback ports.

Exim, OpenSMTPD and Postfix exclude each other as packages, so the first two (and aiosmtpd) are not installed: their
packages are fetched by apt, which verifies them, and unpacked into a cache folder. Exim and OpenSMTPD have their users,
spool and configuration compiled in; they run in a mount namespace with an /etc, /var/spool and /var/lib of their own.

Each server takes mail on `plain` (nothing offered), `starttls` and `tls` (both with AUTH), and hands it on: mail for our
inboxes to the gateway in the way the inbox's local part names, all else to the letterbox.
"""

import json
import os
import pathlib
import shutil
import smtplib
import ssl
import subprocess
import sys

import postfix
from postfix import free_port, wait_for_port

CACHE = pathlib.Path(os.environ.get("FIRSTREPLY_PEERS", "/var/cache/firstreply-test-peers"))
# With the libraries that a Debian with Postfix does not have.
PACKAGES = ("exim4-daemon-light", "opensmtpd", "python3-aiosmtpd", "python3-attr", "python3-public", "libdb5.3",
            "libevent-2.1-7", "libgnutls-dane0", "libidn12", "libnsl2", "libunbound8")
WAYS = ("plain", "starttls", "tls")
DOMAIN = "lakeside.example"
USER = ("gateway", "secret")
SUBMITTER = ("website", "password")


def tls_fault(server, world):
    """Why a server's own TLS does not work, in few words; None when it does.

    OpenSMTPD 6.8, which Debian 12 and Ubuntu 22.04 build with OpenSSL 3, cannot serve TLS (its issue 1171).
    """
    try:
        with smtplib.SMTP("localhost", server.ports["starttls"], timeout=10) as client:
            client.starttls(context=ssl.create_default_context(cafile=world.authority))
    except (OSError, smtplib.SMTPException) as error:
        return getattr(error, "reason", None) or str(error)
    return None


class Missing(Exception):
    """Why a peer cannot be had here."""


def unpacked():
    """The folder with the unpacked packages, fetched when it is not there."""
    root = CACHE / "root"
    if (CACHE / "complete").exists():
        return root
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Missing("needs root and apt to be fetched")
    shutil.rmtree(CACHE, ignore_errors=True)
    packages = CACHE / "packages"
    packages.mkdir(parents=True, mode=0o755)
    # One that this release names otherwise is left out: whoever needs it says so when it starts.
    for attempt in range(2):
        for package in PACKAGES:
            if not list(packages.glob(f"{package}_*.deb")):
                subprocess.run(["apt-get", "download", "-qq", package], cwd=packages, stdin=subprocess.DEVNULL,
                               capture_output=True, timeout=120)
        if list(packages.glob("opensmtpd_*")) and list(packages.glob("exim4*")) and list(packages.glob("python3-aio*")):
            break
        if attempt == 0:
            subprocess.run(["apt-get", "update", "-qq"], stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    for package in sorted(packages.glob("*.deb")):
        subprocess.run(["dpkg", "-x", package, root], check=True, capture_output=True, timeout=60)
    # Nothing here needs to become root; a set-user-ID program in a cache would only be a danger.
    for program in (root / "usr/sbin").iterdir() if (root / "usr/sbin").is_dir() else ():
        if not program.is_symlink():
            program.chmod(0o755)
    (CACHE / "complete").touch()
    return root


def program(path):
    found = unpacked() / path
    if not found.exists():
        raise Missing(f"{found.name} could not be fetched")
    return found


class World:
    """What all peers share: whom they trust, who they are, and where mail goes on to."""

    def __init__(self, authority, gateway, letterbox):
        self.authority, self.letterbox = authority.certificate, letterbox.port
        self.certificate, self.key = authority.good()
        self.gateway, self.gateway_tls = gateway

    def host(self, way):
        return self.gateway_tls if way == "tls" else self.gateway


class Server:
    """A peer with a process of its own."""

    def __init__(self, folder, world):
        self.folder, self.world = pathlib.Path(folder), world
        self.folder.mkdir(parents=True)
        self.folder.chmod(0o755)
        self.ports = {way: free_port() for way in WAYS}
        self.process = None
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(self.command(), stdin=subprocess.PIPE, stdout=log, stderr=log,
                                            env={**os.environ, **self.environment()})
        try:
            for port in self.ports.values():
                wait_for_port(port, 20, lambda: self.process.poll() is None)
        except TimeoutError:
            self.stop()
            raise Missing(f"does not start here: {self.log()[-300:].strip()}") from None

    def environment(self):
        return {}

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)

    def log(self):
        return (self.folder / "log").read_text(errors="replace")


class Aiosmtpd(Server):
    def environment(self):
        return {"PYTHONPATH": str(unpacked() / "usr/lib/python3/dist-packages")}

    def command(self):
        program("usr/lib/python3/dist-packages/aiosmtpd")
        settings = {"ports": [self.ports[way] for way in WAYS], "gateway": self.world.gateway, "domain": DOMAIN,
                    "gateway_tls": self.world.gateway_tls, "letterbox": self.world.letterbox, "user": USER,
                    "submitter": SUBMITTER, "authority": str(self.world.authority),
                    "certificate": str(self.world.certificate), "key": str(self.world.key)}
        return [sys.executable, "-B", str(pathlib.Path(__file__).with_name("aiosmtpd_peer.py")), json.dumps(settings)]


class Namespaced(Server):
    """A server whose paths and users are compiled in: it sees an /etc, /var/spool and /var/lib of its own."""

    users = ()

    def environment(self):
        return {"LD_LIBRARY_PATH": str(unpacked() / "usr/lib/x86_64-linux-gnu")
                if os.uname().machine == "x86_64" else str(unpacked() / "usr/lib/aarch64-linux-gnu")}

    def command(self):
        etc = self.folder / "etc"
        shutil.copytree("/etc", etc, symlinks=True, ignore_dangling_symlinks=True)
        with open(etc / "passwd", "a") as passwd, open(etc / "group", "a") as group:
            for number, name in enumerate(self.users, 61_800):
                if f"\n{name}:" not in (etc / "passwd").read_text():
                    passwd.write(f"{name}:x:{number}:{number}::/nonexistent:/bin/false\n")
                if f"\n{name}:" not in (etc / "group").read_text():
                    group.write(f"{name}:x:{number}:\n")
        # Names come from the hosts file alone: a look-up that waits for a name server would take seconds.
        (etc / "resolv.conf").unlink(missing_ok=True)
        (etc / "resolv.conf").write_text("lookup file\n")
        (etc / "mailname").write_text("peer.example\n")
        (etc / "nsswitch.conf").write_text("passwd: files\ngroup: files\nhosts: files\nservices: files\n")
        (etc / "ssl/certs").mkdir(parents=True, exist_ok=True)
        (etc / "ssl/certs/ca-certificates.crt").unlink(missing_ok=True)
        shutil.copy(self.world.authority, etc / "ssl/certs/ca-certificates.crt")
        self.configure(etc)
        inside = (f"mount --bind {etc} /etc && mount -t tmpfs none /var/spool && mount -t tmpfs none /var/lib && "
                  f"mount -t tmpfs none /run && {self.prepare} && exec {self.line()}")
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", inside]


class Exim(Namespaced):
    users = ("Debian-exim",)
    prepare = "mkdir -p /var/spool/exim4 && chown Debian-exim:Debian-exim /var/spool/exim4"

    def line(self):
        return f"{program('usr/sbin/exim4')} -bdf -v"

    def log(self):
        return super().log() + "".join(file.read_text(errors="replace")
                                       for file in sorted((self.folder / "written").glob("*log")))

    def configure(self, etc):
        (etc / "exim4").mkdir(exist_ok=True)
        routers, transports = "", ""
        for way in WAYS:
            routers += f"""
{way}:
  driver = manualroute
  domains = {DOMAIN}
  local_parts = {way}
  route_list = * localhost byname
  self = send
  transport = {way}
"""
            protection = "  hosts_avoid_tls = *\n  hosts_try_auth =\n" if way == "plain" else f"""\
  hosts_require_tls = *
  tls_verify_certificates = {self.world.authority}
  tls_verify_hosts = *
  tls_verify_cert_hostnames = *
  hosts_require_auth = *
"""
            transports += f"""
{way}:
  driver = smtp
  port = {self.world.host(way)}
  protocol = {"smtps" if way == "tls" else "smtp"}
{protection}  hosts_try_fastopen =
"""
        (self.folder / "written").mkdir()
        (self.folder / "written").chmod(0o777)  # by a user whose number only its own /etc knows
        key = self.folder / "key.pem"
        shutil.copy(self.world.key, key)
        key.chmod(0o644)  # it is read by another user, and worth nothing
        (etc / "exim4/exim4.conf").write_text(f"""\
primary_hostname = exim.example
exim_path = {program("usr/sbin/exim4")}
spool_directory = /var/spool/exim4
log_file_path = {self.folder}/written/%slog
keep_environment =
deliver_drop_privilege = true
disable_ipv6 = true
local_interfaces = 127.0.0.1
daemon_smtp_ports = {" : ".join(str(self.ports[way]) for way in WAYS)}
tls_on_connect_ports = {self.ports["tls"]}
tls_advertise_hosts = ${{if eq{{$received_port}}{{{self.ports["plain"]}}}{{}}{{*}}}}
tls_certificate = {self.world.certificate}
tls_privatekey = {key}
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = 50M
log_selector = +smtp_protocol_error +smtp_syntax_error +tls_cipher
acl_smtp_rcpt = recipient
acl_smtp_data = accept
begin acl
recipient:
  accept authenticated = *
  deny
begin routers
{routers}
onward:
  driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = onward
begin transports
{transports}
onward:
  driver = smtp
  port = {self.world.letterbox}
  hosts_avoid_tls = *
  hosts_try_fastopen =
begin retry
* * F,2m,1s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{USER[0]}}}}}{{eq{{$auth3}}{{{USER[1]}}}}}}}}}
  server_advertise_condition = ${{if def:tls_in_cipher}}
  client_send = ^{SUBMITTER[0]}^{SUBMITTER[1]}
""")


class OpenSMTPD(Namespaced):
    users = ("opensmtpd", "opensmtpq")
    prepare = "mkdir -p /var/lib/opensmtpd/empty /var/spool/smtpd && chmod 711 /var/spool/smtpd"

    def line(self):
        return f"{program('usr/sbin/smtpd')} -d -v"

    def configure(self, etc):
        hashed = subprocess.run(["openssl", "passwd", "-6", USER[1]], check=True, capture_output=True, text=True,
                                timeout=30).stdout.strip()
        (etc / "users").write_text(f"{USER[0]} {hashed}\n")
        (etc / "secrets").write_text(f"us {SUBMITTER[0]}:{SUBMITTER[1]}\n")
        (etc / "secrets").chmod(0o640)
        (etc / "smtpd.conf").write_text(f"""\
pki peer cert "{self.world.certificate}"
pki peer key "{self.world.key}"
table users file:/etc/users
table secrets file:/etc/secrets
smtp max-message-size 50M
listen on 127.0.0.1 port {self.ports["plain"]} hostname opensmtpd.example
listen on 127.0.0.1 port {self.ports["starttls"]} tls-require pki peer auth <users> hostname opensmtpd.example
listen on 127.0.0.1 port {self.ports["tls"]} smtps pki peer auth <users> hostname opensmtpd.example
action "plain" relay host "smtp+notls://localhost:{self.world.gateway}"
action "starttls" relay host "smtp+tls://us@localhost:{self.world.gateway}" auth <secrets>
action "tls" relay host "smtps://us@localhost:{self.world.gateway_tls}" auth <secrets>
action "onward" relay host "smtp+notls://127.0.0.1:{self.world.letterbox}"
match from any for rcpt-to "plain@{DOMAIN}" action "plain"
match from any for rcpt-to "starttls@{DOMAIN}" action "starttls"
match from any for rcpt-to "tls@{DOMAIN}" action "tls"
match auth from any for any action "onward"
""")
        (etc / "smtpd.conf").chmod(0o644)


class PostfixPeer(postfix.Postfix):
    """The Postfix of the other scenarios, with the two ports more and the three ways to the gateway."""

    def __init__(self, folder, world):
        if reason := postfix.available():
            raise Missing(reason)
        self.ports = {way: free_port() for way in WAYS}
        transports = {f"{way}@{DOMAIN}": f"to-{way}:[localhost]:{world.host(way)}" for way in WAYS}
        transports["*"] = f"smtp:[127.0.0.1]:{world.letterbox}"
        secure = f"""\
 -o smtp_tls_security_level=secure -o smtp_tls_CAfile={world.authority} -o smtp_tls_secure_cert_match=nexthop
 -o smtp_sasl_auth_enable=yes -o smtp_sasl_security_options=noanonymous"""
        services = f"""\
127.0.0.1:{self.ports["plain"]} inet n - n - - smtpd -o smtpd_tls_security_level=none -o smtpd_sasl_auth_enable=no
127.0.0.1:{self.ports["tls"]} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
to-plain unix - - n - - smtp -o smtp_tls_security_level=none
to-starttls unix - - n - - smtp
{secure}
to-tls unix - - n - - smtp -o smtp_tls_wrappermode=yes
{secure}
"""
        passwords = " ".join(f"{{ [localhost]:{world.host(way)} = {':'.join(SUBMITTER)} }}," for way in WAYS[1:])
        more = f"smtp_sasl_password_maps = inline:{{ {passwords.rstrip(',')} }}\n"
        super().__init__(folder, world.certificate, world.key, *USER, transports=transports, services=services,
                         more=more)
        self.ports["starttls"] = self.port


SERVERS = {"Postfix": PostfixPeer, "Exim": Exim, "OpenSMTPD": OpenSMTPD, "aiosmtpd": Aiosmtpd}
