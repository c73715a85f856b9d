"""aiosmtpd as a mail server of its own process: takes mail on three ports, hands it on with Python's smtplib.

Started by peers.py with one JSON object of settings as its argument; ends with its standard input.
"""

import json
import smtplib
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Relay:
    """Hands a message on: to the gateway in the way its recipient's local part names, all else to the letterbox."""

    def __init__(self, settings):
        self.settings = settings

    def hand_on(self, envelope):
        local, _, domain = envelope.rcpt_tos[0].partition("@")
        ours = domain == self.settings["domain"]
        context = ssl.create_default_context(cafile=self.settings["authority"])
        if ours and local == "tls":
            client = smtplib.SMTP_SSL("localhost", self.settings["gateway_tls"], timeout=30, context=context)
        else:
            client = smtplib.SMTP("localhost", self.settings["gateway" if ours else "letterbox"], timeout=30)
        with client:
            if ours and local == "starttls":
                client.starttls(context=context)
            if ours and local != "plain":
                client.login(*self.settings["submitter"])
            client.sendmail(envelope.mail_from, envelope.rcpt_tos, envelope.original_content)

    async def handle_DATA(self, server, session, envelope):
        self.hand_on(envelope)
        return "250 2.0.0 handed on"


def main():
    settings = json.loads(sys.argv[1])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings["certificate"], settings["key"])

    def authenticator(server, session, envelope, mechanism, data):
        right = (data.login.decode(), data.password.decode()) == tuple(settings["user"])
        return AuthResult(success=right)

    plain, starttls, implicit = settings["ports"]
    login = {"authenticator": authenticator, "auth_required": True}
    controllers = [
        Controller(Relay(settings), hostname="127.0.0.1", port=plain),
        Controller(Relay(settings), hostname="127.0.0.1", port=starttls, tls_context=context, require_starttls=True,
                   **login),
        # It does not count TLS from the first octet as TLS when it decides about AUTH.
        Controller(Relay(settings), hostname="127.0.0.1", port=implicit, ssl_context=context, auth_require_tls=False,
                   **login),
    ]
    for controller in controllers:
        controller.start()
    sys.stdin.read()
    for controller in controllers:
        controller.stop()


main()
