"""Three nights of two portals, written for the sample questions: every answer is in these words.

The pages are our own; their facts are what the extractor reads in them. The questions' answers
in test_sample_questions.py were worked out by hand from what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from govnews.extract import extract
from govnews.load.dimensions import seed_dimensions
from govnews.load.portal_days import refresh_portal_days
from govnews.load.staging import StagedReading
from govnews.records import (
    ABSENT,
    Article,
    Basis,
    ExtractionInput,
    Facts,
    Fate,
    Precision,
    PublishedAt,
    Reading,
)
from govnews.vietnamese.gazetteer import table
from tests.load.newsroom import Newsroom, build
from tests.load.shelf import PORTALS

PLACES = {portal.slug: portal.place for portal in PORTALS}
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, SECOND, THIRD = date(2024, 2, 9), date(2024, 2, 20), date(2024, 2, 21)


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """One page as its portal shows it: paragraphs of the text, day of publication."""

    number: int
    portal: str
    title: str
    body: tuple[str, ...]
    published: date | datetime | None
    byline: str | None = None
    view_count: int | None = None
    basis: Basis = Basis.STATED

    @property
    def url(self) -> str:
        """Return the page's address."""
        return address(self.portal, self.number)


def address(portal: str, number: int) -> str:
    """Return the address of an article."""
    return f"http://{portal}.test/tin-tuc/bai-{number}.html"


STORY = (
    "Thực hiện Kết luận số 49-KL/TW ngày 10/5/2019 của Ban Bí thư, phong trào khuyến học, khuyến"
    " tài, xây dựng xã hội học tập đã lan tỏa đến từng dòng họ, thôn bản và đơn vị.",
    "Hội Khuyến học các cấp vận động hội viên giúp đỡ học sinh khó khăn, để không em nào phải bỏ"
    " học giữa chừng vì thiếu sách vở, quần áo và phương tiện đến trường.",
    "Nhiều gia đình học tập, dòng họ học tập, cộng đồng học tập được biểu dương tại thôn bản.",
)
LEAVES = (
    Leaf(
        number=1, portal="damha", title="Đầm Hà: Kết quả thu ngân sách năm 2023",
        published=datetime(2024, 1, 9, 8, 30, tzinfo=ZONE), view_count=310,
        body=("Năm 2023, thu ngân sách huyện Đầm Hà đạt 125 tỷ đồng, bằng 104% kế hoạch.",),
    ),
    Leaf(
        number=2, portal="damha", title="Đầm Hà giao chỉ tiêu trồng rừng",
        published=date(2024, 1, 10), view_count=42,
        body=("Năm 2024, huyện Đầm Hà phấn đấu trồng rừng 850 ha.",),
    ),
    Leaf(
        number=3, portal="damha", title="Đầm Hà hoàn thành trồng rừng",
        published=date(2024, 2, 8),
        body=("Năm 2024, huyện Đầm Hà đã trồng rừng 870 ha.",),
    ),
    Leaf(
        number=4, portal="damha", title="Lan tỏa phong trào khuyến học",
        published=date(2024, 2, 6), body=STORY,
    ),
    Leaf(
        number=5, portal="lamha", title="Lan tỏa phong trào khuyến học",
        published=date(2024, 2, 8), body=STORY,
    ),
    Leaf(
        number=6, portal="lamha", title="Lâm Hà: Hội nghị giao ban tháng 1",
        published=date(2024, 2, 2), byline="Lê Minh",
        body=(
            "Ngày 31/1/2024, Huyện ủy Lâm Hà tổ chức hội nghị giao ban. Đồng chí Nguyễn Văn Bình,"
            " Bí thư Huyện ủy Lâm Hà chủ trì hội nghị.",
            "Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng dự hội nghị.",
        ),
    ),
    Leaf(
        number=7, portal="damha", title="Đầm Hà: Trao quà cho hộ nghèo",
        published=date(2024, 2, 7),
        body=(
            "Ngày 6/2/2024, Ủy ban nhân dân huyện Đầm Hà tổ chức lễ trao quà. Ông Nguyễn Văn Bình,"
            " Chủ tịch Ủy ban nhân dân huyện Đầm Hà chủ trì buổi lễ.",
            "Tại buổi lễ, huyện trao 20 suất quà cho hộ nghèo.",
        ),
    ),
    Leaf(
        number=8, portal="lamha", title="Thông tin chưa rõ ngày",
        published=None, body=("Bà con phấn khởi vào vụ mới.",),
    ),
)  # fmt: skip
# The night of 20 February: number 7 says 25 instead of 20; the rest of damha stands unchanged.
CHANGED = replace(
    LEAVES[6],
    body=(LEAVES[6].body[0], "Tại buổi lễ, huyện trao 25 suất quà cho hộ nghèo."),
)
NEW = Leaf(
    number=9, portal="damha", title="Đầm Hà ra quân đầu xuân", published=date(2024, 2, 20),
    body=(
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 5/2/2024 của Ủy ban nhân dân huyện Đầm Hà và Kết"
        " luận 49-KL/TW về khuyến học, các trường học ra quân đầu xuân.",
    ),
)  # fmt: skip


def publish(engine: Engine) -> None:
    """Fill an empty warehouse with the three nights."""
    topics = [(row["code"], row["label_en"], row["label_vi"]) for row in table("topics.csv")]
    seed_dimensions(engine, PORTALS, topics)
    room = Newsroom(engine=engine)
    build(engine, "build1", *(stage(room, leaf, "run1", FIRST) for leaf in LEAVES))
    build(engine, "build2", *(stage(room, leaf, "run2", SECOND) for leaf in (CHANGED, NEW)))
    # The third night damha does not answer; lamha's page without a day is missing.
    room.end(address("damha", 1), Fate.UNREACHABLE, "run3", THIRD, status=503)
    for night in range(3):
        day = date(2024, 2, 21 + night)
        room.end(address("lamha", 8), Fate.GONE, f"run{3 + night}", day, "lamha")
        room.end(address("lamha", 6), Fate.UNCHANGED, f"run{3 + night}", day, "lamha", 200)
    build(engine, "build3")
    refresh_portal_days(engine)


def stage(room: Newsroom, leaf: Leaf, run_id: str, day: date) -> StagedReading:
    """Return a page as it is staged: read by hand, its facts by the extractor."""
    capture = room.capture(leaf.url, leaf.portal, run_id, day)
    article = article_of(leaf)
    reading = Reading(
        url=leaf.url, portal=leaf.portal, fate=None, article=article, layout=article.layout,
        encoding=article.encoding,
    )  # fmt: skip
    return StagedReading(
        capture=capture, run_id=run_id, news_day=day, reading=reading,
        page_identity=str(leaf.number), facts=facts_of(leaf, article),
    )  # fmt: skip


def article_of(leaf: Leaf) -> Article:
    """Return the article that the page shows."""
    return Article(
        url=leaf.url, portal=leaf.portal, title=leaf.title, body=leaf.body,
        published_at=_published(leaf), byline=leaf.byline,
        authors=(leaf.byline,) if leaf.byline else (), view_count=leaf.view_count,
        layout="plain", encoding="utf-8",
    )  # fmt: skip


def facts_of(leaf: Leaf, article: Article) -> Facts:
    """Return what the extractor reads in it."""
    published = leaf.published
    return extract(
        ExtractionInput(
            url=leaf.url, portal=leaf.portal, title=article.title, text=article.text,
            byline=article.byline, place=PLACES[leaf.portal],
            published_on=published.date() if isinstance(published, datetime) else published,
        )
    )  # fmt: skip


def _published(leaf: Leaf) -> PublishedAt:
    if leaf.published is None:
        return ABSENT
    has_time = isinstance(leaf.published, datetime)
    return PublishedAt(
        value=leaf.published, basis=leaf.basis, quote=str(leaf.published),
        precision=Precision.MINUTE if has_time else Precision.DAY,
    )  # fmt: skip
