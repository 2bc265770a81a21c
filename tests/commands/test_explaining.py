"""`govnews explain` shows a person what each text of an article changed."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from govnews.cli import app
from tests.load.conftest import newsroom
from tests.load.newsroom import BODY, FIRST_DAY, URL, Newsroom, build
from tests.load.test_differences import CORRECTED, NOTE, observed

__all__ = ["newsroom"]

ATTEMPT = """
    INSERT INTO archive.exchange (
        exchange_id, run_id, portal_code, url, asked_at, seconds, http_status, fate, reason,
        received_bytes, record_type, payload_bytes, warc_file, warc_offset, warc_length
    ) VALUES (
        gen_random_uuid(), :run, 'damha', :url, now(), 1.5, :status, :fate, :reason,
        0, 'request', 0, 'damha.warc.gz', :at, 10
    )
"""


@pytest.fixture
def explained(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Three texts of one article, an attempt that failed and one that brought it."""
    days = [FIRST_DAY + timedelta(days=number) for number in range(3)]
    for day, body in zip(days, (BODY, CORRECTED, (*CORRECTED, NOTE)), strict=True):
        build(newsroom.engine, f"build of {day}", observed(newsroom, body, day))
    attempts = (
        {"status": None, "fate": "unreachable", "reason": "timed out after 30 s", "at": 0},
        {"status": 200, "fate": None, "reason": None, "at": 10},
    )
    with newsroom.engine.begin() as connection:
        for attempt in attempts:
            row = {"run": f"run of {FIRST_DAY}", "url": URL, **attempt}
            connection.execute(text(ATTEMPT), row)
    url = newsroom.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("GOVNEWS_WAREHOUSE_URL", url)
    return CliRunner()


def test_a_person_reads_what_changed(explained: CliRunner) -> None:
    done = explained.invoke(app, ["explain", URL])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert any("attempt" in line and "unreachable  timed out after 30 s" in line for line in lines)
    assert any("attempt" in line and "HTTP 200  asked" in line for line in lines)
    heads = [line for line in lines if line.startswith("Phiên bản")]
    assert [head.split(" · ")[0] for head in heads] == [f"Phiên bản {n}" for n in (1, 2, 3)]
    assert "20/11/2026 08:3" in heads[0]
    assert heads[1].endswith("sửa lặng lẽ, không ghi chú (silent)")
    assert "hiện hành" in heads[2]
    assert heads[2].endswith("có ghi cập nhật (update)")
    told = "\n".join(lines)
    assert "“93,4%” → “94,3%” (93,4 percent → 94,3 percent)" in told
    assert "câu sửa: Ông Trần Văn Lúa" in told
    assert "[-93,4%-] {+94,3%+} diện tích" in told
    assert f"ghi chú: “{NOTE}”" in told
    assert told.count("bản lưu: ") == 3
    assert "warc.gz tại " in told

    done = explained.invoke(app, ["explain", URL, "--json"])
    shown = json.loads(done.output)
    first, second, third = shown["revisions"]
    assert (first["changes"], first["disclosure"]) == ([], None)
    figure = second["changes"][0]
    assert (figure["number_before"], figure["number_after"]) == (93.4, 94.3)
    assert second["superseded_at"] == third["observed_at"]
    assert third["changes"][0]["value_after"] == "cập nhật"
    stages = [step["stage"] for step in shown["steps"]]
    assert stages.count("attempt") == 2
