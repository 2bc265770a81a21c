"""Old alphabets are found by the document and undone where they stand; sound text is safe."""

from __future__ import annotations

import unicodedata

import pytest

from govnews.vietnamese import legacy
from tests.vietnamese.writers import PHRASES, WRITERS, as_latin_1_mojibake, as_mojibake, as_tcvn3

TEXT = "\n".join(f"{phrase[0].upper()}{phrase[1:]}." for phrase in PHRASES)
TITLE = "Hội nghị tổng kết năm học"


@pytest.mark.parametrize("name", WRITERS)
def test_a_short_title_follows_its_document(name: str) -> None:
    write = WRITERS[name]
    read, undone = legacy.sound([write("Hội An"), write(TEXT), "", write("Bí thư"), "15/8"])
    assert undone == (name,)
    assert read[0] == "Hội An"
    assert read[2:] == ["", "Bí thư", "15/8"]


@pytest.mark.parametrize("name", WRITERS)
def test_a_damaged_caption_of_a_sound_text_is_mended_alone(name: str) -> None:
    caption = "Quang cảnh hội nghị triển khai nhiệm vụ trọng tâm tại huyện ủy"
    read, undone = legacy.sound([TITLE, TEXT, "Hoà bình", WRITERS[name](caption)])
    assert read == [TITLE, TEXT, "Hoà bình", caption]
    assert undone == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2.000 3,5% 16/CT-UBND 13.12.2022 (1) a) 15h30' 5' 30°C ½ §2 ©2013",
        "I'm sure we don't need it, e.g. at 9 a.m. in the U.N. building? Add odd ladders to it. "
        "It's what they've said: he'd go, she'd stay. a^2 + b^2, u+v, o(n), a(i), e^x. Is it so? "
        "No. Do we? To be. See www.hanoi.gov.vn or e.com.",
        "Où est l'hôtel ? Noël approche, le maïs est là-haut, l'été naïf, où ça, août, coût",
        "Los niños comían aquí también; mañana será otro día. ¿Qué pasó? El año pasó, él vio, óp.",
        "Può darsi che sia così, perché ciò che è più bello può già stare lì; però no, no.",
        "Não são só os irmãos, é a nação; já não há pão. Também amanhã, avó e avô, três mães.",
        "Það er við, þú ert hér og ég á það. Já, við erum öll hér í dag.",
        "Der Präsident grüßt größere Häuser für Österreich, schön über Köln, süß.",
        "Món ăn Phở, Đắk Lắk – Krông Pắc, H’Drai, Pleiku: “Hoà bình”, Thuỷ, khoẻ.",
        "hoa hong dep lam, toi di cho mua ca va rau ma khong co dau",
        "Hòa bình, hà tĩnh, là cá, bố mẹ, ông bà, tôi và bé, có lý, mà cũng thế",
    ],
)
def test_sound_text_of_any_kind_is_left_alone(text: str) -> None:
    assert legacy.detect(text) is None
    assert legacy.sound([text, TEXT]) == ([text, TEXT], ())


def test_the_share_that_decided_is_told() -> None:
    verdict = legacy.detect(as_tcvn3(TEXT))
    assert verdict is not None
    assert 0.6 < verdict.share < 0.9


def test_signs_that_stand_alone_are_signs_in_tcvn3_too() -> None:
    written = as_tcvn3(TEXT) + "\n© 2013 · 30°C, 5 m², §2 ®\n" + as_tcvn3("đã có xe ô tô")
    assert legacy.sound([written])[0][0].split("\n")[-2:] == [
        "© 2013 · 30°C, 5 m², §2 ®",
        "đã có xe ô tô",
    ]


def test_vni_marks_may_be_small_behind_capitals() -> None:
    assert legacy.restore("UÛy ban, Uûy ban, ÑAÛNG BOÄ", "vni-windows") == "Ủy ban, Ủy ban, ĐẢNG BỘ"
    assert legacy.restore("söï vieäc, thôøi tieát, Öu tieân", "vni-windows") == (
        "sự việc, thời tiết, Ưu tiên"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Huye^.n u?y Can Lo^.c, DDa?ng bo^.", "Huyện ủy Can Lộc, Đảng bộ"),
        ("xa~ ho^.i ho'a.", "xã hội hóa."),
        ("gia\\. Dda.i ho^.i", "gia. Đại hội"),
        ("QDD-UBND, HDDND, G\\DDDT, GDDDT", "QĐ-UBND, HĐND, GDĐT, GDĐT"),
        ("www.hanoi.gov.vn, co' kho^ng?", "www.hanoi.gov.vn, có không?"),
        ("ngu+o+`i, nu*o*'c, DDa('k La('k", "người, nước, Đắk Lắk"),
    ],
)
def test_viqr_reads_marks_and_leaves_punctuation(written: str, read: str) -> None:
    assert legacy.restore(written, "viqr") == read


def test_doubled_twice_is_undone_twice() -> None:
    assert legacy.sound([as_mojibake(as_mojibake(TEXT))])[0] == [TEXT]
    assert legacy.sound([as_latin_1_mojibake(TEXT)])[0] == [TEXT]


def test_a_letter_that_was_lost_spoils_its_word_only() -> None:
    written = TEXT.encode().decode("cp1252", "replace")
    assert "\ufffd" in written
    read = legacy.sound([written])[0][0]
    assert "Sở Giáo dục" in read
    assert "Nguyễn Văn Quý" in read


def test_letters_taken_apart_are_judged_like_whole_ones() -> None:
    for write in WRITERS.values():
        apart = unicodedata.normalize("NFD", write(TEXT))
        assert legacy.sound([apart])[0][0].casefold() == TEXT.casefold()


def test_an_unknown_alphabet_is_named() -> None:
    with pytest.raises(KeyError, match="viscii"):
        legacy.restore("x", "viscii")


def test_a_line_of_names_that_are_no_syllables_follows_its_document() -> None:
    body = "Tổng số có 527 học viên, trong đó 389 người là dân tộc Mơ Nâm và Xơ Đăng"
    strings = [as_tcvn3(body), "Trung t©m GDTX Kon Pl«ng", "Lượt xem của bài này"]
    assert legacy.sound(strings)[0] == [body, "Trung tâm GDTX Kon Plông", "Lượt xem của bài này"]
