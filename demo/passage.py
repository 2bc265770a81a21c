"""The way of Postgres' system user through folders that are closed to others, where root runs it.

Root's Postgres runs as a user of its own, who must pass through (never list) every folder above
its data and its programs. Those that are closed get o+x for as long as the server runs:

- Every cluster holds a shared lock (flock) on each folder of its way while its process lives.
  `Passage.close` takes o+x away only where it gets the folder for itself, so no demo closes the
  way of another one or of a test that runs in the same checkout.
- What was opened is written down first: after a kill -9 the next demo of that state closes it.
- Only the demo closes. Tests keep their clusters in the temporary folder and leave the little
  they open, the folders above `.venv`, as they found other tests using them.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
from pathlib import Path


class Passage:
    """The folders that one cluster opened; `record` keeps them over a killed process."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self._held: dict[Path, int] = {}

    def open(self, *ends: Path) -> None:
        """Let other users pass through every folder above `ends`."""
        for folder in sorted({parent for end in ends for parent in end.parents}):
            self._hold(folder)
            if not _is_open(folder):
                self._write({*self.folders(), folder})
                folder.chmod(stat.S_IMODE(folder.stat().st_mode) | stat.S_IXOTH)

    def folders(self) -> list[Path]:
        """Return the folders that stand open because of this cluster."""
        if not self.record.exists():
            return []
        return [Path(name) for name in json.loads(self.record.read_text("utf-8"))]

    def close(self) -> list[Path]:
        """Close what was opened; return the folders that somebody else still needs open."""
        left = [folder for folder in self.folders() if not self._close(folder)]
        self._write(set(left))
        for descriptor in self._held.values():
            os.close(descriptor)
        self._held.clear()
        return left

    def _hold(self, folder: Path) -> None:
        if folder not in self._held:
            self._held[folder] = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(self._held[folder], fcntl.LOCK_SH)

    def _close(self, folder: Path) -> bool:
        if not folder.is_dir():
            return True
        self._hold(folder)
        try:
            fcntl.flock(self._held[folder], fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        folder.chmod(stat.S_IMODE(folder.stat().st_mode) & ~stat.S_IXOTH)
        return True

    def _write(self, folders: set[Path]) -> None:
        if not folders:
            self.record.unlink(missing_ok=True)
            return
        draft = self.record.with_suffix(".draft")
        draft.write_text(json.dumps(sorted(map(str, folders))), "utf-8")
        draft.replace(self.record)


def _is_open(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)
