"""Writes Vietnamese in the old alphabets, from tables of its own, and draws texts to write."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

TONES = "\u0300\u0301\u0303\u0309\u0323"
FREE_OF_CP1252 = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
LOWER = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
# The lower-case letters of TCVN 5712:1993 in the order of LOWER, as Latin-1 shows their bytes.
TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ"
TO_TCVN3 = str.maketrans(LOWER + "ĂÂÊÔƠƯĐ", TCVN3 + "¡¢£¤¥¦§")
# The letters of LOWER as the code page of the VNI fonts writes them.
WRITTEN_VNI = """
    aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä
    ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï
    yø yû yõ yù î
"""
VNI = WRITTEN_VNI.split()
TO_VNI = dict(zip(LOWER, VNI, strict=True)) | {
    letter.upper(): written.upper() for letter, written in zip(LOWER, VNI, strict=True)
}
VIQR = dict(zip("\u0306\u0302\u031b\u0301\u0300\u0309\u0303\u0323", "(^+'`?~.", strict=True))


def _parts(letter: str) -> tuple[str, str]:
    """Return a letter with its shape, and its tone apart."""
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return base, "".join(part for part in parts if part in TONES)


def as_tcvn3(text: str) -> str:
    """Write TCVN3; fonts for capitals with a tone were fonts of their own: case is lost."""
    small = "".join(c.lower() if _parts(c)[1] else c for c in text)
    return small.translate(TO_TCVN3)


def as_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def as_viqr(text: str) -> str:
    """Write VIQR as RFC 1456 tells: a backslash before signs that would be read as marks."""
    written: list[str] = []
    for letter in text:
        if letter in "đĐ":
            if written and written[-1].lower() == "d":
                written.insert(-1, "\\")
            written.append("dd" if letter == "đ" else "DD")
            continue
        parts = unicodedata.normalize("NFD", letter)
        marks = sorted((VIQR[part] for part in parts[1:] if part in VIQR), key="(^+'`?~.".index)
        if letter in VIQR.values() and written and written[-1][0].lower() in "aeiouy":
            written.append("\\")
        written.append(parts[0] + "".join(marks) if marks else letter)
    return "".join(written)


def in_windows_1258(text: str) -> bytes:
    """Return text as windows-1258 writes it: base letters, tones behind them."""
    return "".join("".join(_parts(letter)) for letter in text).encode("cp1258")


def as_windows_1258(text: str) -> str:
    """Return text that a program wrote as windows-1258 and another read as windows-1252."""
    return in_windows_1258(text).decode("cp1252")


def as_mojibake(text: str) -> str:
    """Return UTF-8 that was read as windows-1252, its five free octets as Latin-1."""
    return "".join(
        chr(octet) if octet in FREE_OF_CP1252 else bytes([octet]).decode("cp1252")
        for octet in text.encode()
    )


def as_latin_1_mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


WRITERS: dict[str, Callable[[str], str]] = {
    "tcvn3": as_tcvn3,
    "vni-windows": as_vni,
    "viqr": as_viqr,
    "windows-1258": as_windows_1258,
    "utf-8 (mojibake)": as_mojibake,
}

PHRASES = (
    "Đảng ủy xã tổ chức hội nghị sơ kết công tác sáu tháng đầu năm",
    "Ủy ban nhân dân huyện triển khai Kế hoạch số 45/KH-UBND ngày 01/9/2024",
    "nhiều người dân được hỗ trợ vốn để phát triển kinh tế",
    "đồng chí Nguyễn Văn Quý, Phó Chủ tịch Thường trực, chủ trì buổi làm việc",
    "giữ gìn trật tự, xây dựng nông thôn mới, bảo vệ rừng và nguồn nước",
    "thu ngân sách đạt 71,5 tỷ đồng, bằng 93,4% dự toán",
    "trên 2.000 cán bộ, giáo viên tham gia học tập Nghị quyết của Đảng bộ",
    "Sở Giáo dục và Đào tạo kiểm tra việc dạy thêm ở các trường học",
)
EXOTIC = (
    "İıſßǅﬁÅ\u0130\u0301\u0323\u031b\x00\x85\u2028\u2029\u200b\u00ad\ufeff\u202e\u05d0\u0627"
    "\U0001f600\U0001d400\ufffd\ud7a3\u1100\u1161"
)
TELLING = "ăđơưạỹÐðhoàuýTP.0123456789 /-–“”\"'()%,;:…\t\r\n\u00a0\u3000á»±Ã\x90\\^?~`+"

sentence = st.sampled_from(PHRASES)
passage = st.lists(sentence, min_size=2, max_size=5, unique=True).map(
    lambda phrases: "\n".join(phrase[0].upper() + phrase[1:] + "." for phrase in phrases)
)
anything = st.text(
    st.one_of(
        st.sampled_from(EXOTIC + TELLING),
        st.characters(codec="utf-8", max_codepoint=0x24F),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)
garbled = st.one_of(
    passage,
    st.builds(
        lambda text, writer: WRITERS[writer](text), passage, st.sampled_from(sorted(WRITERS))
    ),
    passage.map(lambda text: unicodedata.normalize("NFD", text)),
)
mixture = st.lists(st.one_of(garbled, anything), max_size=4).map("\n".join)
