"""TLS is verified by name, date and chain; an exception adds what one server forgets to send."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from govnews.fetch.answers import Answer, NoAnswer
from govnews.fetch.certificates import Trust, why_not_verified
from govnews.fetch.connections import Guard
from govnews.portal import TlsException
from govnews.records import Fate
from tests.fetch.certificates import Signed, sign, tls_server
from tests.fetch.network import PUBLIC, Network
from tests.fetch.site import page
from tests.fetch.test_connections import HOST, client_on

DAY = timedelta(days=1)

Asking = Callable[..., tuple[Answer | NoAnswer, list[str | None]]]


@pytest.fixture(scope="module")
def root() -> Signed:
    return sign("Root", is_authority=True)


@pytest.fixture(scope="module")
def middle(root: Signed) -> Signed:
    return sign("Middle", root, is_authority=True)


@pytest.fixture
def ask(tmp_path: Path, root: Signed) -> Asking:
    roots = root.write(tmp_path / "roots.pem", with_key=False)

    def asking(
        served: Signed, *chain: Signed, host: str = HOST, **trust: Any
    ) -> tuple[Answer | NoAnswer, list[str | None]]:
        pem = served.write(tmp_path / "served.pem", *chain)
        with tls_server(pem, page("tin")) as (port, names):
            network = Network({host: [PUBLIC]}, port)
            with client_on(
                network,
                guard=Guard(resolve=network.resolve, dial=network.dial),
                trust=Trust(roots=roots, **trust),
                owns=lambda url: True,
            ) as client:
                outcome = client.get(f"https://{host}/")
            assert set(network.dialled) == {(PUBLIC, 443)}
            return outcome, names

    return asking


def test_a_whole_chain_verifies_and_the_name_is_the_hosts(
    ask: Asking, root: Signed, middle: Signed
) -> None:
    outcome, names = ask(sign(HOST, middle), middle)
    assert isinstance(outcome, Answer)
    assert outcome.payload == b"tin"
    assert names == [HOST]  # although an address was dialled


def test_wrong_certificates_are_unreachable_with_a_plain_reason(
    ask: Asking, root: Signed, middle: Signed
) -> None:
    wrong = {
        "the certificate has expired": (sign(HOST, root, begins=-9 * DAY, ends=-DAY),),
        "the certificate is not valid yet": (sign(HOST, root, begins=DAY, ends=9 * DAY),),
        "the certificate is another host's": (sign("khac.gov.test", root),),
        "the certificate is signed by itself": (sign(HOST),),
        "the server forgets an intermediate certificate": (sign(HOST, middle),),
        "from an authority that nobody knows": self_made(),
    }
    for said, served in wrong.items():
        outcome, _ = ask(*served)
        assert isinstance(outcome, NoAnswer), said
        assert outcome.fate is Fate.UNREACHABLE
        assert said in outcome.reason
        assert "attempts" not in outcome.reason  # once is enough


def self_made() -> tuple[Signed, Signed]:
    unknown = sign("Unknown", is_authority=True)
    return sign(HOST, unknown), unknown


def exception(path: Path, host: str = HOST) -> TlsException:
    return TlsException(
        host=host, reason="sends no intermediate", since=date(2026, 11, 25), certificates=path
    )


def test_an_exception_adds_the_missing_link_to_its_host_and_is_told_once(
    ask: Asking, root: Signed, middle: Signed, tmp_path: Path
) -> None:
    link = middle.write(tmp_path / "middle.pem", with_key=False)
    used: list[TlsException] = []
    served = sign(HOST, middle)
    outcome, _ = ask(served, exceptions=[exception(link)], on_use=used.append)
    assert isinstance(outcome, Answer)
    assert used == [exception(link)]
    elsewhere, _ = ask(served, exceptions=[exception(link, "khac.gov.test")], on_use=used.append)
    assert isinstance(elsewhere, NoAnswer)
    assert len(used) == 1


def test_an_exception_verifies_everything_else(
    ask: Asking, root: Signed, middle: Signed, tmp_path: Path
) -> None:
    link = middle.write(tmp_path / "middle.pem", with_key=False)
    stranger = sign("Stranger", sign("No root", is_authority=True), is_authority=True)
    loose = stranger.write(tmp_path / "stranger.pem", with_key=False)
    for path, served, said in (
        (
            link,
            sign(HOST, middle, begins=-9 * DAY, ends=-DAY),
            "has expired",
        ),
        (link, sign("khac.gov.test", middle), "is another host's"),
        # An intermediate that leads to no root is believed no more than before.
        (loose, sign(HOST, stranger), "has no way to a known authority"),
    ):
        outcome, _ = ask(served, exceptions=[exception(path)])
        assert isinstance(outcome, NoAnswer)
        assert said in outcome.reason


def test_the_old_greeting_is_allowed_to_its_host_only() -> None:
    old = TlsException(
        host=HOST, reason="IIS of 2008", since=date(2026, 11, 25), legacy_renegotiation=True
    )
    trust = Trust([old])
    assert trust.context(HOST).options & 0x4
    assert not trust.context("khac.gov.test").options & 0x4
    for host in (HOST, "khac.gov.test"):
        context = trust.context(host)
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
    refused = ssl.SSLError(1, "[SSL: UNSAFE_LEGACY_RENEGOTIATION_DISABLED] unsafe")
    refused.reason = "UNSAFE_LEGACY_RENEGOTIATION_DISABLED"
    assert "RFC 5746" in why_not_verified(refused)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"legacy_renegotiation": False}, "found neither"),
        ({"reason": " "}, "a reason"),
        ({"certificates": Path("nowhere.pem")}, "no file"),
    ],
)
def test_an_exception_says_what_why_and_with_which_file(changed: Any, said: str) -> None:
    usual: dict[str, Any] = {
        "host": HOST, "reason": "x", "since": date(2026, 11, 25), "legacy_renegotiation": True,
    }  # fmt: skip
    with pytest.raises(ValueError, match=said):
        TlsException(**{**usual, **changed})
