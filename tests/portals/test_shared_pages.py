"""Every real page of ../shared/pages reads as its manifest says, one test per page and field.

What hand-written selectors found is the expectation, not proof-read: where a page says otherwise,
`DISAGREEMENTS` tells why.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from govnews.discover.kinds import Kind, kind_of
from govnews.discover.pages import Brought, read_addresses
from govnews.discover.twins import fold
from govnews.portal import Portal
from govnews.portals.shelf import load_portal
from govnews.read import read_page, reading_as_json
from govnews.records import Fate, Reading

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "pages"
# The days on which the mirrors were taken lie between 2019 and 2024.
CAPTURED_ON = date(2025, 6, 16)

PORTALS = {
    "edu_viettel_vn_vtu_longdien_thcsnguyenhue": "thcs_nguyenhue",
    "krongno_daknong_gov_vn": "krongno_daknong",
    "ldld_daknong_gov_vn": "ldld_daknong",
    "pbgdpl_daknong_gov_vn": "pbgdpl_daknong",
    "ptsaoviet_gialai_edu_vn": "ptsaoviet",
    "qbvr_daknong_gov_vn": "qbvr_daknong",
    "sgd_hagiang_edu_vn": "hagiang_edu",
    "sotttt_hanoi_gov_vn": "sotttt_hanoi",
    "stc_daknong_gov_vn": "stc_daknong",
    "stp_daknong_gov_vn": "stp_daknong",
    "svhttdl_daknong_gov_vn": "svhttdl_daknong",
    "thquangtrung_tpcamau_edu_vn": "thquangtrung",
    "truongchinhtri_daknong_gov_vn": "truongchinhtri_daknong",
    "truongchinhtri_daknong_gov_vn_v1": "truongchinhtri_daknong",
}

# (file, field): what the page says instead, and why that is right.
DISAGREEMENTS = {
    ("pbgdpl_daknong_gov_vn/266_article", "read"): "a title and a day above an empty body",
    ("pbgdpl_daknong_gov_vn/267_article", "read"): "a title and a day above an empty body",
}

# What a page is that is no article and no listing.
FATES = {
    "busy": {Fate.UNREACHABLE},
    "error404": {Fate.SOFT_404},
    "trap_lang_loop": {Fate.NOT_ARTICLE},
    "portlet_url": {Fate.NOT_ARTICLE},
    "rss_index_html": {Fate.NOT_ARTICLE},
    "tag": {Fate.NOT_ARTICLE},
    "listing": {Fate.NOT_ARTICLE},
    "listing_p2": {Fate.NOT_ARTICLE},
}


@dataclass(frozen=True, eq=False)
class SharedPage:
    """One real page: its line of the manifest."""

    line: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.line["file"]).removesuffix(".html.gz")

    @property
    def kind(self) -> str:
        return str(self.line["kind"])

    @property
    def portal(self) -> Portal:
        return load_portal(PORTALS[self.name.partition("/")[0]])

    @property
    def url(self) -> str:
        """The page's address; where the mirror lost it, one below the root, as its site has."""
        return str(self.line["url"]) or f"{self.portal.origin}/{self.name.partition('/')[2]}"

    @property
    def payload(self) -> bytes:
        return gzip.decompress((FOLDER / self.line["file"]).read_bytes())

    def expects(self, field: str) -> str:
        return normal(str(self.line["expected"][field]))

    def __str__(self) -> str:
        return self.name


def manifest() -> list[SharedPage]:
    file = FOLDER / "manifest.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return [SharedPage(json.loads(line)) for line in lines]


def normal(text: str) -> str:
    """Return the text in NFC; a difference of white space is none."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


PAGES = manifest()
ARTICLES = [page for page in PAGES if page.line.get("expected")]
READ = [page for page in PAGES if page.kind.startswith(("article", "print", "docrecord"))]
OTHERS = [page for page in PAGES if page.kind in FATES]


@cache
def read(page: SharedPage) -> Reading:
    return read_page(
        page.payload,
        content_type="text/html",
        url=page.url,
        portal=page.portal,
        captured_on=CAPTURED_ON,
        has_address=bool(page.line["url"]),
    )


def told(page: SharedPage) -> dict[str, Any]:
    return reading_as_json(read(page))


def bag(text: str) -> Counter[str]:
    return Counter(normal(text).split())


def said_by(page: SharedPage) -> Counter[str]:
    """Return all words of the article: captions, tables and files stand apart from its body."""
    found = told(page)
    cells = [cell for table in found["tables"] for row in table for cell in row]
    files = [
        file["text"]
        for file in found["attachments"]
        if not any(file["text"] in passage for passage in found["body"])
    ]
    byline = [found["byline"] or ""]
    return bag(" ".join([*found["body"], *found["captions"], *cells, *files, *byline]))


def expected_of(page: SharedPage) -> Counter[str]:
    """Return all expected words: some selectors take the title along, some leave the lede out."""
    body, lede, title = (page.expects(name) for name in ("body", "standfirst", "title"))
    words = bag(body)
    if lede not in body:
        words += bag(lede)
    return words - bag(title) if title in body else words


def f1(page: SharedPage) -> float:
    """Return the F1 measure of the bags of words."""
    found, expected = said_by(page), expected_of(page)
    both = (found & expected).total()
    return 2 * both / (found.total() + expected.total()) if both else 0.0


def each(pages: list[SharedPage]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return pytest.mark.parametrize("page", pages, ids=str)


def disagrees(page: SharedPage, field: str) -> bool:
    return (page.name, field) in DISAGREEMENTS


def test_there_are_pages_to_read(shared: Path) -> None:
    assert (shared / "pages").is_dir()
    assert len(PAGES) == 92
    assert {page.name.partition("/")[0] for page in PAGES} == set(PORTALS)
    assert len(ARTICLES) > 55


def test_every_disagreement_is_still_one() -> None:
    names = {page.name for page in PAGES}
    assert {name for name, _ in DISAGREEMENTS} <= names


@each(READ)
def test_an_article_is_read(page: SharedPage) -> None:
    if disagrees(page, "read"):
        assert read(page).article is None
        return
    assert read(page).fate is None, read(page).reason
    assert told(page)["title"]


@each(ARTICLES)
def test_title(page: SharedPage) -> None:
    if not disagrees(page, "title"):
        assert normal(told(page)["title"]) == page.expects("title")


@each(ARTICLES)
def test_published_at(page: SharedPage) -> None:
    found, expected = told(page)["published_at"], page.expects("date_iso")
    if disagrees(page, "published_at"):
        return
    if not expected:
        assert found["basis"] == "absent"
        return
    assert found["basis"] == "stated"
    assert (found["value"] or "").replace("T", " ")[: len(expected)] == expected
    assert normal(found["quote"]) in page.expects("date_raw")


@each(ARTICLES)
def test_standfirst(page: SharedPage) -> None:
    expected = page.expects("standfirst")
    if expected and not disagrees(page, "standfirst"):
        assert told(page)["body_kinds"][0] == "lede"
        assert normal(told(page)["body"][0]) == expected


@each(ARTICLES)
def test_view_count(page: SharedPage) -> None:
    expected = page.expects("views")
    if expected and not disagrees(page, "view_count"):
        assert told(page)["view_count"] == int("".join(filter(str.isdecimal, expected)))


@each(ARTICLES)
def test_body(page: SharedPage) -> None:
    assert f1(page) >= 0.9


def test_all_articles_together(
    shared: Path, record_property: Callable[[str, object], None]
) -> None:
    titles = [normal(told(page)["title"]) == page.expects("title") for page in ARTICLES]
    measures = [f1(page) for page in ARTICLES]
    record_property("titles", sum(titles) / len(titles))
    record_property("f1", sum(measures) / len(measures))
    assert sum(titles) / len(titles) >= 0.98
    assert sum(measures) / len(measures) >= 0.98


@each(OTHERS)
def test_what_is_no_article_has_its_fate(page: SharedPage) -> None:
    reading = read(page)
    assert reading.article is None
    assert reading.fate in FATES[page.kind], reading.reason
    assert reading.reason


# ------------------------------------------------------------------ read by eye

# Articles of SharePoint, Liferay, modules in panes and the news table; what is not named here
# has no by-line, captions, tables or files.
EYED = [page for page in READ if "daknong" in page.name or "hanoi" in page.name]
BYLINES: dict[str, tuple[str, list[str], str | None]] = {
    "krongno_daknong_gov_vn/022_article": ("Vương Hợp – ĐTT.", ["Vương Hợp"], "ĐTT."),
    "krongno_daknong_gov_vn/131_article": ("Theo http://baodaknong.org.vn", [], None),
    "stc_daknong_gov_vn/158_article": ("Theo chinhphu.vn", [], None),
    "svhttdl_daknong_gov_vn/178_article": ("Nguyễn Anh Bằng", ["Nguyễn Anh Bằng"], None),
    "svhttdl_daknong_gov_vn/179_article": ("Nguyễn Khắc Anh", ["Nguyễn Khắc Anh"], None),
    "svhttdl_daknong_gov_vn/181_article": ("Xô Na", ["Xô Na"], None),
    "qbvr_daknong_gov_vn/142_article": ("Nguồn: Bản tin số 04 của Dự án Trường Sơn Xanh", [], None),
    "qbvr_daknong_gov_vn/143_article": (
        "Phi Tiến – Quỹ Bảo vệ và Phát triển rừng",
        ["Phi Tiến"],
        "Quỹ Bảo vệ và Phát triển rừng",
    ),
    "qbvr_daknong_gov_vn/145_article": ("Bài, ảnh: Đức Hùng", ["Đức Hùng"], None),
    "truongchinhtri_daknong_gov_vn/187_article": (
        "Tác giả: Bùi Thanh&Đức Mạnh",
        ["Bùi Thanh", "Đức Mạnh"],
        None,
    ),
    "truongchinhtri_daknong_gov_vn/188_article": ("Mạnh Hùng", ["Mạnh Hùng"], None),
    "truongchinhtri_daknong_gov_vn/189_article": ("Lam Giang", ["Lam Giang"], None),
}
# Begins of the captions. Bold lines below a picture (truongchinhtri 095) and captions set as
# headings (ldld 014) cannot be told from subheadings: they stay in the text.
CAPTIONS = {
    "krongno_daknong_gov_vn/131_article": ["Du lịch thể thao", "Quốc lộ 28", "Xây dựng các cơ sở"],
    "ldld_daknong_gov_vn/139_article": ["Phá rừng lấy gỗ"],
    "qbvr_daknong_gov_vn/145_article": ["Chi trả DVMTR"],
    "stc_daknong_gov_vn/158_article": ["Đại tướng Lê Đức Anh"],
    "truongchinhtri_daknong_gov_vn/187_article": ["PGS,TS Nguyễn Ngọc Hà", "Các đại biểu"],
}
# Rows and columns.
TABLES = {"stc_daknong_gov_vn/162_article": [(30, 2)]}
FILES = {
    "stc_daknong_gov_vn/162_article": ["_Ho%20So%20CBTT_QLSC%C4%90B.rar"],
    "sotttt_hanoi_gov_vn/460_article": ["(Huong%20dan%20KH%202010).doc", "%20KH%202012.xls"],
}


@each(EYED)
def test_byline(page: SharedPage) -> None:
    if disagrees(page, "read"):
        return
    found = told(page)
    expected = BYLINES.get(page.name, (None, [], None))
    assert (found["byline"], found["authors"], found["unit"]) == expected


@each(EYED)
def test_captions_tables_and_files(page: SharedPage) -> None:
    if disagrees(page, "read"):
        return
    found = told(page)
    captions, files = CAPTIONS.get(page.name, []), FILES.get(page.name, [])
    assert len(found["captions"]) == len(captions)
    assert all(
        normal(said).startswith(begin)
        for said, begin in zip(found["captions"], captions, strict=True)
    )
    sizes = [(len(table), max(map(len, table))) for table in found["tables"]]
    assert sizes == TABLES.get(page.name, [])
    assert len(found["attachments"]) == len(files)
    assert all(
        said["url"].endswith(end) for said, end in zip(found["attachments"], files, strict=True)
    )


# ------------------------------------------------------------------ listings

# Per listing: how many entries; end of the first and the last address; their days; what the page
# says of its total; whether it names a next page. Counted by eye.
LISTINGS: dict[str, tuple[int, str, str, str | None, str | None, int | None, bool]] = {
    "krongno_daknong_gov_vn/217_listing": (
        2, "/thong-bao-1", "-an-ninh-nam-2018", "2019-07-09", "2019-07-30", None, False,
    ),
    "krongno_daknong_gov_vn/215_listing_p2": (
        10, "-giai-doan-3-dot-2-2019", "-bhxh-tu-nguyen", "2019-07-30", "2019-07-30", None, False,
    ),
    "stp_daknong_gov_vn/237_listing": (
        10, "-su-dong-thuan-thong-nhat-cao", "-quoc-phong-tiep-cong-dan", "2019-08-05",
        "2019-08-05", None, False,
    ),
    "svhttdl_daknong_gov_vn/239_listing": (
        10, "-vinh-long-tinh-dat-tinh-nguoi", "-lan-thu-vii-nam-2019", "2019-08-01", "2019-07-16",
        None, False,
    ),
    "ldld_daknong_gov_vn/218_listing": (
        10, "/tin-tong-lien-doan-lao-dong-vn", "-chay-rung-nhung-vung-trong-diem-", "2019-05-17",
        None, None, False,
    ),
    "ldld_daknong_gov_vn/219_listing_p2": (
        5, "-doi-tuong-ket-nap-dang-dot-i-nam-2019", "-phong-trao-nong-dan-nam-2018", None, None,
        None, False,
    ),
    "qbvr_daknong_gov_vn/225_listing": (
        1, "-lai-xe-thang-4-nam-2018-2603", "-lai-xe-thang-4-nam-2018-2603", "2019-08-06",
        "2019-08-06", None, False,
    ),
    "truongchinhtri_daknong_gov_vn/247_listing": (
        5, "-trung-cap-ly-luan-chinh-tri", "-xay-dung-dang-6-thang-dau-nam-2019", "2019-06-27",
        None, None, False,
    ),
    "truongchinhtri_daknong_gov_vn_v1/246_listing": (
        6, "-manh-len-thanh-bao-so-9", "-cay-ca-phe-va-ho-tieu-tai-tinh-dak-nong", None, None,
        None, False,
    ),
    "truongchinhtri_daknong_gov_vn_v1/245_listing_p2": (
        10, "-tren-dia-ban-thi-xa-gia-nghia", "/nhung-an-tuong-dep-ve-mot-vi-tuong", None, None,
        None, False,
    ),
    "sotttt_hanoi_gov_vn/459_listing": (
        20, "-dang-tai-thong-tin-sai-su-that-.html", "-tap-tin-lien-quan-covid-19.html",
        "2020-09-09", "2020-02-18", 26, True,
    ),
    "sotttt_hanoi_gov_vn/462_portlet_url": (
        9, "-sai-quy-dinh-lan-3-2.html", "-de-nghi-ngung-cung-cap-dich--1.html", "2013-11-04",
        "2013-01-28", 29, False,
    ),
    "sotttt_hanoi_gov_vn/470_trap_lang_loop": (
        6, "-in-the-spiritual-life.html", "-the-convergence-of-thousand-years.html", "2016-01-06",
        "2016-01-06", None, False,
    ),
    "ptsaoviet_gialai_edu_vn/341_listing": (
        12, "-truong-th-thcs-thpt-sao-vie.html", "-website-http-ptsaovietgl.lms.v.html",
        "2021-09-01", "2020-04-01", None, False,
    ),
    "ptsaoviet_gialai_edu_vn/342_listing": (
        12, "-cua-truong-th-thcs-thpt-sao-.html", "-ngay-nha-giao-viet-nam-20-11.html",
        "2021-09-05", "2020-11-23", None, False,
    ),
    "edu_viettel_vn_vtu_longdien_thcsnguyenhue/434_listing": (
        14, "-quy-che-chuyen-mon-nam-hoc-2024-2025.html",
        "-thiet-bi-day-hoc-nam-hoc-2024-2025.html", None, None, None, False,
    ),
}  # fmt: skip
LISTED = [page for page in PAGES if page.name in LISTINGS]
EMPTY = [page for page in PAGES if page.kind.startswith("listing") and page.name not in LISTINGS]


@cache
def brought(page: SharedPage) -> Brought:
    url = page.url if page.line["url"] else f"{page.portal.origin}/tin-tuc/page/2"
    return read_addresses(page.portal, url, Kind.LISTING, page.payload, "text/html", CAPTURED_ON)


@each(LISTED)
def test_a_listing_names_its_articles_and_no_others(page: SharedPage) -> None:
    count, first, last, *_ = LISTINGS[page.name]
    urls = [entry.url for entry in brought(page).entries]
    assert len(urls) == count
    assert urls[0].endswith(first)
    assert urls[-1].endswith(last)
    kinds = {kind_of(page.portal, url) for url in urls}
    assert kinds <= {Kind.ARTICLE, Kind.PAGE}, "a slug of few words is told by its page"
    assert all(page.portal.identify(url) for url in urls)


@each(LISTED)
def test_a_listing_prints_days_and_a_total(page: SharedPage) -> None:
    _, _, _, first, last, total, goes_on = LISTINGS[page.name]
    days = [entry.stated_on for entry in brought(page).entries]
    assert days[0] == (date.fromisoformat(first) if first else None)
    assert days[-1] == (date.fromisoformat(last) if last else None)
    assert brought(page).stated_total == total
    assert (brought(page).next_page is not None) is goes_on


@each(EMPTY)
def test_a_listing_without_articles_names_none(page: SharedPage) -> None:
    assert brought(page).entries == ()


@pytest.mark.parametrize("page", [page for page in PAGES if page.line["url"]], ids=str)
def test_an_address_is_of_the_kind_that_its_page_is(page: SharedPage) -> None:
    kind = kind_of(page.portal, fold(page.url, page.portal))
    if page.kind.startswith("listing") or page.kind == "portlet_url":
        assert kind is Kind.LISTING
    elif page.kind.startswith(("article", "print")) and "p_p_id=" not in page.url:
        assert kind is Kind.ARTICLE


LOOPS = [page for page in PAGES if page.kind == "trap_lang_loop"]


@each(LOOPS)
def test_a_loop_of_languages_is_never_asked(page: SharedPage) -> None:
    plain = fold(page.url, page.portal)
    assert plain.endswith("-years.html")
    assert page.portal.identify(page.url) == page.portal.identify(plain) == "737358"
