"""Certificates for the test servers: an authority of our own, and leaves that are good, expired or for another name."""

import pathlib
import subprocess

# What `openssl ca` needs to be told in a file; it is the one command of OpenSSL 3.0 that takes a past end date.
CONFIGURATION = """
[ca]
default_ca = ours
[ours]
new_certs_dir = {folder}
database = {folder}/index.txt
serial = {folder}/serial
default_md = sha256
policy = anything
unique_subject = no
copy_extensions = copy
[anything]
commonName = supplied
"""


class Authority:
    """A certificate authority in a folder; `certificate` is what a client is told to trust."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        self.certificate, self.key = self.folder / "ca.pem", self.folder / "ca-key.pem"
        (self.folder / "index.txt").touch()
        (self.folder / "serial").write_text("1000\n")
        self.configuration = self.folder / "ca.cnf"
        self.configuration.write_text(CONFIGURATION.format(folder=self.folder))
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                      "-subj", "/CN=Test authority", "-days", "30", "-keyout", self.key, "-out", self.certificate,
                      "-addext", "keyUsage=critical,keyCertSign,cRLSign")

    def leaf(self, name, names, start=None, end=None):
        """A certificate for the subject alternative names given, as (certificate file, key file).

        `start` and `end` are YYYYMMDDHHMMSSZ; without them it is good for a month from now.
        """
        certificate, key, request = (self.folder / f"{name}{suffix}" for suffix in (".pem", "-key.pem", ".csr"))
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                      "-subj", f"/CN={name}", "-keyout", key, "-out", request,
                      "-addext", f"subjectAltName={names}", "-addext", "extendedKeyUsage=serverAuth")
        period = ["-startdate", start, "-enddate", end] if end else ["-days", "30"]
        self._openssl("ca", "-batch", "-notext", "-config", self.configuration, "-cert", self.certificate,
                      "-keyfile", self.key, "-in", request, "-out", certificate, *period)
        return certificate, key

    def good(self):
        return self.leaf("good", "DNS:localhost,IP:127.0.0.1")

    def expired(self):
        return self.leaf("expired", "DNS:localhost,IP:127.0.0.1", "20200101000000Z", "20200201000000Z")

    def wrong_name(self):
        return self.leaf("wrong-name", "DNS:mail.elsewhere.example")

    @staticmethod
    def _openssl(*arguments):
        subprocess.run(["openssl", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
