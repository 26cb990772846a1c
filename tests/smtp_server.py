"""A real SMTP server on this machine for tests: aiosmtpd, on a free port, writing what it takes into a folder.

    smtp_server.py FOLDER [--user NAME --password WORDS] [--starttls] [--smtps] [--silent] [--drop] [--refuse-data]

FOLDER/port has its port once it listens; FOLDER/1.eml, 2.eml … each message as it came and 1.json … who sent it to
whom and how. FOLDER/refuse, where it is there, lists addresses that it does not know, one a line; it is read each
time. With TLS, FOLDER/certificate.pem is its certificate, for 127.0.0.1 and localhost.
"""

import argparse
import asyncio
import json
import pathlib
import ssl
import subprocess

from aiosmtpd.smtp import SMTP, AuthResult


class Letterbox:
    def __init__(self, options):
        self.options = options
        self.taken = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        unknown = self.options.folder / "refuse"
        if unknown.exists() and address in unknown.read_text().split():
            return "550 5.1.1 There is nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.options.refuse_data:
            return "554 5.7.1 This is not wanted"
        self.taken += 1
        name = self.options.folder / str(self.taken)
        name.with_suffix(".eml").write_bytes(envelope.original_content)
        told = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": session.ssl is not None or self.options.smtps,
            "user": session.auth_data.decode() if session.auth_data else "",
        }
        name.with_suffix(".json").write_text(json.dumps(told))
        if self.options.drop:
            server.transport.abort()
        return "250 OK"


class Silence(asyncio.Protocol):
    """Takes connections and never says a word."""


def certificate_in(folder):
    """A certificate that was made just now, and the context that serves with it."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def serve(options):
    context = certificate_in(options.folder) if options.starttls or options.smtps else None
    letterbox = Letterbox(options)

    def authenticate(server, session, envelope, mechanism, given):
        right = (given.login.decode(), given.password.decode()) == (options.user, options.password)
        return AuthResult(success=right, handled=False, auth_data=given.login if right else None)

    def protocol():
        if options.silent:
            return Silence()
        return SMTP(
            letterbox,
            tls_context=context if options.starttls else None,
            require_starttls=options.starttls,
            auth_required=bool(options.user),
            auth_require_tls=options.starttls,
            authenticator=authenticate if options.user else None)

    server = await asyncio.get_running_loop().create_server(
        protocol, "127.0.0.1", 0, ssl=context if options.smtps else None)
    port = options.folder / "port"
    port.with_suffix(".new").write_text(str(server.sockets[0].getsockname()[1]))
    port.with_suffix(".new").rename(port)
    await server.serve_forever()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--user", default="")
    parser.add_argument("--password", default="")
    for switch in ("--starttls", "--smtps", "--silent", "--drop", "--refuse-data"):
        parser.add_argument(switch, action="store_true")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
