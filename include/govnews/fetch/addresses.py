"""Owns which network addresses may be dialled: public ones, and nothing that hides another."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# An IPv6-only network reaches IPv4 servers by this prefix (RFC 6052); the last 32 bits decide.
_NAT64 = IPv6Network("64:ff9b::/96")
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
    if not address.is_global or address.is_reserved:
        return "is no public address"
    return None


def _why_not_six(address: IPv6Address) -> str | None:
    if address.scope_id is not None:
        return "is no public address"
    if address in _NAT64:
        return _why_not_four(IPv4Address(int(address) & 0xFFFFFFFF))
    hides = address.ipv4_mapped or address.sixtofour or address.teredo or int(address) >> 32 == 0
    if hides:
        return "is no public address"
    if address.is_multicast:
        return "is a multicast address"
    if not address.is_global or address.is_reserved or address.is_site_local:
        return "is no public address"
    return None
