from __future__ import annotations

from govnews.vietnamese.text import clean, nfc


def test_clean_composes_drops_the_invisible_and_folds_blanks() -> None:
    assert clean("Ho\u0323\u0302i\u200b  nghi\u0323\u00a0\n\tta\u0323i") == "Hội nghị tại"


def test_clean_keeps_marks_and_typing_errors() -> None:
    assert clean("cở sở “hoà”") == "cở sở “hoà”"


def test_nfc_composes_a_horn() -> None:
    assert nfc("u\u031b") == "ư"
