from __future__ import annotations

from govnews.vietnamese.sentences import Sentences, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_full_stops_and_line_feeds_end_sentences() -> None:
    assert cut("Hội nghị bế mạc. Đại biểu ra về!\nKết quả tốt") == [
        "Hội nghị bế mạc.",
        "Đại biểu ra về!",
        "Kết quả tốt",
    ]


def test_abbreviations_list_numbers_and_groups_of_digits_do_not() -> None:
    assert cut("PGS.TS. Lê An và TP. Vinh có 2.000 hộ.") == [
        "PGS.TS. Lê An và TP. Vinh có 2.000 hộ."
    ]
    assert cut("1. Tăng cường chỉ đạo.") == ["1. Tăng cường chỉ đạo."]
    assert cut("cây lúa, cây ngô v.v. và cây khác.") == ["cây lúa, cây ngô v.v. và cây khác."]


def test_a_position_finds_its_sentence() -> None:
    text = "Một câu. Hai câu."
    assert text[slice(*Sentences(text).at(12))] == "Hai câu."
