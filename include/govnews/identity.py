"""Deterministic keys: the same thing has the same id in every warehouse and every rebuild."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "urn:govnews")


def identity(kind: str, *parts: str) -> UUID:
    """Return the uuid5 of a natural key, e.g. ``identity("article", "damha", "11873")``."""
    return uuid5(NAMESPACE, "\x1f".join((kind, *parts)))
