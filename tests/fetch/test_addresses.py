"""Which network addresses are public, and which only look so."""

from __future__ import annotations

import pytest

from govnews.fetch.addresses import why_not_public

PRIVATE = [
    "127.0.0.1", "127.255.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1",
    "224.0.0.1", "224.0.1.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:203.113.131.1",
    "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1",
    "2001:db8::1", "2002:7f00:1::", "2002:cb71:8301::1", "2001:0:cb71:8301::1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
    "", "localhost", "2130706433", "0x7f.1", "127.1", "1.2.3.4.5",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_not_dialled(address: str) -> None:
    assert why_not_public(address)


@pytest.mark.parametrize(
    "address", ["203.113.131.1", "8.8.8.8", "2405:4800::1", "2400:cb00::1", "64:ff9b::cb71:8301"]
)
def test_what_is_public_is(address: str) -> None:
    assert why_not_public(address) is None
