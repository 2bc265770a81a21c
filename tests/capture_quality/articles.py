"""Real content that talks of maintenance, firewalls, logins and errors: never to be caught."""

from __future__ import annotations

from tests.capture_quality.gates import in_site, page

_LONG = (
    "<p>Sáng 16/6, Sở Thông tin và Truyền thông tổ chức hội nghị triển khai kế hoạch bảo đảm an"
    " toàn thông tin mạng cho các cơ quan nhà nước trên địa bàn tỉnh năm 2025.</p><p>Tại hội nghị,"
    " các đại biểu đã nghe báo cáo về tình hình tấn công mạng trong sáu tháng đầu năm, trong đó có"
    " nhiều vụ nhằm vào cổng thông tin điện tử của các huyện, thị xã.</p><p>Phát biểu chỉ đạo, đồng"
    " chí Phó Giám đốc Sở yêu cầu các đơn vị rà soát hệ thống, cập nhật bản vá, bố trí cán bộ trực"
    " và báo cáo kết quả trước ngày 30/6/2025 theo quy định.</p>"
)


def article(title: str, body: str, site: str = "Cổng thông tin điện tử huyện") -> str:
    """Return an article in a portal's template, with a login box at the side."""
    box = "<div><h2>Đăng nhập</h2><form><input name=u><input type=password></form></div>"
    return in_site(
        f"{title} - {site}",
        f"<h1>{title}</h1><span>Đăng ngày 16/06/2025 08:00</span>{body}<p>Lượt xem: 12</p>{box}",
    )


def printed(title: str, body: str) -> str:
    """Return a print view: no menu, no side boxes."""
    return page(
        title, f"<h1>{title}</h1><p>Ngày đăng: 16/06/2025 08:00</p>{body}<a href='/'>Đóng</a>"
    )


_MAINTENANCE = (
    "<p>Để nâng cao chất lượng phục vụ, từ 22h00 ngày 20/6/2025 đến 06h00 ngày 21/6/2025, hệ thống"
    " thông tin giải quyết thủ tục hành chính của tỉnh tạm ngừng hoạt động để bảo trì, nâng cấp."
    " Các"
    " cơ quan, đơn vị và người dân biết để chủ động thực hiện.</p>"
)
ARTICLES: dict[str, str] = {
    "maintenance-notice": article("Thông báo bảo trì hệ thống dịch vụ công", _MAINTENANCE),
    "maintenance-notice-short-title": article("Bảo trì hệ thống", _MAINTENANCE),
    "maintenance-notice-printed": printed("Thông báo bảo trì hệ thống", _MAINTENANCE),
    "upgrade-notice": article(
        "Hệ thống đang nâng cấp",
        "<p>Hệ thống quản lý văn bản đang được nâng cấp trong tuần này.</p>",
    ),
    "power-cut": article(
        "Thông báo tạm ngừng cung cấp điện",
        "<p>Điện lực huyện thông báo tạm ngừng cung cấp điện để bảo trì đường dây ngày 18/6.</p>",
    ),
    "firewalls": article("Tường lửa ứng dụng web là gì?", _LONG),
    "firewall-message-quoted": article(
        "Cảnh báo: Request Rejected",
        _LONG + "<p>Người dùng thấy dòng “The requested URL was rejected. Your support ID is:"
        " 12486021327648093247” khi truy cập.</p>",
    ),
    "access-denied": article("Access Denied", _LONG),
    "robots": article("Xác minh bạn không phải là robot: cách dùng", _LONG),
    "blocked-addresses": article(
        "Nhiều địa chỉ IP đã bị chặn",
        "<p>Theo Sở, 1.204 địa chỉ IP đã bị chặn do phát hiện hành vi bất thường trong quý II.</p>",
    ),
    "cloudflare": printed("Cloudflare gặp sự cố trên toàn cầu", _LONG),
    "captcha-on-the-comment-form": article(
        "Trồng cây đầu xuân",
        _LONG + "<form><div class='g-recaptcha' data-sitekey='6L'></div></form>",
    ),
    "login-guide": article(
        "Hướng dẫn đăng nhập hệ thống VNeID",
        "<p>Bước 1: Bạn vui lòng đăng nhập để tiếp tục. Bước 2: nhập mật khẩu.</p>",
    ),
    "login-guide-printed": printed("Đăng nhập hệ thống một cửa: những điều cần biết", _LONG),
    "login-box-only-beside": article(
        "Khai giảng năm học mới", "<p>Sáng 5/9, nhà trường khai giảng.</p>"
    ),
    "error-404": article("Lỗi 404 là gì? Cách khắc phục", _LONG),
    "error-404-exact": article("404", _LONG + _LONG + _LONG),
    "not-found-people": article(
        "Không tìm thấy nạn nhân vụ lật thuyền", "<p>Đến chiều 16/6, lực lượng chức năng vẫn chưa"
        " tìm thấy hai nạn nhân vụ lật thuyền trên sông Lam.</p>",
    ),
    "page-that-does-not-exist": article(
        "Cảnh giác trang web giả mạo",
        "<p>Trang web này không tồn tại trong danh sách của Bộ. Người dân cần cảnh giác với các"
        " thông tin giả mạo trên mạng xã hội, không cung cấp mã OTP cho bất kỳ ai.</p>",
    ),
    "domain-expired": article(
        "Tên miền .vn hết hạn: cần gia hạn thế nào", _LONG.replace("hệ thống", "tên miền")
    ),
    "domain-registration": article(
        "Tên miền đã đăng ký tại Việt Nam tăng 12%",
        "<p>Theo VNNIC, đến hết quý II có 640.000 tên miền đã đăng ký tại các nhà đăng ký trong"
        " nước.</p>",
    ),
    "overload": article(
        "Bệnh viện tỉnh quá tải", "<p>Hệ thống y tế đang quá tải do dịch sốt xuất huyết tăng.</p>"
    ),
    "system-error": article("Đã xảy ra lỗi hệ thống ngân hàng", _LONG),
    "program-error": article(
        "Bài 5: Xử lý ngoại lệ", _LONG + "<pre>Fatal error: Uncaught Error in a.php on line 3</pre>"
    ),
    "status": article("Trạng thái bình thường mới", _LONG),
    "stub-with-a-file": article(
        "Kế hoạch số 89-KH/HU", "<p><a href='/kh-89.pdf'>Xem chi tiết toàn văn</a></p>"
    ),
    "photo-story": article("Ảnh: Sắc xuân vùng cao", "<img src=1.jpg><p>Hoa mận nở trắng.</p>"),
    "reloading-newspaper": page(
        "Trang tin", f"<h1>Tin trong ngày</h1>{_LONG}", "<meta http-equiv=refresh content=600>"
    ),
    "cookie-banner": printed(
        "Hội nghị tổng kết", _LONG + "<script>document.cookie='seen=1';"
        "if(location.hash)location.replace('#');</script>",
    ),
    "empty-widget": article(
        "Tiếp nhận hồ sơ", "<p>UBND xã tiếp nhận hồ sơ từ ngày 1/7/2025.</p><h3>Bài liên quan</h3>"
        "<p>Không có bài viết nào</p>",
    ),
    "under-construction": article(
        "Cầu Cửa Hội đang xây dựng", "<p>Cầu Cửa Hội đang xây dựng, dự kiến thông xe cuối năm.</p>"
    ),
    "listing": in_site("Tin tức - Sự kiện | Cổng thông tin", "<h1>Tin tức - Sự kiện</h1>"),
}  # fmt: skip
