"""Seeds dim_place and place_successor from the gazetteer, only where it changed since."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from sqlalchemy import Connection

from govnews.load.copying import copy_rows
from govnews.load.place_row import PlaceRow
from govnews.load.place_states import place_rows
from govnews.load.place_successors import successions
from govnews.load.statements import read_statement
from govnews.vietnamese.fold import search_key

SEED = "gazetteer_places"
# Raise it where place_states or place_successors make other rows of the same tables.
STATES_VERSION = 1
TABLES = (
    *("provinces_63_to_34.csv", "districts_legacy.csv", "district_changes.csv"),
    *("communes_legacy.csv", "communes_2025.csv", "commune_resolutions.csv"),
)
PLACE_COLUMNS = (
    *("place_id", "level", "name", "name_search", "official_code", "parent_place_id"),
    *("valid_from", "valid_to", "today_place_id", "province_place_id", "today_province_place_id"),
)
SUCCESSOR_COLUMNS = ("place_id", "successor_place_id", "changed_on", "resolution")


def seed_places(connection: Connection) -> None:
    """Bring places and successors up to date; 15 000 rows each, skipped where nothing changed.

    Facts that carry today's place follow, so that "today" is the gazetteer's and not the day
    of the load.
    """
    seed = {"seed_name": SEED, "digest": gazetteer_digest()}
    if connection.scalar(read_statement("seed/digest"), {"seed_name": SEED}) == seed["digest"]:
        return
    for statement in ("gazetteer_place", "gazetteer_successor"):
        connection.execute(read_statement(f"seed/{statement}"))
    copy_rows(connection, ("gazetteer_place",), PLACE_COLUMNS, _place_values())
    copy_rows(
        connection,
        ("gazetteer_successor",),
        SUCCESSOR_COLUMNS,
        (
            (one.place_id, one.successor_place_id, one.changed_on, one.resolution)
            for one in successions()
        ),
    )
    for step in (
        *("dim_place", "forget_successors", "place_successor"),
        *("today_of_articles", "today_of_mentions", "scope_of_articles"),
    ):
        connection.execute(read_statement(f"seed/{step}"))
    connection.execute(read_statement("seed/keep_digest"), seed)


@cache
def gazetteer_digest() -> str:
    """Return the digest of everything that the rows are made from."""
    digest = sha256(str(STATES_VERSION).encode())
    for name in TABLES:
        digest.update((files("govnews.vietnamese") / "gazetteer" / name).read_bytes())
    return digest.hexdigest()


def _place_values() -> list[tuple[object, ...]]:
    rows = place_rows()
    keys = {name: search_key(name) for name in {row.name for row in rows}}
    return [_values(row, keys[row.name]) for row in rows]


def _values(row: PlaceRow, name_search: str) -> tuple[object, ...]:
    return (
        *(row.place_id, row.level, row.name, name_search, row.official_code, row.parent_place_id),
        *(row.valid_from, row.valid_to, row.today_place_id),
        *(row.province_id, row.today_province_id),
    )
