"""Names are looked up once, refused before anything is dialled, and dialled as looked up."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from govnews.fetch.answers import Answer, NoAnswer
from govnews.fetch.client import Client
from govnews.fetch.connections import Guard
from govnews.fetch.limits import Limits
from govnews.fetch.manners import Manners
from govnews.records import Fate
from govnews.settings import StandIn
from tests.fetch.network import PUBLIC, Network
from tests.fetch.site import Site, page
from tests.fetch.test_addresses import PRIVATE

HOST = "cong.gov.test"
LIMITS = Limits(
    connect_seconds=0.5, read_seconds=0.5, total_seconds=1.5, attempts=1, backoff_seconds=0.0
)


@contextmanager
def client_on(network: Network, **changed: Any) -> Iterator[Client]:
    usual: dict[str, Any] = {
        "user_agent": "govnews/0.1 (+test)",
        "manners": Manners(0.0),
        "owns": lambda url: url.split("/")[2].split(":")[0] == HOST,
        "limits": LIMITS,
        "guard": Guard(resolve=network.resolve, dial=network.dial),
    }
    client = Client(**{**usual, **changed})
    try:
        yield client
    finally:
        client.close()


def refused(network: Network, url: str = f"http://{HOST}/", **changed: Any) -> NoAnswer:
    with client_on(network, **changed) as client:
        outcome = client.get(url)
    assert isinstance(outcome, NoAnswer), outcome
    return outcome


@pytest.mark.parametrize("found", [*PRIVATE[:40], "", "localhost"])
def test_a_name_that_leads_inside_is_never_dialled(found: str) -> None:
    network = Network({HOST: [found]})
    outcome = refused(network, limits=Limits(attempts=3, backoff_seconds=0.0))
    assert outcome.fate is Fate.UNREACHABLE
    assert outcome.reason.startswith(f"{HOST} stands for {found}")
    assert network.looked_up == [HOST]  # nor asked again
    assert network.dialled == []


@pytest.mark.parametrize("found", [[PUBLIC, "10.0.0.1"], ["::1", PUBLIC]])
def test_one_private_address_among_public_ones_is_enough(found: Sequence[str]) -> None:
    network = Network({HOST: found})
    assert "no public address" in refused(network).reason
    assert network.dialled == []


def test_what_was_looked_up_is_dialled_and_nothing_is_looked_up_twice() -> None:
    with Site({f"http://{HOST}/": page("x"), "/": page("tin")}) as site:
        port = int(site.stand_in.address.rpartition(":")[2])
        # The second look-up would lead inside: DNS rebinding.
        network = Network({HOST: [[PUBLIC], ["127.0.0.1"]]}, port)
        with client_on(network) as client:
            outcome = client.get(f"http://{HOST}/")
        assert isinstance(outcome, Answer)
        assert network.looked_up == [HOST]
        assert network.dialled == [(PUBLIC, 80)]
        assert f"Host: {HOST}\r\n" in site.heads[0]


def test_rebinding_between_two_requests_is_refused() -> None:
    with Site({"/": page("tin")}) as site:  # closes after each answer
        port = int(site.stand_in.address.rpartition(":")[2])
        network = Network({HOST: [[PUBLIC], ["169.254.169.254"]]}, port)
        with client_on(network) as client:
            assert isinstance(client.get(f"http://{HOST}/"), Answer)
            outcome = client.get(f"http://{HOST}/")
        assert isinstance(outcome, NoAnswer)
        assert "169.254.169.254" in outcome.reason
        assert network.dialled == [(PUBLIC, 80)]
        assert len(site.heads) == 1


def test_all_addresses_are_tried_in_order() -> None:
    network = Network({HOST: ["2405:4800::1", PUBLIC]})
    outcome = refused(network)
    assert network.dialled == [("2405:4800::1", 80), (PUBLIC, 80)]
    assert "refused" in outcome.reason


def test_a_name_that_nobody_knows_is_unreachable() -> None:
    network = Network({})
    outcome = refused(network, limits=Limits(attempts=2, backoff_seconds=0.0))
    assert outcome.fate is Fate.UNREACHABLE
    assert "Name or service not known" in outcome.reason
    assert network.looked_up == [HOST, HOST]
    assert network.dialled == []


def test_a_resolver_that_never_answers_is_not_waited_for() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        time.sleep(3)
        return [PUBLIC]

    network = Network({})
    began = time.monotonic()
    outcome = refused(network, guard=Guard(resolve=resolve, dial=network.dial))
    assert time.monotonic() - began < 2.5
    assert outcome.reason.startswith("no connection within 0.5 seconds")
    assert network.dialled == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"http://{HOST}:8080/", "port 8080"),
        (f"https://{HOST}:80/", "port 80"),
        (f"http://{HOST}:22/", "port 22"),
        (f"ftp://{HOST}/", "not asked by ftp"),
        (f"file://{HOST}/etc/passwd", "not asked by file"),
        (f"gopher://{HOST}/", "not asked by gopher"),
        ("http://127.0.0.1/", "hosts"),
        ("http://khac.test/", "hosts"),
    ],
)
def test_other_ports_schemes_and_hosts_are_not_even_looked_up(url: str, said: str) -> None:
    network = Network({HOST: [PUBLIC], "khac.test": [PUBLIC]})
    outcome = refused(network, url)
    assert outcome.fate is Fate.EXTERNAL
    assert said in outcome.reason
    assert (network.looked_up, network.dialled) == ([], [])


def test_a_port_of_the_portals_file_is_asked() -> None:
    network = Network({HOST: [PUBLIC]})
    assert refused(network, f"http://{HOST}:8080/", ports=[8080]).fate is Fate.UNREACHABLE
    assert network.dialled == [(PUBLIC, 8080)]


def test_a_stand_in_opens_its_own_door_and_closes_all_others() -> None:
    with Site({"/tin": page("tin")}) as site:
        host, port = site.stand_in.door
        network = Network({host: [host], "other": [PUBLIC]}, port)
        guard = Guard(only=(host, port), resolve=network.resolve, dial=network.dial)
        for where in (("127.0.0.1", port + 1), ("other", 80)):
            with pytest.raises(Exception, match="not the portal's stand-in"):
                guard.open(*where, 1.0)
        assert network.dialled == []
        with client_on(network, guard=guard, stand_in=site.stand_in) as client:
            assert isinstance(client.get(f"http://{HOST}:81/tin"), Answer)
        assert network.dialled == [(host, port)]
    assert StandIn(host="x", address="[::1]:80").door == ("::1", 80)


def test_a_silent_connection_ends_in_time_and_says_where() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        network = Network({HOST: [PUBLIC]}, server.getsockname()[1])
        began = time.monotonic()
        assert "no first byte within 0.5 seconds" in refused(network).reason
        # A TLS handshake that never comes is cut, too.
        outcome = refused(network, f"https://{HOST}/")
        assert time.monotonic() - began < 4
    assert outcome.fate is Fate.UNREACHABLE
