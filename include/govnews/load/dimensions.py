"""Seeds of the dimensions that no article brings: calendar, places, topics, portals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine

from govnews.identity import identity
from govnews.load.keys import organisation_key
from govnews.load.place_seed import seed_places
from govnews.load.places import find_place
from govnews.load.statements import read_statement
from govnews.portal import Portal
from govnews.vietnamese.fold import search_key

Topic = tuple[str, str, str]


def seed_dimensions(engine: Engine, portals: Sequence[Portal], topics: Iterable[Topic]) -> None:
    """Bring dim_date, dim_place, dim_topic and dim_portal up to date, in one transaction.

    A topic is (code, English name, Vietnamese name). A second call changes nothing.
    """
    with engine.begin() as connection:
        connection.execute(read_statement("seed/lock"))
        connection.execute(read_statement("seed/dim_date"))
        seed_places(connection)
        _seed_topics(connection, topics)
        _seed_portals(connection, portals)


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
    publishers = {organisation_key(portal.publisher): portal.publisher for portal in portals}
    connection.execute(
        read_statement("seed/publisher"),
        [
            {"organisation_id": key, "name": name, "name_search": search_key(name)}
            for key, name in publishers.items()
        ],
    )
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
                "publisher_organisation_id": organisation_key(portal.publisher),
                "place_id": find_place(portal.place, None),
            }
            for portal in portals
        ],
    )
