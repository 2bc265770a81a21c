"""Tests write to memory only where it is large enough and programs may run from it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.scratch import MEMORY, memory_folder, pytest_configure


def test_a_folder_with_room_is_taken(tmp_path: Path) -> None:
    assert memory_folder(tmp_path, room_bytes=1) == tmp_path


def test_too_little_room_and_no_folder_are_not(tmp_path: Path) -> None:
    assert memory_folder(tmp_path, room_bytes=1 << 60) is None
    assert memory_folder(tmp_path / "absent", room_bytes=1) is None


def test_a_volume_from_which_nothing_runs_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list(os.statvfs(tmp_path))
    told[8] |= os.ST_NOEXEC
    monkeypatch.setattr(os, "statvfs", lambda folder: os.statvfs_result(told))
    assert memory_folder(tmp_path, room_bytes=1) is None


def test_a_named_folder_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    pytest_configure(pytestconfig)
    assert os.environ["TMPDIR"] == str(tmp_path)


def test_everything_goes_where_it_was_told(tmp_path: Path) -> None:
    assert Path(tempfile.gettempdir()) == Path(os.environ.get("TMPDIR", tempfile.gettempdir()))
    if memory_folder(MEMORY) and os.environ.get("TMPDIR") == str(MEMORY):
        assert tmp_path.is_relative_to(MEMORY)
