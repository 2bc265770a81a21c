"""Two sites of our own that nobody has described: one on NukeViet, one on a system of its own."""

from __future__ import annotations

NAME = "Phòng Giáo dục và Đào tạo huyện Thạch Hà"
HOST = "pgdthachha.hatinh.edu.vn"
TITLES = (
    "Trường mầm non Thạch Ngọc nấu bữa trưa đầu tiên trong bếp mới",
    "Học trò Thạch Lạc tập bơi ở bể quây bằng bạt",
    "Cô giáo Nguyễn Thị Lành kể chuyện bằng con rối rơm",
)
NUKEVIET = """<!DOCTYPE html><html lang="vi"><head><title>{title}</title>
<meta name="generator" content="NukeViet v4.4"><meta property="og:site_name" content="{site}">
<script src="/assets/js/global.js"></script></head><body>
<header><a href="/">{site}</a><ul><li><a href="/vi/news/Tin-truong/">Tin trường</a></li>
<li><a href="/vi/contact/">Liên hệ</a></li></ul></header>
{main}<footer>Bản quyền của {site}</footer></body></html>"""
ARTICLE = """<div class="news_column panel panel-default"><div class="panel-body">
<h1 class="title margin-bottom-lg">{title}</h1>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">
Thứ tư - 05/11/2025 08:1{n}</span></div></div><div class="clearfix"></div>
<div class="hometext m-bottom">Sáng 5/11, thầy trò trong trường góp tay làm một việc vui.</div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg"><p>{text}</p>
<p>Buổi chiều, bác bảo vệ quét lại sân, còn lũ trẻ ra về với đôi má đỏ vì gió và vì cười nhiều.</p>
</div><div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>
Phan Thị Bưởi</p></div></div></div>"""
TEXT = (
    "Việc thứ {n} bắt đầu từ một lời hẹn của hội phụ huynh: ai có gạch mang gạch, ai có tre mang"
    " tre, ai không có gì thì mang tiếng hát. Đến trưa, mọi thứ đã xong, gọn ghẽ và chắc chắn."
)
OWN_HOST = "thachson.example.vn"
OWN = """<html><head><title>{title}</title></head><body><div id="dau">
<a href="/">Trang chủ</a> <a href="/gioi-thieu">Giới thiệu</a> <a href="/lien-he">Liên hệ</a>
<span>Hôm nay: Thứ tư, 26/11/2025</span></div>
<p class="ten-cong">Trang thông tin điện tử xã Thạch Sơn, huyện Thạch Hà, tỉnh Hà Tĩnh</p>
{main}<div class="chan">Cơ quan chủ quản: UBND xã Thạch Sơn. Điện thoại 0239.300.0000</div>
</body></html>"""
OWN_ARTICLE = """<section class="bai-viet"><h2 class="ten-bai">{title}</h2>
<div class="luc-dang">Đăng lúc 0{n}:15 - 05/11/2025</div><div class="ruot-bai"><p>{text}</p>
<p>Buổi chiều, bác bảo vệ quét lại sân, còn lũ trẻ ra về với đôi má đỏ vì gió và vì cười nhiều.</p>
</div></section><div class="khac"><h3>Tin khác</h3><ul>{links}</ul></div>"""


def slug(number: int) -> str:
    words = ("bep-moi-cua-truong-mam-non", "tap-boi-trong-be-bat", "con-roi-rom-cua-co-lanh")
    return words[number]


def nukeviet_pages() -> dict[str, str]:
    """Return path and page of a NukeViet site: a listing and its three articles."""
    pages = {}
    entries = ""
    for number, title in enumerate(TITLES):
        path = f"/vi/news/Tin-truong/{slug(number)}-{40 + number}.html"
        main = ARTICLE.format(title=title, n=number, text=TEXT.format(n=number + 1))
        pages[path] = NUKEVIET.format(title=f"{title} - {NAME}", site=NAME, main=main)
        entries += (
            f'<div class="panel panel-default"><div class="panel-body"><h3><a href="{path}"'
            f' title="{title}">{title}</a></h3><p class="text-muted"><em class="fa fa-clock-o">'
            f"</em> 05/11/2025 08:1{number}</p></div></div>"
        )
    listing = f'<div class="news_column">{entries}</div>'
    pages["/vi/news/Tin-truong/"] = NUKEVIET.format(
        title=f"Tin trường - {NAME}", site=NAME, main=listing
    )
    return pages


def own_pages() -> dict[str, str]:
    """Return path and page of a site on no known platform: a listing and its three articles."""
    paths = [f"/tin-xa/{slug(number)}-{70 + number}.html" for number in range(len(TITLES))]
    links = "".join(
        f'<li class="muc"><a class="ten-muc" href="{path}">{title}</a>'
        ' <i class="ngay">05/11/2025</i></li>'
        for path, title in zip(paths, TITLES, strict=True)
    )
    pages = {
        path: OWN.format(
            title="Xã Thạch Sơn",
            main=OWN_ARTICLE.format(
                title=title, n=number, text=TEXT.format(n=number + 1), links=links
            ),
        )
        for number, (path, title) in enumerate(zip(paths, TITLES, strict=True))
    }
    pages["/tin-xa"] = OWN.format(title="Xã Thạch Sơn", main=f"<ul class='ds'>{links}</ul>")
    return pages
