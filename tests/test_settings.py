"""Settings are right, or one clear sentence names the one that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from govnews.failures import WrongSetting
from govnews.settings import StandIn, read_settings

URL = "postgresql+psycopg://loader:geheim@127.0.0.1:5432/warehouse"


def test_usual_settings_need_only_the_warehouse() -> None:
    settings = read_settings({"GOVNEWS_WAREHOUSE_URL": URL})
    assert settings.archive_dir == Path("state/archive").absolute()
    assert settings.stand_ins == {}
    assert settings.delay_seconds is None
    assert "geheim" not in settings.warehouse_address


def test_empty_is_unset() -> None:
    empty = ("STATE_DIR", "ARCHIVE_DIR", "PORTAL_DIR", "BATCH_SIZE", "DELAY_SECONDS", "CONTACT")
    given = {f"GOVNEWS_{name}": "" for name in empty} | {"GOVNEWS_WAREHOUSE_URL": URL}
    assert read_settings(given) == read_settings({"GOVNEWS_WAREHOUSE_URL": URL})


def test_a_stand_in_names_portal_host_and_server() -> None:
    stand_ins = "damha=damha.test@127.0.0.1:8900 lamha=lamha.test@127.0.0.1:8900"
    settings = read_settings({"GOVNEWS_WAREHOUSE_URL": URL, "GOVNEWS_STAND_INS": stand_ins})
    assert settings.stand_ins["damha"] == StandIn(host="damha.test", address="127.0.0.1:8900")
    assert settings.stand_ins["lamha"].proxy == "http://127.0.0.1:8900"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/srv/archive", Path("/srv/archive")),
        ("file:///srv/archive", Path("/srv/archive")),
        ("s3://bucket/night/", "s3://bucket/night"),
        ("memory://x", "memory://x"),
    ],
)
def test_the_archive_is_a_folder_or_an_object_store(given: str, kept: Path | str) -> None:
    settings = read_settings({"GOVNEWS_WAREHOUSE_URL": URL, "GOVNEWS_ARCHIVE_DIR": given})
    assert settings.archive_dir == kept
    assert settings.spool_dir == Path("state/spool").absolute()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WAREHOUSE_URL", "", "is not set"),
        ("WAREHOUSE_URL", "postgresql+psycopg:/u:geheim@h/db", "found something else"),
        ("WAREHOUSE_URL", "u:geheim@h/db", "found something else"),
        ("WAREHOUSE_URL", "postgresql+psycopg://u:geheim@h:port/db", "found something else"),
        ("WAREHOUSE_URL", "postgresql://u:geheim@h/db", "postgresql://…"),
        ("WAREHOUSE_URL", "postgresql+psycopg://u:geheim@h", "no database"),
        ("BATCH_SIZE", "0", "whole number of at least 1"),
        ("BATCH_SIZE", "-5", "whole number of at least 1"),
        ("BATCH_SIZE", "nan", "whole number of at least 1"),
        ("PAGE_BYTES", "inf", "whole number of at least 1"),
        ("DELAY_SECONDS", "soon", "number of at least 0"),
        ("DELAY_SECONDS", "-1", "number of at least 0"),
        ("REQUEST_SECONDS", "nan", "number of at least 0.1"),
        ("STAND_INS", "damha:8900", "slug=host@address:port"),
        ("CONTACT", "somebody", "address of mail or web"),
        ("CONTACT", "a@b.vn\r\nX-A: b", "address of mail or web"),
        ("CONTACT", "a@b.vn) (c", "address of mail or web"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(name: str, value: str, said: str) -> None:
    with pytest.raises(WrongSetting) as told:
        read_settings({"GOVNEWS_WAREHOUSE_URL": URL, f"GOVNEWS_{name}": value})
    assert f"GOVNEWS_{name}" in str(told.value)
    assert said in str(told.value)
    assert "geheim" not in str(told.value)
    assert "\n" not in str(told.value)


def test_whoever_asks_real_portals_says_who_they_are() -> None:
    for contact in ("tin@vidu.vn", "https://vidu.vn/tin?a=b"):
        settings = read_settings({"GOVNEWS_WAREHOUSE_URL": URL, "GOVNEWS_CONTACT": contact})
        settings.require_contact()
        assert settings.user_agent == f"govnews/0.1 (+{contact})"
    with pytest.raises(WrongSetting, match="GOVNEWS_CONTACT is not set"):
        read_settings({"GOVNEWS_WAREHOUSE_URL": URL}).require_contact()
