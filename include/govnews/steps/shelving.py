"""The writing of a drafted portal: its file onto the shelf, its pages among the golden ones."""

from __future__ import annotations

from pathlib import Path

from govnews.failures import DoNotRetry, PortalMistake
from govnews.portals.shelf import SHELF, load_portal, portal_slugs
from govnews.read.presentation import reading_as_json
from govnews.steps.drafting import Draft
from govnews.steps.golden import FOLDER, GoldenPage, write_golden


def write_draft(
    draft: Draft, case: str, folder: Path | None = None, golden: Path | None = None
) -> tuple[Path, list[GoldenPage]]:
    """Write the portal's file and its golden pages; return their places.

    Raises `DoNotRetry` where the page reads as no article, `PortalMistake` where the slug is
    taken; nothing is overwritten, ever.
    """
    if draft.reading.article is None:
        found = f"{draft.reading.fate}: {draft.reading.reason}"
        raise DoNotRetry(
            f"{draft.page.url}: expected an article, found {found}; nothing was written"
        )
    slug = draft.portal.slug
    shelf = folder or SHELF
    path, pages = (
        shelf / f"{slug}.py",
        (golden or (FOLDER if folder is None else folder / "golden")),
    )
    if slug in portal_slugs(folder) or path.exists():
        raise PortalMistake(f"{path}: expected no portal {slug!r} yet, found one; choose --slug")
    if (pages / slug).exists():
        raise PortalMistake(f"{pages / slug}: expected no golden pages yet, found some")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(draft.text, encoding="utf-8")
    expected = reading_as_json(draft.reading)
    about = draft.page.about()
    written = [write_golden(pages / slug / case, draft.page.payload, about, expected)]
    if draft.listing is not None and draft.listed is not None:
        about = draft.listing.about("listing")
        place = pages / slug / "listing"
        written.append(write_golden(place, draft.listing.payload, about, draft.listed))
    if not draft.untold:
        load_portal(slug, folder)
    return path, written
