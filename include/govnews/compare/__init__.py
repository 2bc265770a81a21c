"""Compare: is this page news, a twin, a revision or a copy of what we already hold?"""

from govnews.compare.comparison import compare

__all__ = ["compare"]
