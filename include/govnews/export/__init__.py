"""Takes marts out of the warehouse: as CSV that a spreadsheet may open, as typed Parquet."""

from govnews.export.exporting import Exported, export
from govnews.export.formats import FileFormat, Style

__all__ = ["Exported", "FileFormat", "Style", "export"]
