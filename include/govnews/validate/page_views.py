"""How the Data Docs are turned into HTML: GX's own views, with their templates compiled once.

Every section of a site makes a view, and every view an environment of its own that would
compile the same two dozen templates again, and would look at its file each time it is used.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

from great_expectations.render.view.view import DefaultJinjaIndexPageView, DefaultJinjaPageView
from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Templates compiled by this process, by their name and their text."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where its template is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()


class PageView(DefaultJinjaPageView):
    """The page of a suite or of a result."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.env.bytecode_cache = COMPILED
        self.env.auto_reload = False


class IndexView(DefaultJinjaIndexPageView):
    """The page that names all others."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.env.bytecode_cache = COMPILED
        self.env.auto_reload = False
