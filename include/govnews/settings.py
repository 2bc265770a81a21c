"""Settings of one installation, read once from the environment.

Each is named ``GOVNEWS_…``; a missing or unreadable one raises `WrongSetting`
with one sentence that names it.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from govnews.failures import WrongSetting

ROOT = Path(__file__).resolve().parents[2]
EXPECTED_URL = "postgresql+psycopg://user:password@host/database"


# Pairs less alike than this are measured and not kept, so that no threshold can lie lower
# (FLOOR_JACCARD of govnews.likeness.similarity).
LEAST_JACCARD = 0.3
NOBODY = "govnews@localhost"
# An address of mail or web that a portal's operator can use, and no end of a header line.
_CONTACT = re.compile(r"[!-'*-~]+@[!-'*-~]+|https?://[!-'*-~]+")


@dataclass(frozen=True, kw_only=True)
class StandIn:
    """A server that plays one portal: requests for `host` go to the proxy at `address`."""

    host: str
    address: str

    @property
    def proxy(self) -> str:
        """Return the proxy's URL as the fetcher takes it."""
        return f"http://{self.address}"

    @property
    def door(self) -> tuple[str, int]:
        """Return host and port: the one place that the fetcher may then connect to."""
        host, _, port = self.address.rpartition(":")
        return host.strip("[]"), int(port)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where things are kept and how we present ourselves to portals.

    `archive_dir` is a folder, or the address of an object store before which `spool_dir` lies.
    """

    warehouse_url: str
    archive_dir: Path | str
    data_docs_dir: Path
    spool_dir: Path = Path("state", "spool")
    archive_file_bytes: int = 1_000_000_000
    contact: str = NOBODY
    stand_ins: Mapping[str, StandIn] = field(default_factory=dict)
    portals: tuple[str, ...] = ()
    portal_dir: Path | None = None
    delay_seconds: float | None = None
    request_seconds: float = 30.0
    page_bytes: int = 10_000_000
    batch_size: int = 200
    gone_nights: int = 3
    gone_brake_articles: int = 10
    gone_brake_share: float = 0.2
    story_jaccard: float = 0.7
    story_portal_jaccard: float = 0.8
    story_containment: float = 0.9
    story_contained_jaccard: float = 0.4
    story_number_agreement: float = 0.5

    @property
    def sql_dir(self) -> Path:
        """Return the folder of migrations, views, loads and roles."""
        return ROOT / "sql"

    @property
    def user_agent(self) -> str:
        """Return who we say we are: name, version, contact."""
        return f"govnews/0.1 (+{self.contact})"

    def require_contact(self) -> None:
        """Raise `WrongSetting` where a portal's operator could not reach anybody."""
        if self.contact == NOBODY:
            raise WrongSetting(
                "GOVNEWS_CONTACT is not set: expected an address of mail or web that somebody"
                " reads, before any real portal is asked; its operator sees it in our User-Agent"
            )

    @property
    def warehouse_address(self) -> str:
        """Return the warehouse URL with its password hidden, for messages."""
        return make_url(self.warehouse_url).render_as_string(hide_password=True)


def read_stand_ins(text: str) -> dict[str, StandIn]:
    """Return ``slug=host@address:port`` entries, blank separated, by slug.

    >>> read_stand_ins("damha=damha.test@127.0.0.1:8900")["damha"].host
    'damha.test'
    """
    stand_ins = {}
    for entry in text.split():
        slug, equals, rest = entry.partition("=")
        host, at, address = rest.partition("@")
        if not (slug and equals and host and at and ":" in address):
            raise WrongSetting(
                f"GOVNEWS_STAND_INS: expected 'slug=host@address:port', found {entry!r}"
            )
        stand_ins[slug] = StandIn(host=host, address=address)
    return stand_ins


def read_settings(
    environment: Mapping[str, str] | None = None, *, needs_warehouse: bool = True
) -> Settings:
    """Return the settings of `environment` (default: the process's own).

    Raises `WrongSetting` with one sentence that names the setting.
    """
    env = os.environ if environment is None else environment
    state = Path(env.get("GOVNEWS_STATE_DIR") or "state").absolute()
    portal_dir = env.get("GOVNEWS_PORTAL_DIR")
    return Settings(
        warehouse_url=_warehouse_url(env) if needs_warehouse else "",
        archive_dir=_place(env.get("GOVNEWS_ARCHIVE_DIR") or state / "archive"),
        spool_dir=Path(env.get("GOVNEWS_SPOOL_DIR") or state / "spool"),
        archive_file_bytes=_whole(env, "GOVNEWS_ARCHIVE_FILE_BYTES", 1_000_000_000),
        data_docs_dir=Path(env.get("GOVNEWS_DATA_DOCS_DIR") or state / "data-docs"),
        contact=_contact(env),
        stand_ins=read_stand_ins(env.get("GOVNEWS_STAND_INS", "")),
        portals=tuple(env.get("GOVNEWS_PORTALS", "").split()),
        portal_dir=Path(portal_dir) if portal_dir else None,
        delay_seconds=_number(env, "GOVNEWS_DELAY_SECONDS", None, least=0),
        request_seconds=_number(env, "GOVNEWS_REQUEST_SECONDS", 30.0, least=0.1) or 30.0,
        page_bytes=_whole(env, "GOVNEWS_PAGE_BYTES", 10_000_000),
        batch_size=_whole(env, "GOVNEWS_BATCH_SIZE", 200),
        gone_nights=_whole(env, "GOVNEWS_GONE_NIGHTS", 3),
        gone_brake_articles=_whole(env, "GOVNEWS_GONE_BRAKE_ARTICLES", 10),
        gone_brake_share=_share(env, "GOVNEWS_GONE_BRAKE_SHARE", 0.2),
        story_jaccard=_share(env, "GOVNEWS_STORY_JACCARD", 0.7, least=LEAST_JACCARD),
        story_portal_jaccard=_share(env, "GOVNEWS_STORY_PORTAL_JACCARD", 0.8, least=LEAST_JACCARD),
        story_containment=_share(env, "GOVNEWS_STORY_CONTAINMENT", 0.9),
        story_contained_jaccard=_share(
            env, "GOVNEWS_STORY_CONTAINED_JACCARD", 0.4, least=LEAST_JACCARD
        ),
        story_number_agreement=_share(env, "GOVNEWS_STORY_NUMBER_AGREEMENT", 0.5),
    )


def _place(where: Path | str) -> Path | str:
    """Return a folder as a path, ``file://`` or not, and any other address as it is."""
    text = str(where)
    if "://" in text and not text.startswith("file://"):
        return text.rstrip("/")
    return Path(text.removeprefix("file://"))


def _contact(env: Mapping[str, str]) -> str:
    contact = env.get("GOVNEWS_CONTACT", "").strip() or NOBODY
    if not _CONTACT.fullmatch(contact):
        raise WrongSetting(
            "GOVNEWS_CONTACT: expected an address of mail or web (name@host, https://…),"
            f" found {contact!r}"
        )
    return contact


def _number(
    env: Mapping[str, str], name: str, default: float | None, *, least: float
) -> float | None:
    raw = env.get(name, "").strip()
    if not raw:
        return default
    try:
        number = float(raw)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number >= least):
        raise WrongSetting(f"{name}: expected a number of at least {least:g}, found {raw!r}")
    return number


def _share(env: Mapping[str, str], name: str, default: float, *, least: float = 0) -> float:
    share = _number(env, name, default, least=least)
    if share is None or share > 1:
        raise WrongSetting(f"{name}: expected a share from {least:g} to 1, found {env.get(name)!r}")
    return share


def _whole(env: Mapping[str, str], name: str, default: int) -> int:
    raw = env.get(name, "").strip()
    if not raw:
        return default
    if not raw.isdecimal() or int(raw) < 1:
        raise WrongSetting(f"{name}: expected a whole number of at least 1, found {raw!r}")
    return int(raw)


def _warehouse_url(env: Mapping[str, str]) -> str:
    """Return the warehouse's URL. Messages never repeat it: it holds a password."""
    url = env.get("GOVNEWS_WAREHOUSE_URL", "").strip()
    if not url:
        raise WrongSetting(f"GOVNEWS_WAREHOUSE_URL is not set: expected {EXPECTED_URL}")
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        raise WrongSetting(
            f"GOVNEWS_WAREHOUSE_URL: expected {EXPECTED_URL}, found something else"
        ) from None
    if parts.drivername != "postgresql+psycopg":
        raise WrongSetting(
            f"GOVNEWS_WAREHOUSE_URL: expected {EXPECTED_URL}, found {parts.drivername}://…"
        )
    if not parts.database:
        raise WrongSetting(f"GOVNEWS_WAREHOUSE_URL: expected {EXPECTED_URL}, found no database")
    return url
