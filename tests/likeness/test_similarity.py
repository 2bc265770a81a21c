"""The fold, the bands and the figures: what agrees, what does not, and what is pinned."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import numpy as np
import pytest

from govnews.likeness import similarity
from govnews.likeness.alteration import compare_copy, cut_sentences
from govnews.likeness.shingles import BANDS, Shingled, exact_key, hash_bands, min_hash
from govnews.likeness.similarity import is_conflicting, is_of_other_time, measure, measure_texts
from govnews.likeness.syllables import fold_syllables, hash_syllables
from govnews.settings import LEAST_JACCARD
from tests.likeness.clippings import ARTICLES

TITLE, STORY = ARTICLES[0]


def test_bands_are_pinned() -> None:
    """Stored bands must match those of tomorrow: a changed hash needs a new ALGORITHM."""
    shingled = Shingled(STORY)
    keys = shingled.band_keys()
    digest = shingled.digest(TITLE)
    assert digest
    assert len(keys) == BANDS
    assert (keys[0], keys[-1], exact_key(digest)) == PINNED


def test_bands_of_many_texts_are_those_of_each() -> None:
    texts = [Shingled(text) for _, text in ARTICLES]
    signatures = [slots for text in texts if (slots := text.slots()) is not None]
    assert len(signatures) > 10
    assert hash_bands(signatures) == [text.band_keys() for text in texts if not text.is_short]
    assert hash_bands([]) == []


PINNED = (8125582715661331369, -3751944361095420158, 8137895809320005193)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_bands_ignore_unicode_form_and_case(form: str) -> None:
    twin = unicodedata.normalize(form, STORY.upper())  # type: ignore[arg-type]
    assert Shingled(twin).band_keys() == Shingled(STORY).band_keys()
    assert Shingled(twin).digest(TITLE) == Shingled(STORY).digest(TITLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà thuỷ", "hòa thủy"), ("kỳ kỹ Mỹ lý", "kì kĩ Mĩ lí"), ("y tế", "i tế"),
        ("Đắk Lắk", "dak lak"), ("Ðồng Ɖức", "Đồng Đức"), ("12/11/2026", "12.11.2026"),
        ("kinh tế-xã hội", "kinh tế - xã hội"), ("hội\u200bnghị", "hộinghị"), ("", " \n"),
    ],
)  # fmt: skip
def test_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert fold_syllables(one) == fold_syllables(other)
    assert hash_syllables(one).hashes.tolist() == hash_syllables(other).hashes.tolist()


@pytest.mark.parametrize(("one", "other"), [("quy", "qui"), ("may", "mai"), ("thúy", "thúi")])
def test_y_behind_a_vowel_stays(one: str, other: str) -> None:
    assert fold_syllables(one) != fold_syllables(other)
    assert hash_syllables(one).hashes.tolist() != hash_syllables(other).hashes.tolist()


def test_array_and_strings_cut_alike() -> None:
    for text in (STORY, unicodedata.normalize("NFD", STORY), "a\U0001f600b 5,5% № y", "\ud800x"):
        words = fold_syllables(text)
        hashed = hash_syllables(text)
        assert len(hashed.hashes) == len(words)
        assert hashed.is_number.tolist() == [word.isascii() and word.isdigit() for word in words]
        alone = [int(hash_syllables(word).hashes[0]) for word in words]
        assert hashed.hashes.tolist() == alone


def test_no_two_syllables_share_a_hash() -> None:
    words = {word for _, text in ARTICLES for word in fold_syllables(text)}
    words |= {str(number) for number in range(5000)}
    hashes = hash_syllables(" ".join(sorted(words))).hashes
    assert len(set(hashes.tolist())) == len(words)


def test_figures_are_those_of_sets_of_strings() -> None:
    chance = random.Random(5)
    for (_, one), (_, other) in pairwise(ARTICLES):
        words = [*one.split(), *chance.sample(other.split(), 40), *other.split()[:60]]
        mixed = " ".join(words)
        left, right = ({*zip(w, w[1:], w[2:])} for w in map(fold_syllables, (one, mixed)))  # noqa: B905
        expected = (len(left & right) / len(left | right), len(left & right) / len(left))
        assert measure_texts(Shingled(one), Shingled(mixed)) == pytest.approx(expected)


def test_estimate_errs_as_theory_says() -> None:
    chance = np.random.default_rng(3)
    errors = []
    for _ in range(400):
        shared, own = chance.integers(0, 1 << 63, (2, 250), dtype=np.uint64)
        one, other = np.append(shared, own[:125]), np.append(shared, own[125:])
        errors.append((min_hash(one) == min_hash(other)).mean() - 0.5)
    assert abs(np.mean(errors)) < 0.01
    assert np.std(errors) < 0.06  # sqrt(0.25 / 100) = 0.05


def test_short_texts_are_copies_only_with_their_title() -> None:
    short = (
        "Kính mời bà con đến nhà văn hóa xã dự buổi chiếu phim lưu động phục vụ thiếu nhi"
        " vào tối thứ bảy tuần này"
    )
    assert Shingled(short).band_keys() == []
    assert Shingled(short).digest("Thư mời") == Shingled(short.upper()).digest("THƯ MỜI")
    assert Shingled(short).digest("Thư mời") != Shingled(short).digest("Giấy mời")
    assert Shingled("Xem chi tiết tại tệp đính kèm").digest("Thông báo") is None
    assert Shingled("").digest("Thông báo") is None


def test_titles_conflict_in_numbers_both_ways() -> None:
    assert is_conflicting("Tình hình tháng 4", "Tình hình tháng 5")
    assert not is_conflicting("Lễ mít tinh 1/2", "Lễ mít tinh 1/2/2019")
    assert not is_conflicting("Giá lúa tăng 4%", "Họp thôn ngày 5")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("áp dụng từ 15 giờ ngày 13/3.", "áp dụng từ 15 giờ ngày 16/3.", True),
        ("Sáng 12/11, xã họp", "Sáng ngày 12 tháng 11 năm 2026, xã họp", False),
        ("Sáng 12/11, xã họp", "Xã họp", False),
        ("năm học 2019-2020", "năm học 2021-2022", True),
        ("giai đoạn 2021 - 2025", "năm 2025", False),
        ("tăng 3,5/10 điểm", "tăng 4,2/10 điểm", False),
        ("thu 2020,5 triệu", "thu 2021,5 triệu", False),
    ],
)
def test_openings_of_other_days_or_years(one: str, other: str, expected: bool) -> None:
    assert is_of_other_time(one, other) is expected


def test_floor_of_kept_pairs_is_that_of_the_settings() -> None:
    assert similarity.FLOOR_JACCARD == LEAST_JACCARD
    assert measure(Shingled(STORY), Shingled(ARTICLES[1][1])) is None


def test_copy_tells_its_numbers_and_sentences() -> None:
    original = "Xã thu 312 triệu đồng. Có 9 tủ sách.\nÔng Pẩu rất vui. Trời đẹp."
    copy = "XÃ THU 321 triệu đồng. Có 9 tủ sách!\nTrời đẹp. Theo báo tỉnh."
    altered = compare_copy(original, copy)
    assert (altered.numbers_added, altered.numbers_removed) == (("321",), ("312",))
    assert [copy[a:b] for a, b in altered.sentences_added] == [
        "XÃ THU 321 triệu đồng.", "Theo báo tỉnh."
    ]  # fmt: skip
    assert [original[a:b] for a, b in altered.sentences_removed] == [
        "Xã thu 312 triệu đồng.", "Ông Pẩu rất vui."
    ]  # fmt: skip
    assert compare_copy(original, unicodedata.normalize("NFD", original)) == compare_copy("", "")


def test_sentences_cover_the_text() -> None:
    for _, text in ARTICLES:
        stretches = list(cut_sentences(text))
        assert "".join(text[a:b] for a, b in stretches).replace(" ", "") == text.replace(" ", "")
