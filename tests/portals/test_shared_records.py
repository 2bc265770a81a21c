"""What real pages of ../shared/pages say beyond title, text and day: files, counters, other days.

Read by eye on each page.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from govnews.portals.shelf import load_portal
from govnews.read import read_page, reading_as_json
from govnews.records import Reading
from govnews.steps.reading import identity_of

SAOVIET, HAGIANG = "ptsaoviet_gialai_edu_vn", "sgd_hagiang_edu_vn"
QUANGTRUNG = "thquangtrung_tpcamau_edu_vn"
NGUYENHUE = "edu_viettel_vn_vtu_longdien_thcsnguyenhue"
PORTALS = {
    SAOVIET: "ptsaoviet",
    HAGIANG: "hagiang_edu",
    QUANGTRUNG: "thquangtrung",
    NGUYENHUE: "thcs_nguyenhue",
}


@cache
def read(folder: str, case: str) -> Reading:
    pages = Path(__file__).resolve().parents[3] / "shared" / "pages"
    lines = map(json.loads, (pages / "manifest.jsonl").read_text("utf-8").splitlines())
    line = next(each for each in lines if each["file"] == f"{folder}/{case}.html.gz")
    return read_page(
        gzip.decompress((pages / line["file"]).read_bytes()),
        content_type="text/html",
        url=line["url"],
        portal=load_portal(PORTALS[folder]),
        captured_on=date(2025, 6, 16),
    )


def told(folder: str, case: str) -> dict[str, Any]:
    return reading_as_json(read(folder, case))


FILES = [
    (SAOVIET, "345_docrecord", ["_den_ngay_9_signed_signed_10_5b302ec51d.pdf"]),
    (HAGIANG, "321_docrecord", ["/18_2019_tt_bgddt.signed.pdf"]),
    (HAGIANG, "320_docrecord", ["/3767-11.2020%20_UB%20TINH%20VE%20QUY%20DOI%20NN.pdf"]),
    (HAGIANG, "314_article_short", ["/TUY%E1%BB%82N%20SINH/184%20hvdt-dbdh1.pdf"]),
    (HAGIANG, "311_article_short", ["/3767-11.2020%20_UB%20TINH%20VE%20QUY%20DOI%20NN.pdf"]),
    (HAGIANG, "291_article", ["/05_2021_TT_BGDDT.rar"]),
    (HAGIANG, "306_article", ["/quyet-dinh-522-qd-ttg-2018.pdf"]),
    (HAGIANG, "294_article", []),
    (SAOVIET, "336_article", []),
]


@pytest.mark.parametrize(("folder", "case", "ends"), FILES)
def test_attachments(folder: str, case: str, ends: list[str], shared: Path) -> None:
    urls = [file["url"] for file in told(folder, case)["attachments"]]
    assert len(urls) == len(ends)
    assert all(url.endswith(end) for url, end in zip(urls, ends, strict=True)), urls


@pytest.mark.parametrize("case", ["320_docrecord", "321_docrecord"])
def test_a_day_of_issue_is_no_day_of_publication(case: str, shared: Path) -> None:
    record = told(HAGIANG, case)
    assert record["published_at"]["basis"] == "absent"
    assert ["Ngày ban hành", "11/11/2020" if case[:3] == "320" else "01/11/2019"] in (
        record["tables"][0]
    )


def test_a_record_of_a_register_is_its_table(shared: Path) -> None:
    record = told(SAOVIET, "345_docrecord")
    assert record["title"].startswith("Cập nhật các địa phương có dịch")
    assert record["title"].endswith("trong nước về tỉnh Gia Lai")
    assert record["view_count"] == 1278
    assert ["Số hiệu", "482/CV-BTT", "Cơ quan ban hành", "Sở Giáo dục và Đào tạo"] in (
        record["tables"][0]
    )
    assert record["published_at"]["basis"] == "metadata"
    assert record["published_at"]["value"] == "2021-10-11T08:15:53+07:00"


OTHER_DATES = [
    (SAOVIET, "336_article", "2020-11-30T14:44:54+07:00"),
    (SAOVIET, "330_print", "2021-10-16T14:52:09+07:00"),
    (QUANGTRUNG, "387_article", "2020-05-25T11:31:45+07:00"),
    (QUANGTRUNG, "393_article", "2017-12-01T13:01:23+07:00"),
    (NGUYENHUE, "428_article", "2024-10-21T20:06:53+07:00"),
]


@pytest.mark.parametrize(("folder", "case", "saved"), OTHER_DATES)
def test_the_moment_of_saving_is_kept_beside_the_stated_one(
    folder: str, case: str, saved: str, shared: Path
) -> None:
    article = told(folder, case)
    assert article["published_at"]["basis"] == "stated"
    assert article["published_at"]["value"] != saved
    assert [(each["basis"], each["value"]) for each in article["other_dates"]] == [
        ("metadata", saved)
    ]


BYLINES = [
    (HAGIANG, "294_article", ["Phạm Văn Phải"], "Phó Hiệu trưởng Trường THPT Việt Vinh"),
    (HAGIANG, "285_article", ["Nguyễn Thị Phương"], "Phó Chủ tịch Công đoàn ngành GD"),
    (HAGIANG, "295_article", [], "trường THCS&THPT Linh Hồ"),
    (HAGIANG, "280_article", [], None),
    (SAOVIET, "339_article", ["Nguyễn Thị Loan", "Trương Quang Hà"], None),
    (QUANGTRUNG, "394_article", ["Đặng Hải Âu"], None),
    (QUANGTRUNG, "387_article", [], None),
]


@pytest.mark.parametrize(("folder", "case", "authors", "unit"), BYLINES)
def test_bylines(
    folder: str, case: str, authors: list[str], unit: str | None, shared: Path
) -> None:
    article = told(folder, case)
    assert (article["authors"], article["unit"]) == (authors, unit)


def test_captions_stand_apart(shared: Path) -> None:
    article = told(HAGIANG, "294_article")
    assert article["captions"] == [
        "Các đại biểu, nhà tài trợ động thổ xây dựng điểm trường thôn Giàn Thượng",
        "Điểm trường thôn Giàn Thượng trước đây",
    ]
    assert not set(article["captions"]) & set(article["body"])


def test_the_second_address_and_the_print_view_are_the_same_articles(shared: Path) -> None:
    second = read(HAGIANG, "280_article")
    assert "/sgdhagiang/1283/30607/53500/470436/" in second.url
    assert identity_of(second, load_portal("hagiang_edu")) == "470436"
    printed = read(SAOVIET, "330_print")
    name = "quan-tam-xay-dung-moi-truong-day-hoc-va-su-dung-ngoai-ngu"
    assert identity_of(printed, load_portal("ptsaoviet")) == name
