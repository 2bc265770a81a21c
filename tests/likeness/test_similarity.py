"""Copies are found, reports that only share their template are not."""

from __future__ import annotations

import unicodedata

import pytest

from govnews.compare.shingles import BANDS, band_keys, cut_shingles
from govnews.compare.similarity import ArticleText, measure

STORY = (
    "Sáng 12/11, Hội Khuyến học xã Yên Sơn trao 46 suất học bổng cho học sinh vượt khó, mỗi suất"
    " trị giá 1,5 triệu đồng. Nguồn quỹ do các dòng họ, doanh nghiệp và người con xa quê đóng góp."
    " Ông Vi Văn Pẩu, Chủ tịch Hội cho biết, từ đầu năm đến nay toàn xã đã vận động được 312 triệu"
    " đồng, xây dựng 9 tủ sách khuyến học tại nhà văn hóa các bản và mở 4 lớp xóa mù chữ buổi tối."
    " Dịp này, nhà trường tiếp nhận 120 bộ sách giáo khoa do một hiệu sách ở thị trấn ủng hộ."
)
REPORT = (
    "Trong tháng {month}, tổng thu ngân sách trên địa bàn đạt {income} tỷ đồng, bằng {share}% dự"
    " toán; giải quyết việc làm mới cho {jobs} lao động; tiếp nhận {files} hồ sơ thủ tục hành"
    " chính; tỷ lệ bao phủ bảo hiểm y tế đạt {cover}%. Tổng diện tích gieo trồng đạt {area} ha,"
    " sản lượng thủy sản đạt {fish} tấn, duy trì nền nếp dạy và học tại các trường trên địa bàn."
)


def article(text: str, portal: str = "damha", title: str = "Tin địa phương") -> ArticleText:
    return ArticleText(portal=portal, title=title, text=text)


def report(month: int, **figures: str) -> ArticleText:
    return article(REPORT.format(month=month, **figures), title=f"Kinh tế - xã hội tháng {month}")


def test_copy_with_small_edits_on_another_portal_is_the_same_story() -> None:
    copy = STORY.replace("Sáng 12/11, ", "").replace("cho biết", "chia sẻ")
    likeness = measure(article(STORY), article(copy, portal="kontum_edu"))
    assert likeness.relation == "same_story"
    assert likeness.jaccard > 0.8


def test_monthly_reports_of_one_template_are_never_the_same_story() -> None:
    april = report(4, income="46,3", share="41,2", jobs="164", files="1.942", cover="95,8",
                   area="2.764", fish="1.185")  # fmt: skip
    may = report(5, income="57,9", share="51,5", jobs="151", files="2.017", cover="96,1",
                 area="2.781", fish="1.240")  # fmt: skip
    likeness = measure(april, may)
    assert likeness.relation != "same_story"
    assert likeness.is_title_conflicting


def test_unrelated_articles_have_no_relation() -> None:
    other = REPORT.format(month=1, income="9", share="8", jobs="7", files="6", cover="5",
                          area="4", fish="3")  # fmt: skip
    assert measure(article(STORY), article(other)).relation is None


def test_number_agreement_is_undefined_below_four_windows() -> None:
    words = "Huyện ra quân làm sạch môi trường nông thôn"
    assert measure(article(words), article(words)).number_agreement is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_bands_ignore_unicode_form_and_case(form: str) -> None:
    twin = unicodedata.normalize(form, STORY.upper())  # type: ignore[arg-type]
    assert band_keys(cut_shingles(twin)) == band_keys(cut_shingles(STORY))


def test_bands_are_pinned() -> None:
    """Stored bands must match those of tomorrow: a changed hash needs a new ALGORITHM."""
    keys = band_keys(cut_shingles("Ủy ban nhân dân xã Đầm Hà thông báo"))
    assert len(keys) == BANDS
    assert keys[:2] == [-1372006305345055487, 797100141695194319]


def test_short_texts_have_one_shingle() -> None:
    assert cut_shingles("Tin vắn") == {"tin van"}
    assert cut_shingles("") == {""}
