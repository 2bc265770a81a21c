"""Sample questions: sql/queries, each with its question in English and Vietnamese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, text

_ENGLISH = re.compile(r"^-- Question: (.+)$", re.MULTILINE)
_VIETNAMESE = re.compile(r"^-- Câu hỏi: (.+)$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question with its answer, ready to be printed as a table."""

    name: str
    question_en: str
    question_vi: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def answer_questions(engine: Engine, folder: Path) -> list[Answer]:
    """Return the answers to every question of `folder`, in the order of the file names."""
    answers = []
    with engine.connect() as connection:
        for file in sorted(folder.glob("*.sql")):
            statement = file.read_text("utf-8")
            result = connection.execute(text(statement))
            answers.append(
                Answer(
                    name=file.stem,
                    question_en=_header(_ENGLISH, statement, file),
                    question_vi=_header(_VIETNAMESE, statement, file),
                    columns=tuple(result.keys()),
                    rows=tuple(tuple(row) for row in result),
                )
            )
    return answers


def _header(pattern: re.Pattern[str], statement: str, file: Path) -> str:
    found = pattern.search(statement)
    if not found:
        raise ValueError(f"{file.name}: expected a line '{pattern.pattern}', found none")
    return found[1]
