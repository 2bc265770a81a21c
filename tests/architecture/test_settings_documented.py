"""docs/operate.md tells every setting, with the default that the code has."""

from __future__ import annotations

import re
from pathlib import Path

from govnews.settings import read_settings
from tests.architecture.tracked import ROOT, modules

NAME = re.compile(r"GOVNEWS_[A-Z_]+[A-Z]")
ROW = re.compile(r"^\| `(GOVNEWS_\w+)` \| (.*?) \| (.*) \|$", re.MULTILINE)


def documented() -> dict[str, str]:
    """Return the default that the table of settings tells, by name."""
    text = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    return {name: default for name, default, _ in ROW.findall(text)}


def used() -> set[str]:
    """Return every setting that the code reads."""
    text = "".join(
        path.read_text(encoding="utf-8") for path in modules("include/", "dags/", "plugins/")
    )
    return set(NAME.findall(text))


def test_every_setting_of_the_code_is_in_the_table() -> None:
    assert used() - set(documented()) == set()


def test_every_setting_of_the_table_is_in_the_code() -> None:
    assert set(documented()) - used() == set()


def test_defaults_are_those_of_the_code() -> None:
    settings = read_settings({"GOVNEWS_WAREHOUSE_URL": "postgresql+psycopg://u:p@h/d"})
    state = Path("state").absolute()
    assert settings.archive_dir == state / "archive"
    assert settings.data_docs_dir == state / "data-docs"
    told = documented()
    assert told["GOVNEWS_STATE_DIR"] == "`state`"
    assert told["GOVNEWS_CONTACT"] == f"`{settings.contact}`"
    assert float(told["GOVNEWS_REQUEST_SECONDS"]) == settings.request_seconds
    assert int(told["GOVNEWS_PAGE_BYTES"].replace(" ", "")) == settings.page_bytes
    assert int(told["GOVNEWS_BATCH_SIZE"]) == settings.batch_size
    assert settings.spool_dir == state / "spool"
    archive_bytes = told["GOVNEWS_ARCHIVE_FILE_BYTES"].replace(" ", "")
    assert int(archive_bytes) == settings.archive_file_bytes
