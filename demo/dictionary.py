"""Writes the pages of docs/ that describe the warehouse: from a Postgres of its own, in seconds.

python -m demo.dictionary docs
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from demo.postgres import Cluster
from govnews.dictionary import write_pages
from govnews.extract import RULES
from govnews.load.migrations import migrate
from govnews.settings import ROOT


def write(folder: Path) -> list[Path]:
    """Migrate an empty database and write the pages of what it then is."""
    with tempfile.TemporaryDirectory(prefix="govnews-dictionary-") as home:
        cluster = Cluster(Path(home) / "cluster", settings={"fsync": "off"})
        try:
            cluster.start()
            url = cluster.url()
            migrate(url.render_as_string(hide_password=False), ROOT / "sql")
            engine = create_engine(url, poolclass=NullPool)
            return write_pages(engine, ROOT / "sql", sorted(RULES), folder)
        finally:
            cluster.stop()


if __name__ == "__main__":
    for file in write(Path(sys.argv[1])):
        print(file)
