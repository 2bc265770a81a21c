"""Owns the way to the warehouse: one engine, and outages said in one sentence."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from psycopg.errors import InvalidSchemaName, UndefinedFunction, UndefinedTable
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from govnews.failures import WarehouseUnreachable, WrongSetting
from govnews.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


def open_warehouse(settings: Settings) -> Engine:
    """Return an engine on the warehouse; every use opens a connection and closes it again."""
    return create_engine(
        settings.warehouse_url, poolclass=NullPool, connect_args={"connect_timeout": 10}
    )


@contextmanager
def kept_warehouse(settings: Settings) -> Iterator[Engine]:
    """Give an engine that keeps its connections until the end: for many short transactions.

    A new connection costs Postgres a process and both sides a password check, three times
    what one visit's transaction does (docs/decisions/0022-what-bounds-a-night.md).
    """
    engine = create_engine(
        settings.warehouse_url,
        pool_size=2,
        pool_pre_ping=True,  # Postgres may be started anew in a night of hours
        connect_args={"connect_timeout": 10},
    )
    try:
        yield engine
    finally:
        engine.dispose()


def translate_outages(step: Callable[P, T]) -> Callable[P, T]:
    """Return the step with Postgres's outages raised as `WarehouseUnreachable`.

    The step has a parameter `settings`.
    """
    signature = inspect.signature(step)

    @functools.wraps(step)
    def translated(*args: P.args, **kwargs: P.kwargs) -> T:
        with outages_translated(signature.bind(*args, **kwargs).arguments["settings"]):
            return step(*args, **kwargs)

    return translated


@contextmanager
def outages_translated(settings: Settings) -> Iterator[None]:
    """Raise `WarehouseUnreachable`, with the address and the setting to check, for outages."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise _unreachable(settings, error) from error
    except ProgrammingError as error:
        if not isinstance(error.orig, UndefinedTable | UndefinedFunction | InvalidSchemaName):
            raise
        if str(error.orig).startswith("operator"):  # a statement of ours is wrong, no migration
            raise
        raise WrongSetting(
            f"GOVNEWS_WAREHOUSE_URL: {settings.warehouse_address} has not the structure expected"
            f" ({str(error.orig).splitlines()[0]}): run 'govnews migrate'"
        ) from error
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        raise _unreachable(settings, error) from error


def _unreachable(settings: Settings, error: DBAPIError) -> WarehouseUnreachable:
    said = str(error.orig).strip().splitlines()
    return WarehouseUnreachable(
        f"warehouse at {settings.warehouse_address} did not answer"
        f" ({said[0] if said else type(error).__name__}):"
        " check GOVNEWS_WAREHOUSE_URL and that Postgres runs"
    )
