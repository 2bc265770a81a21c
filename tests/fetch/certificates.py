"""Real certificates of an authority of our own, made anew for each test session."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def write(self, path: Path, *chain: Signed, with_key: bool = True) -> Path:
        """Write certificate, chain and key as one PEM file."""
        pem = b"".join(
            each.certificate.public_bytes(serialization.Encoding.PEM) for each in (self, *chain)
        )
        if with_key:
            pem += self.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        path.write_bytes(pem)
        return path


def sign(
    name: str,
    by: Signed | None = None,
    *,
    is_authority: bool = False,
    begins: timedelta = timedelta(days=-1),
    ends: timedelta = timedelta(days=30),
) -> Signed:
    """Return a certificate for `name`, valid from and until so far from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = by.key if by else key
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if is_authority:
        builder = builder.add_extension(
            x509.KeyUsage(False, False, False, False, False, True, True, False, False),
            critical=True,
        )
    else:
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        builder = builder.add_extension(names, critical=False)
    return Signed(certificate=builder.sign(signer, hashes.SHA256()), key=key)


@contextmanager
def tls_server(pem: Path, answer: bytes) -> Iterator[tuple[int, list[str | None]]]:
    """Answer every request over TLS with the certificate; give port and the names asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    class Handler(StreamRequestHandler):
        def handle(self) -> None:
            try:
                self.request.settimeout(2)
                with context.wrap_socket(self.request, server_side=True) as secured:
                    secured.recv(65_536)
                    secured.sendall(answer)
            except OSError:
                pass

    class Server(ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.server_address[1], names
        finally:
            server.shutdown()
            thread.join()
