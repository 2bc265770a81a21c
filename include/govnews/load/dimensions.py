"""Seeds of the dimensions that no article brings: calendar, places, topics, portals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection, Engine

from govnews.identity import identity
from govnews.load.central_documents import central_documents
from govnews.load.organisations import know_organisation
from govnews.load.place_seed import seed_places
from govnews.load.places import find_place
from govnews.load.statements import read_statement
from govnews.portal import Portal
from govnews.vietnamese.fold import search_key
from govnews.vietnamese.gazetteer import table

CALENDAR = "calendar"
Topic = tuple[str, str, str]


def seed_dimensions(engine: Engine, portals: Sequence[Portal], topics: Iterable[Topic]) -> None:
    """Bring the dimensions that no article brings up to date, in one transaction.

    A topic is (code, English name, Vietnamese name). A second call changes nothing.
    """
    with engine.begin() as connection:
        connection.execute(read_statement("seed/lock"))
        _seed_calendar(connection)
        seed_places(connection)
        _seed_central_documents(connection)
        _seed_successors(connection)
        _seed_topics(connection, topics)
        _seed_portals(connection, portals)


def _seed_calendar(connection: Connection) -> None:
    """Write 36 years of days, unless the same statement wrote them before."""
    statement = read_statement("seed/dim_date")
    digest = sha256(str(statement).encode()).hexdigest()
    if connection.scalar(read_statement("seed/digest"), {"seed_name": CALENDAR}) == digest:
        return
    connection.execute(statement)
    connection.execute(
        read_statement("seed/keep_digest"), {"seed_name": CALENDAR, "digest": digest}
    )


def _seed_central_documents(connection: Connection) -> None:
    connection.execute(
        read_statement("seed/central_document"),
        [
            {
                "document_id": one.document_id,
                "kind": one.kind,
                "number_symbol": one.number_symbol,
                "name": one.name,
                "issuer_name": one.issuer,
                "issued_on": one.issued_on,
                "evidence": one.evidence,
            }
            for one in central_documents()
        ],
    )


def _seed_successors(connection: Connection) -> None:
    connection.execute(
        read_statement("seed/organisation_successor"),
        [
            {
                "level": row["level"],
                "body": row["body"],
                "body_search": search_key(row["body"]),
                "successor_body": row["successor_body"],
                "changed_on": row["changed_on"],
                "function": row["function"] or None,
                "legal_basis": row["legal_basis"],
                "remark": row["remark"] or None,
            }
            for row in table("organisation_mergers.csv")
        ],
    )


def _publisher(portal: Portal) -> dict[str, object]:
    known = know_organisation(portal.publisher, portal.place, None)
    return {
        "organisation_id": known.organisation_id,
        "name": portal.publisher,
        "name_search": search_key(portal.publisher),
        "body": known.body,
        "body_search": search_key(known.body),
        "level": known.level,
        "place_id": known.place.place_id if known.place else None,
    }


def _seed_topics(connection: Connection, topics: Iterable[Topic]) -> None:
    rows = [
        {"topic_id": identity("topic", code), "code": code, "name_en": english, "name_vi": name}
        for code, english, name in topics
    ]
    if rows:
        connection.execute(read_statement("seed/dim_topic"), rows)


def _seed_portals(connection: Connection, portals: Sequence[Portal]) -> None:
    if not portals:
        return
    connection.execute(read_statement("seed/publisher"), [_publisher(one) for one in portals])
    connection.execute(
        read_statement("seed/dim_portal"),
        [
            {
                "portal_id": identity("portal", portal.slug),
                "portal_code": portal.slug,
                "name": portal.name,
                "host": portal.host,
                "platform": portal.platform,
                "portal_kind": portal.kind,
                "is_news_expected": portal.expects_articles,
                "publisher_organisation_id": _publisher(portal)["organisation_id"],
                "place_id": find_place(portal.place, None),
            }
            for portal in portals
        ],
    )
