"""Reading: from a captured page's bytes to one article, or the fate that the page met."""

from govnews.read.page import read_page
from govnews.read.presentation import reading_as_json

__all__ = ["read_page", "reading_as_json"]
