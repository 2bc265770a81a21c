"""A platform knows its own pages and no other's: golden pages, and the real ones beside them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from govnews.portals.platforms.shelf import UNKNOWN, load_platforms, recognise
from govnews.portals.shelf import load_portal
from govnews.read.selection import parse_page
from govnews.records import Fate
from govnews.vietnamese.encoding import Decoded, decode
from tests.portals.golden import GoldenPage, golden_pages, read_golden

SHARED = Path(__file__).resolve().parents[3] / "shared" / "pages"
# Themes of before the platform, or pages of no platform: their portal's own layouts read them.
_NO_PLATFORM = ("archive", "old_news", "tcvn3", "1258", "soft_404", "missing", "gate", "busy")
PAGES = [
    page
    for page in golden_pages()
    if not any(part in page.case for part in _NO_PLATFORM)
    and read_golden(page).get("fate") not in {Fate.LAYOUT_CHANGED, Fate.SOFT_404}
]
NAMES = {
    "ASP.NET": "webforms",
    "NukeViet": "nukeviet",
    "SharePoint2010": "sharepoint",
    "Liferay": "liferay",
    "custom": "newstable",
    "DotNetNuke-like": "dotnetnuke",
    "Viettel": "viettel",
}
# Listed as NukeViet, and SharePoint by its markup.
OTHERWISE = {"pbgdpl_daknong_gov_vn": "sharepoint"}


def recognised(payload: bytes, content_type: str | None, url: str) -> str | None:
    decoded = decode(payload, content_type)
    assert isinstance(decoded, Decoded)
    tree = parse_page(decoded.text)
    assert tree is not None
    first = recognise(tree, url, load_platforms().values())[0]
    return first.platform.name if first.is_recognised else None


def test_every_platform_has_marks_but_the_unknown_one() -> None:
    platforms = load_platforms()
    assert UNKNOWN in platforms
    for name, platform in platforms.items():
        assert bool(platform.marks) is (name != UNKNOWN), name


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_golden_pages_are_recognised(page: GoldenPage) -> None:
    platform = load_portal(page.slug).platform
    about = page.about
    found = recognised(page.payload, about["content_type"], about["url"])
    assert found is None or platform.startswith(found) or found in known_of(page.slug)


def known_of(slug: str) -> set[str]:
    """Return the platforms whose layouts a portal reads with: a site may have moved."""
    own = {layout.name for layout in load_portal(slug).layouts}
    return {
        name
        for name, platform in load_platforms().items()
        if own & {layout.name for layout in platform.layouts}
    }


def test_real_pages_are_recognised(shared: Path) -> None:
    wrong, count = [], 0
    for line in (SHARED / "manifest.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "error404":
            continue
        wanted = OTHERWISE.get(row["file"].split("/")[0], NAMES[row["platform"].split()[0]])
        url = row["url"] or f"http://{row['site'].split('(')[0]}/"
        found = recognised(gzip.decompress((SHARED / row["file"]).read_bytes()), None, url)
        count += 1
        wrong += [(row["file"], found)] if found != wanted else []
    assert count > 85
    assert wrong == []
