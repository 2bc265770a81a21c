"""The warehouse's structure: ordered migrations, then views and roles laid anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url
from yoyo import get_backend, read_migrations

from govnews.failures import WarehouseUnreachable

# The definitions that the tallies were counted by, among the digests of what is seeded.
TALLIES = "tallies"


def migrate(warehouse_url: str, sql_dir: Path) -> list[str]:
    """Apply every migration that is missing, lay views and roles anew, return what was applied.

    Each migration is one transaction; views and roles are another. Raises
    `WarehouseUnreachable` with the address and the setting to check.
    """
    applied = _apply_migrations(warehouse_url, sql_dir / "migrations")
    lay_views(warehouse_url, sql_dir)
    return applied


def _apply_migrations(warehouse_url: str, folder: Path) -> list[str]:
    address = make_url(warehouse_url)
    # A role named like one of the schemas would otherwise look for the list of what was applied
    # in that schema, as soon as the first migration has created it.
    pinned = address.update_query_dict({"schema": "public"})
    try:
        backend = get_backend(_address_text(pinned))
    except psycopg.OperationalError as error:
        raise WarehouseUnreachable(
            f"warehouse at {address.render_as_string(hide_password=True)} did not answer"
            f" ({str(error).strip()}): check GOVNEWS_WAREHOUSE_URL and that Postgres runs"
        ) from error
    try:
        with backend.lock():
            missing = backend.to_apply(read_migrations(str(folder)))
            names = [migration.id for migration in missing]
            backend.apply_migrations(missing)
    finally:
        backend.connection.close()
    return names


def lay_views(warehouse_url: str, sql_dir: Path) -> None:
    """Replace the mart's views and functions and the roles' rights, in one transaction."""
    plain = make_url(warehouse_url).set(drivername="postgresql")
    with psycopg.connect(_address_text(plain)) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('govnews.views', 0))")
        # Behind any load: it reads the views that are dropped here, and tallies may be recounted.
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('govnews.load', 0))")
        for folder in ("marts", "roles"):
            for file in sorted((sql_dir / folder).glob("*.sql")):
                connection.execute(file.read_bytes())
        _count_anew(connection, sql_dir / "marts")


def _count_anew(connection: psycopg.Connection[tuple[object, ...]], folder: Path) -> None:
    """Count the tallies again where what they count is told otherwise than when they were."""
    told = [folder / name for name in ("05.shown.sql", "06.tallied.sql")]
    if not told[-1].exists():  # a release from before the tallies
        return
    digest = sha256(b"".join(file.read_bytes() for file in told)).hexdigest()
    known = connection.execute(
        "SELECT digest FROM warehouse.seed WHERE seed_name = %s", (TALLIES,)
    ).fetchone()
    if known is not None and known[0] == digest:
        return
    connection.execute("SELECT warehouse.recount_tallies()")
    connection.execute(
        "INSERT INTO warehouse.seed (seed_name, digest) VALUES (%s, %s)"
        " ON CONFLICT (seed_name) DO UPDATE SET digest = excluded.digest",
        (TALLIES, digest),
    )


def _address_text(address: URL) -> str:
    # libpq refuses the blanks that SQLAlchemy leaves in a password
    return address.render_as_string(hide_password=False).replace(" ", "%20")
