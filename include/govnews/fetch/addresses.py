"""Owns which network addresses may be dialled: public ones, and nothing that hides another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# An IPv6-only network reaches IPv4 servers by this prefix (RFC 6052); the last 32 bits decide.
_NAT64 = IPv6Network("64:ff9b::/96")
# All that is assigned to hosts of the public IPv6 net (RFC 4291, 2.4).
_UNICAST = IPv6Network("2000::/3")
# Of IANA's special-purpose registries what Python's `is_global` learned late or not at all.
_SPECIAL_FOUR = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_SPECIAL_SIX = (IPv6Network("2001::/23"), IPv6Network("2002::/16"), IPv6Network("3fff::/20"))
# Public by registration, private by use: the host agent of every machine in Azure.
_METADATA = {IPv4Address("168.63.129.16")}


def why_not_public(address: str) -> str | None:
    """Return in words why `address` is not dialled, or None where it is public.

    Public is what IANA's special-purpose registries call globally reachable, without
    multicast, cloud metadata, and IPv6 forms that carry an IPv4 address within (mapped,
    compatible, 6to4, Teredo); NAT64 counts as the address it carries. What is no address at
    all is not public.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "is no address"
    if isinstance(parsed, IPv6Address):
        return _why_not_six(parsed)
    return _why_not_four(parsed)


def _why_not_four(address: IPv4Address) -> str | None:
    if address in _METADATA:
        return "is a cloud's metadata service"
    if address.is_multicast:
        return "is a multicast address"
    is_special = any(address in network for network in _SPECIAL_FOUR)
    if not address.is_global or address.is_reserved or is_special:
        return "is no public address"
    return None


def _why_not_six(address: IPv6Address) -> str | None:
    if address.scope_id is not None:
        return "is no public address"
    if address in _NAT64:
        return _why_not_four(IPv4Address(int(address) & 0xFFFFFFFF))
    if address.is_multicast:
        return "is a multicast address"
    is_special = any(address in network for network in _SPECIAL_SIX)
    if address not in _UNICAST or not address.is_global or is_special:
        return "is no public address"
    return None
