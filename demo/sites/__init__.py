"""The format of the played portals: one folder per site, files and the answers made of them.

``routes.json`` holds the site's hosts, its headers, which validators it sends,
its 404 page, and `routes`: the percent-decoded path with its query -> an answer
(status, file, Content-Type exactly as sent, real charset, Last-Modified, or a
Location header). ``day2/routes.json`` is laid over it on day 2: changed and added
addresses, and those `removed`. ``expected.json`` says what a correct run finds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Route:
    """What one address answers: a file, or a redirect by its Location header."""

    status: int
    file: Path | None = None
    content_type: str = "text/html"
    last_modified: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Site:
    """One played portal on one day."""

    slug: str
    hosts: tuple[str, ...]
    validators: str
    headers: Mapping[str, str]
    not_found: Route
    routes: Mapping[str, Route]

    def find(self, path: str, query: str) -> Route:
        """Return the exact address's route, else the path's without query, else the 404 page."""
        exact = self.routes.get(f"{path}?{query}") if query else None
        return exact or self.routes.get(path) or self.not_found


def read_route(folder: Path, entry: Mapping[str, Any]) -> Route:
    """Return one entry of routes.json as a route; file names are relative to `folder`."""
    stamp = entry.get("last_modified")
    return Route(
        status=entry["status"],
        file=folder / entry["file"] if "file" in entry else None,
        content_type=entry.get("content_type", "text/html"),
        last_modified=datetime.fromisoformat(stamp) if stamp else None,
        headers=entry.get("headers", {}),
    )


def read_site(folder: Path, day: int) -> Site:
    """Return the site in `folder` as it is on `day`, 1 or 2."""
    site = json.loads((folder / "routes.json").read_text("utf-8"))
    entries: dict[str, Any] = site["routes"]
    if day == 2:
        change = json.loads((folder / "day2" / "routes.json").read_text("utf-8"))
        entries = {a: e for a, e in entries.items() if a not in change["removed"]}
        entries |= change["routes"]
    return Site(
        slug=folder.name,
        hosts=tuple(site["hosts"]),
        validators=site["validators"],
        headers=site["headers"],
        not_found=read_route(folder, site["not_found"]),
        routes={address: read_route(folder, entry) for address, entry in entries.items()},
    )


def read_sites(folder: Path, day: int) -> dict[str, Site]:
    """Return every site below `folder`, by slug."""
    homes = sorted(routes.parent for routes in folder.glob("*/routes.json"))
    return {home.name: read_site(home, day) for home in homes}
