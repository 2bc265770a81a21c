"""The newsroom of tests/load, for the promises that the database keeps itself."""

from tests.load.conftest import newsroom, second_warehouse

__all__ = ["newsroom", "second_warehouse"]
