"""A mail server on a free port of this machine. Prints its port, then a JSON line for every message it takes, as
Python's own email package reads it. Ends when its standard input is closed.

usage: mail.py MODE [FOLDER]    MODE: plain, starttls, tls, auth, later, refuse, slow
"""
import datetime, email, email.policy, ipaddress, json, pathlib, socket, ssl, sys, threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

mode = sys.argv[1]


def certificate(folder):
    """A certificate for 127.0.0.1 that signs itself; written as ca.pem and key.pem."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(
            [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256()))
    folder = pathlib.Path(folder)
    (folder / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    (folder / "ca.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "ca.pem", folder / "key.pem")
    return context


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode == "later":
            return f"451 {address} later"
        if mode == "refuse":
            return f"550 {address} unknown here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": server.transport.get_extra_info("sslcontext") is not None,
            "user": (session.auth_data or b"").decode() if session.authenticated else None,
            "headers": {name: str(value) for name, value in message.items()},
            "names": [name for name, _ in message.items()],
            "date": message["Date"].datetime.timestamp(), "defects": [str(d) for d in message.defects],
            "sender_name": message["From"].addresses[0].display_name,
            "body": message.get_content().replace("\r\n", "\n"), "longest": max(map(len, envelope.content.split(b"\r\n"))),
            "ascii": envelope.content.isascii(),
        }), flush=True)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"zoe" and data.password == b"planted-password"
    return AuthResult(success=good, auth_data=data.login, handled=False)


def listen():
    if mode == "slow":
        # Somebody listens, and never says a word.
        silent = socket.create_server(("127.0.0.1", 0))
        print(silent.getsockname()[1], flush=True)
        return silent
    context = certificate(sys.argv[2]) if mode in ("starttls", "tls", "auth") else None
    options = {}
    if mode in ("starttls", "auth"):
        options = {"tls_context": context, "require_starttls": True}
    if mode == "auth":
        options |= {"authenticator": authenticate, "auth_required": True}
    probe = socket.create_server(("127.0.0.1", 0))
    port = probe.getsockname()[1]
    probe.close()
    controller = Controller(
        Handler(), hostname="127.0.0.1", port=port, ssl_context=context if mode == "tls" else None, **options)
    controller.start()
    print(port, flush=True)
    return controller


server = listen()
sys.stdin.read()
if mode != "slow":
    server.stop()
