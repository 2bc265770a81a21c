"""Expectations that put their configuration together once for all their arguments.

GX 1.24.1 does so anew for each argument that it looks up, some eighty times for every
expectation of a build: a fifth of the whole validation, measured on 26 November 2026. While
the arguments are looked up nothing changes, so the first configuration serves for all.

What GX validates it makes from a configuration, by the name of the expectation: declaring a
class of that name is enough. Importing this module imports Great Expectations.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from types import new_class
from typing import Any

from great_expectations.compatibility.pydantic import PrivateAttr
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration


class ReadOnce(Expectation):
    """What an expectation of `read_once` does otherwise than GX's own."""

    _held: ExpectationConfiguration | None = PrivateAttr(None)

    @property
    def configuration(self) -> ExpectationConfiguration:
        """Return the configuration; while arguments are looked up, the same one."""
        return self._held or super().configuration

    def _get_runtime_kwargs(
        self, runtime_configuration: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        self._held = super().configuration
        try:
            found: dict[str, Any] = super()._get_runtime_kwargs(runtime_configuration)
            return found
        finally:
            self._held = None


def read_once(*kinds: type[Expectation]) -> None:
    """Let GX make each of these expectations as one that reads its configuration once."""
    with _unsaid():
        for kind in kinds:
            # GX's own comes first: its fields and their defaults count.
            new_class(kind.__name__, (kind, ReadOnce)).__doc__ = kind.__doc__


@contextmanager
def _unsaid() -> Iterator[None]:
    """GX warns of every name that is declared again; here that is the purpose."""
    registry = logging.getLogger("great_expectations.expectations.registry")
    level = registry.level
    registry.setLevel(logging.ERROR)
    try:
        yield
    finally:
        registry.setLevel(level)
