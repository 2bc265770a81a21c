"""The newsroom of tests/load, to have something to export."""

from tests.load.conftest import newsroom, second_warehouse

__all__ = ["newsroom", "second_warehouse"]
