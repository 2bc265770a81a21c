"""Says in one language where the values of a column come from."""

from __future__ import annotations

from govnews.dictionary.catalogue import Comment
from govnews.dictionary.origins import KINDS, Lineage, Origin

CONSTANT = Comment("program: written in the view", "chương trình: ghi trong khung nhìn")
COUNTED = Comment("computed: rows counted", "tính ra: đếm số dòng")


def tell_origins(lineage: Lineage, language: int) -> str:
    """Return every origin of a column, in English (0) or Vietnamese (1), rules as links."""
    if not lineage.traced.sources:
        return CONSTANT[language]
    if lineage.is_counted:
        return COUNTED[language]
    return "; ".join(dict.fromkeys(_tell(origin, language) for origin in lineage.origins))


def _tell(origin: Origin, language: int) -> str:
    links = ", ".join(link_family(family) for family in origin.rules)
    words = origin.words[language]
    told = f"{words} ({links})" if words and links else words or links
    return f"{KINDS[origin.kind][language]}: {told}"


def link_family(family: str) -> str:
    """Return a family of rules as a link to its section of docs/rules.md.

    >>> link_family("quantity.modifier.*")
    '[`quantity.modifier.*`](rules.md#quantity)'
    """
    return f"[`{family}`](rules.md#{family.split('.')[0]})"
