"""What a person takes out of the warehouse: the marts as files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import psycopg
from psycopg.errors import InvalidSchemaName

from govnews.export import Exported, FileFormat, Style, export
from govnews.failures import WarehouseUnreachable, WrongSetting
from govnews.settings import Settings


def export_warehouse(
    folder: Path,
    formats: Collection[FileFormat],
    marts: Sequence[str],
    style: Style,
    tell: Callable[[Exported], None],
    settings: Settings,
) -> list[Exported]:
    """Write every mart, or those named, to files in `folder`; `tell` is called with each.

    Raises `WarehouseUnreachable`, `WrongSetting` where there are no marts yet, and
    `DoNotRetry` for a mart that is none.
    """
    try:
        return export(settings.warehouse_url, folder, formats, marts, style, tell)
    except psycopg.OperationalError as error:
        raise WarehouseUnreachable(
            f"warehouse at {settings.warehouse_address} did not answer"
            f" ({str(error).strip().splitlines()[0]}): check GOVNEWS_WAREHOUSE_URL and that"
            " Postgres runs"
        ) from error
    except InvalidSchemaName as error:
        raise WrongSetting(
            f"GOVNEWS_WAREHOUSE_URL: {settings.warehouse_address} has no marts yet:"
            " run 'govnews migrate'"
        ) from error
