"""Owns where files of the archive lie: a folder, or an object store with a spool before it.

Object stores take whole objects and never append. A night's file is therefore written in the
spool, a local folder, and shipped whole when it is full or the night ends; an object appears
at once or not at all. Readers look in the spool first: a file that is there is not older.
"""

from __future__ import annotations

import logging
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from govnews.failures import ArchiveUnreachable, BrokenArchive, Failure, WrongSetting

if TYPE_CHECKING:
    from upath import UPath

log = logging.getLogger(__name__)

ENDING = ".warc.gz"
# obstore speaks to these without the many packages of s3fs, gcsfs and adlfs.
_OBJECT_STORES = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss")


class Store:
    """The archive's files by name: portal, day and file, separated by ``/``.

    `where` is a folder or the address of an object store, ``s3://bucket/prefix`` for example.
    """

    def __init__(self, where: Path | str, spool: Path | None = None) -> None:
        self.where = str(where)
        self._remote: UPath | None = _remote(where) if "://" in str(where) else None
        if self._remote is not None and spool is None:
            raise WrongSetting(f"archive {where}: expected a spool folder beside an object store")
        self._local = Path(where) if self._remote is None else spool or Path()

    @property
    def ships(self) -> bool:
        """Return whether files have to be shipped: they are written beside the archive."""
        return self._remote is not None

    @property
    def mark(self) -> str:
        """Return what tells this spool's files from those of other machines; "" for a folder.

        A task that is tried again elsewhere must not ship a file of the same name.
        """
        if self._remote is None:
            return ""
        file = self._local / ".mark"
        if not file.exists():
            self._local.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f".mark-{os.getpid()}")
            part.write_text(secrets.token_hex(4), encoding="ascii")
            with suppress(FileExistsError):
                os.link(part, file)
            part.unlink()
        return "-" + file.read_text(encoding="ascii")

    def local(self, name: str) -> Path:
        """Return the local file that is written to. Raises `BrokenArchive` for a way out."""
        return _inside(self._local, name)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file to be read. Raises `OSError` when it is neither here nor there."""
        path = self.local(name)
        if self._remote is None or path.exists():
            with path.open("rb") as here:
                yield here
            return
        if self.size(name) is None:
            raise FileNotFoundError(f"{name}: not at {self.where}, nor in the spool")
        with _reaching(self.where), self._remote.joinpath(*name.split("/")).open("rb") as there:
            yield there

    def read(self, name: str, offset: int, length: int) -> bytes:
        """Return `length` bytes of a file, or fewer where it ends before."""
        path = self.local(name)
        if self._remote is None or path.exists():
            with path.open("rb") as file:
                file.seek(offset)
                return file.read(length)
        with _reaching(self.where):
            there = self._remote.joinpath(*name.split("/"))
            content: bytes = there.fs.cat_file(there.path, start=offset, end=offset + length)
            return content

    def size(self, name: str) -> int | None:
        """Return a file's size in bytes, or None when it is neither here nor there."""
        path = self.local(name)
        if path.exists():
            return path.stat().st_size
        if self._remote is None:
            return None
        with _reaching(self.where):
            there = self._remote.joinpath(*name.split("/"))
            there.fs.invalidate_cache()
            try:
                return int(there.fs.size(there.path))
            except FileNotFoundError:
                return None

    def names(self, *folders: str) -> list[str]:
        """Return the names of all files below a portal, or a portal and day, in order."""
        return sorted({*self.local_names(*folders), *self._remote_names(*folders)})

    def local_names(self, *folders: str) -> list[str]:
        """Return the names of files that lie here: all of a folder, or those not yet shipped."""
        below = _inside(self._local, "/".join(folders)) if folders else self._local
        found = below.rglob("*" + ENDING) if below.is_dir() else ()
        return sorted(path.relative_to(self._local).as_posix() for path in found)

    def begin(self, name: str, opening: bytes) -> None:
        """Begin a file with its first record: the file is there with it, or not at all."""
        path = self.local(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob("*.part"):  # of a task that was killed right here
            left.unlink()
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            part.write(opening)
            part.flush()
            os.fsync(part.fileno())
        try:
            os.link(part.name, path)  # unlike a rename, never over a file that is there
        finally:
            Path(part.name).unlink()
        path.chmod(0o644)
        _sync_folders(path.parent, self._local)

    def mend(self, name: str, end: int, told: int) -> bool:
        """Cut off what a killed task left after byte `end`; return whether the file is whole.

        Up to `told`, somebody was told of its content: a file that cannot be read so far is
        harmed, and left as it is.
        """
        path = self.local(name)
        size = path.stat().st_size
        if end < told or size < told:
            log.error("%s: harmed after byte %d of %d that were kept", name, end, told)
            return False
        if end < size:
            log.warning("%s: half a record of a killed task is cut off at byte %d", name, end)
            os.truncate(path, end)
        return True

    def ship(self, name: str) -> None:
        """Bring a finished file to the object store, whole, then take it out of the spool.

        Raises `ArchiveUnreachable`; the file then stays where it is, for the next attempt.
        """
        if self._remote is None:
            return
        path = self.local(name)
        there = self._remote.joinpath(*name.split("/"))
        with _reaching(self.where):
            if there.fs.exists(there.path) and there.fs.size(there.path) > path.stat().st_size:
                raise BrokenArchive(f"{name}: the store holds more of it than the spool")
            there.fs.put_file(str(path), there.path)
            there.fs.invalidate_cache()
            shipped = there.fs.size(there.path)
        if shipped != path.stat().st_size:
            raise ArchiveUnreachable(
                f"{name}: expected {path.stat().st_size} bytes at {self.where}, found {shipped}"
            )
        path.unlink()
        log.info("shipped %s: %d bytes", name, shipped)

    def _remote_names(self, *folders: str) -> Iterator[str]:
        if self._remote is None:
            return
        root = self._remote.path.strip("/")
        with _reaching(self.where):
            there = self._remote.joinpath(*folders)
            there.fs.invalidate_cache()
            for path in there.fs.find(there.path):
                if path.endswith(ENDING):
                    yield path.strip("/").removeprefix(root).lstrip("/")


def _remote(where: Path | str) -> UPath | None:
    """Return the object store at an address; None for a folder written as ``file://``."""
    from upath import UPath

    protocol = str(where).partition("://")[0]
    if protocol in _OBJECT_STORES:
        try:
            from obstore.fsspec import register
        except ImportError as error:
            raise WrongSetting(
                f"archive {where}: expected the package obstore (pip install govnews[objects])"
            ) from error
        register(protocol)
    try:
        return UPath(str(where))
    except (ImportError, ValueError) as error:
        raise WrongSetting(f"archive {where}: expected a known kind of store: {error}") from error


def _inside(folder: Path, name: str) -> Path:
    root = folder.resolve()
    try:
        path = (root / name).resolve()
    except ValueError:  # NUL
        path = root
    if path == root or not path.is_relative_to(root):
        raise BrokenArchive(f"{name!r}: expected a file inside {folder}")
    return path


@contextmanager
def _reaching(where: str) -> Iterator[None]:
    """Tell a store that does not answer from a file that is not there."""
    try:
        yield
    except (FileNotFoundError, Failure):
        raise
    except Exception as error:
        if not isinstance(error, OSError) and not type(error).__module__.startswith("obstore"):
            raise
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ArchiveUnreachable(f"archive {where}: {reason}") from error


def _sync_folders(folder: Path, root: Path) -> None:
    """Let the names of new files and folders outlive a loss of power, too."""
    root = root.resolve()
    while folder.is_relative_to(root):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        folder = folder.parent
