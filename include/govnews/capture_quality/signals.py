"""Owns the signals: which words and marks tell that something stands where content should.

Product marks follow the public catalogue of wafw00f (EnableSecurity, BSD licence) and the
products' own default pages; Vietnamese words are those of portals seen (notes/portals.md).
"""

from __future__ import annotations

import re

from govnews.capture_quality.kinds import Kind
from govnews.capture_quality.signal import Place, Signal


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SITE = r"(?:hệ thống|website|trang web|trang|cổng|cổng thông tin(?: điện tử)?|máy chủ|dịch vụ)"
_IT = r"(?:bài viết|trang(?: web)?|nội dung|tin bài|tin tức|bản tin|dữ liệu|đường dẫn|liên kết)"
_NOW = r"(?:hiện |hiện đang |đang |đang được |tạm thời |đang trong quá trình )?"

# The whole text of a record that nobody has filled in (notes/portals.md, trap 5).
PLACEHOLDER = _words(
    r"\W*(?:(?:nội )?(?:nội dung|nội|thông tin|dữ liệu|bài viết|chuyên mục|trang)(?: này)?"
    r" (?:hiện )?(?:đang |sẽ ){1,2}(?:được )?(?:cập nhật|biên tập|xây dựng|hoàn thiện)"
    r"|đang (?:được )?cập nhật(?: nội dung| dữ liệu| thông tin)?)\W*$"
)

SIGNALS: tuple[Signal, ...] = (
    # ------------------------------------------------------------------ soft 404
    Signal(
        name="missing_title", kind=Kind.SOFT_404, place=Place.TITLE, weight=0.75, alone=False,
        yields_to=500, source="title or first heading of error pages of IIS, NukeViet, Viettel edu",
        pattern=_words(
            r"(?:lỗi|error|http|mã lỗi|status)? ?(?:404|410)(?: ?[-:.]? ?(?:lỗi|error|not found"
            rf"|(?:page|file|resource) not found|không tìm thấy(?: {_IT})?))?[!.]?"
            r"|(?:404 ?[-:]? ?)?(?:(?:page|file|resource|article|object|the page) )?not found[!.]?"
            rf"|không tìm thấy {_IT}(?: này| nào| bạn.{{0,30}}| theo yêu cầu| yêu cầu)?[!.]?"
            rf"|(?:rất tiếc,? |xin lỗi,? )?{_IT}(?: này| bạn.{{0,30}})? không (?:tồn tại|tìm thấy)"
            r"(?: hoặc .{0,40})?[!.]?"
        ),
    ),
    Signal(
        name="missing_status_page", kind=Kind.SOFT_404, place=Place.TITLE, weight=0.55,
        alone=False, yields_to=80,
        source="Liferay's status page keeps 200 (notes/portals.md, trap 4)",
        pattern=_words("trạng thái|status"),
    ),
    Signal(
        name="missing_words", kind=Kind.SOFT_404, place=Place.BLOCK, weight=0.65, alone=False,
        yields_to=150, source="sentences of error pages inside a site's template",
        pattern=_words(
            rf"(?:\W*(?:rất tiếc|xin lỗi|thông báo|lỗi)\W+)?(?:không tìm thấy {_IT}"
            rf"|{_IT}(?: này| mà| bạn| quý vị| đã| yêu cầu| cần| tìm| xem| truy cập| đang){{0,7}}"
            r" (?:không (?:tồn tại|tìm thấy|còn|có sẵn|được tìm thấy)|đã bị (?:xóa|xoá|gỡ))"
            r"|the (?:page|requested (?:url|resource|page))[^.]{0,60}"
            r"(?:not found|could not be found|does not exist|cannot be found)"
            r"|(?:sorry, )?(?:this |the )?page (?:you .{0,30})?(?:not found|doesn.t exist)"
            r"|http (?:error )?404|404 ?[-:] ?(?:file|page|not|không))"
        ),
    ),
    Signal(
        name="content_to_come", kind=Kind.SOFT_404, place=Place.BLOCK, weight=0.3, alone=False,
        yields_to=40, source="unfinished records, and widgets that have nothing (trap 5)",
        pattern=PLACEHOLDER,
    ),
    # ------------------------------------------------------------------ firewalls
    Signal(
        name="challenge_title", kind=Kind.WAF, place=Place.TITLE, weight=0.9, yields_to=200,
        source="titles of Cloudflare, F5, Imperva, FortiWeb, DDoS-Guard, SafeLine, Sucuri",
        pattern=_words(
            r"just a moment(?:\.\.\.|…)?|attention required!?|(?:one more step|please wait)"
            r"(?:\.\.\.|…)?|request (?:rejected|blocked|denied|unsuccessful)"
            r"|access (?:is )?(?:denied|blocked|forbidden|restricted)|(?:403 ?[-:]? ?)?forbidden"
            r"|web page blocked!?|(?:web )?(?:site|application) firewall|ddos-?guard"
            r"|ddos protection"
            r".{0,30}|checking your browser.{0,30}|robot challenge screen|security (?:check|"
            r"verification|challenge)|(?:are|verify) you (?:are )?(?:a )?(?:not a robot|human"
            r"|robot)"
            r"\??|human verification|captcha|not acceptable!?|(?:unauthorized )?request blocked"
            r"|blocked|sucuri website firewall.*|error: the request could not be satisfied"
            r"|truy cập (?:bị )?(?:từ chối|chặn)|yêu cầu (?:bị )?(?:từ chối|chặn)"
            r"|xác (?:minh|thực|nhận)(?: bạn)?(?: là| không phải)?(?: con)?(?: người| người dùng"
            r"| robot| truy cập| bảo mật)|kiểm tra (?:bảo mật|trình duyệt|an ninh)(?:\.\.\.|…)?"
            r"|tường lửa(?: ứng dụng(?: web)?)?|403 ?[-:]? ?(?:truy cập bị từ chối)?"
        ),
    ),
    Signal(
        name="request_rejected", kind=Kind.WAF, place=Place.OPENING, weight=0.9, yields_to=100,
        source="block pages of F5 ASM, Imperva, FortiWeb, ModSecurity, Akamai, Palo Alto, Sophos,"
        " Radware, Wordfence, NetScaler, SafeLine, Aliyun, CloudFront",
        pattern=_words(
            r"requested url was rejected|(?:your )?support id(?: is)?\s*:?\s*<?\d{6,}"
            r"|incapsula incident id|request unsuccessful\. incapsula|attack id\s*:\s*\d+"
            r"|this error was generated by mod_security|generated by wordfence"
            r"|reference ?#\s*\d+\.[0-9a-f]+\.|netscaler appfw|application firewall (?:has )?block"
            r"|(?:web )?application firewall has (?:blocked|denied)|blocked by safeline"
            r"|powered by safeline|fortiguard (?:intrusion|web)|web (?:page|filter) (?:blocked|"
            r"violation)|in accordance with company policy|unauthorized activity has been detected"
            r"|security (?:service|solution) to protect (?:itself|against)|why have i been blocked"
            r"|sucuri (?:website firewall|cloudproxy)|request could not be satisfied"
            r"|may cause potential threats to the server|you (?:are|have been) (?:blocked|banned)"
            r"|your (?:ip|request|access|address)[^.]{0,40} (?:has been|was|is"
            r"|been) (?:temporarily )?"
            r"(?:blocked|denied|banned|limited)|you don.t have permission to access"
            r"|access to this (?:page|site|resource)[^.]{0,30} (?:has been )?(?:denied|forbidden"
            r"|blocked)"
        ),
    ),
    Signal(
        name="request_rejected_vietnamese", kind=Kind.WAF, place=Place.OPENING, weight=0.7,
        yields_to=80,
        source="Vietnamese block pages of firewalls (VNPT, Viettel, VNIS, CyRadar, Bkav)",
        pattern=_words(
            r"(?:truy cập|yêu cầu|kết nối|địa chỉ ip|ip)(?: của (?:bạn|quý khách|quý vị))?"
            r"(?: này| đến .{0,40}| tới .{0,40})?(?: tạm thời)?(?: đã)? bị (?:hệ thống )?"
            r"(?:chặn|từ chối|khóa|khoá|cấm|ngăn chặn)"
            r"|bạn (?:đã |đang )?bị (?:chặn|cấm|từ chối) truy cập|mã (?:sự kiện|tấn công"
            r"|hỗ trợ)\s*:"
            r"|tường lửa ứng dụng web|phát hiện (?:hành vi |truy vấn |yêu cầu |truy cập )"
            r"(?:bất thường|tấn công|nguy hiểm|đáng ngờ|không hợp lệ)"
        ),
    ),
    Signal(
        name="proof_of_humanity", kind=Kind.WAF, place=Place.OPENING, weight=0.7, yields_to=80,
        source="challenge pages of Cloudflare, DDoS-Guard, reCAPTCHA walls, Vietnamese anti-DDoS",
        pattern=_words(
            r"checking (?:your browser|if the site connection is secure)|verify (?:that )?you are"
            r" (?:a )?(?:human|not a robot)|i.m not a robot|complete the (?:captcha|security check)"
            r"|enable javascript and cookies to continue|ddos protection by"
            r"|(?:đang )?kiểm tra trình duyệt|(?:xác (?:minh|nhận|thực)|chứng minh)[^.]{0,30}"
            r"(?:không phải(?: là)? (?:robot|người máy)|là (?:con )?người)|tôi không phải (?:là )?"
            r"(?:robot|người máy)|nhập mã (?:captcha|xác nhận|bảo vệ)[^.]{0,20} để tiếp tục"
        ),
    ),
    Signal(
        name="challenge_markup", kind=Kind.WAF, place=Place.MARKUP, weight=0.7, yields_to=40,
        source="scripts of challenges: Cloudflare, Imperva, F5, AWS WAF, SafeLine, DataDome",
        pattern=_words(
            r"_?_?cf_chl_|cf-chl-|challenge-platform/h/|cf-browser-verification|_incapsula_resource"
            r"|/tspd/|bobcmn|awswafcookie|gokuprops|/\.safeline/|safeline-challenge|ddos-guard/js"
            r"|geo\.captcha-delivery\.com|px-captcha|errors\.edgesuite\.net|barra_counter_session"
            r"|(?:g-recaptcha|h-captcha|cf-turnstile)[\"' ]"
        ),
    ),
    # ------------------------------------------------------------------ logins
    Signal(
        name="login_required", kind=Kind.LOGIN, place=Place.BLOCK, weight=0.6, alone=False,
        yields_to=90, source="walls of Liferay, SharePoint, NukeViet, DotNetNuke",
        pattern=_words(
            r"\W*(?:bạn|quý vị|vui lòng|xin|hãy|xin vui lòng|bạn vui lòng|bạn cần|bạn phải)"
            r"(?: cần| phải| vui lòng| hãy)* đăng nhập (?:để|mới)|(?:bạn|tài khoản(?: của bạn)?)"
            r" không (?:có|được) quyền (?:truy cập|xem)|you (?:must|need to) (?:be logged|log|sign)"
            r"(?:ged)?[ -]?in|please (?:log|sign) in to (?:continue|view|access)"
            r"|you do not have the (?:required )?(?:roles?|permissions?)|sign in to your account"
        ),
    ),
    # ------------------------------------------------------------------ busy servers
    Signal(
        name="busy_title", kind=Kind.BUSY, place=Place.TITLE, weight=0.85, yields_to=150,
        source="Viettel edu (\"Service Busy\" with 200, seen), nginx, Apache, IIS, Tomcat",
        pattern=_words(
            r"(?:http(?: error)? )?(?:error )?(?:502|503|504|508|509|521|522|523|524)\b.{0,60}"
            r"|(?:the )?service (?:is )?(?:busy|(?:temporarily )?unavailable)[.!]?"
            r"|server (?:is )?(?:too )?busy[.!]?|(?:bad gateway|gateway time-?out)|too many"
            r" (?:requests|connections)|(?:bandwidth|resource) limit (?:is )?(?:exceeded|reached)"
            rf"|{_SITE} (?:đang |hiện đang )?(?:bận|quá tải)[.!]?"
        ),
    ),
    Signal(
        name="busy_words", kind=Kind.BUSY, place=Place.OPENING, weight=0.6, yields_to=80,
        source="notes of overloaded servers and databases",
        pattern=_words(
            r"service (?:is )?(?:busy|temporarily unavailable)|server is (?:too )?busy"
            r"|too many (?:requests|connections)|error establishing a database connection"
            r"|(?:bandwidth|resource) limit (?:exceeded|is reached)|(?:502 bad gateway"
            r"|503 service|504 gateway time)|web server is down|temporarily overloaded"
            rf"|{_SITE} (?:hiện |hiện đang |đang )?(?:bị )?(?:bận|quá tải)"
            r"|quá nhiều (?:yêu cầu|truy cập|kết nối)|không (?:thể )?kết nối (?:được )?(?:đến "
            r"|tới |với )?"
            r"(?:cơ sở dữ liệu|csdl|database|máy chủ)"
        ),
    ),
    # ------------------------------------------------------------------ maintenance
    Signal(
        name="maintenance_title", kind=Kind.MAINTENANCE, place=Place.TITLE, weight=0.7,
        yields_to=100, source="maintenance pages of WordPress, Joomla, NukeViet, Liferay, in-house",
        pattern=_words(
            rf"(?:thông báo )?(?:{_SITE} )?{_NOW}(?:bảo trì|nâng cấp|bảo dưỡng|xây dựng)"
            rf"(?: (?:và )?(?:bảo trì|nâng cấp))?(?: {_SITE})?[.!]?"
            r"|(?:site |website |scheduled |system )?(?:under )?(?:maintenance|construction)"
            r"(?: mode| page)?[.!]?|(?:site |website )?(?:is )?(?:temporarily )?(?:offline"
            r"|unavailable"
            r"|down for maintenance)|coming soon|(?:we.ll )?be right back|we.ll be back soon[.!]?"
            r"|tạm (?:thời )?(?:ngừng|dừng) (?:hoạt động|phục vụ|cung cấp dịch vụ)"
        ),
    ),
    Signal(
        name="maintenance_words", kind=Kind.MAINTENANCE, place=Place.OPENING, weight=0.55,
        yields_to=70, source="sentences of maintenance pages",
        pattern=_words(
            rf"{_SITE}(?: [\w.&]+){{0,6}} {_NOW}(?:bảo trì|nâng cấp|bảo dưỡng|tạm (?:ngừng|dừng)"
            r" (?:hoạt động|phục vụ|truy cập))|(?:đang|được) (?:tiến hành )?(?:bảo trì|nâng cấp)"
            rf"(?: {_SITE})?|under (?:maintenance|construction)|(?:down for|scheduled|undergoing)"
            r" (?:scheduled )?maintenance|temporarily (?:offline|unavailable for maintenance)"
            r"|(?:quay lại|trở lại|truy cập lại) (?:sau|vào lúc khác)|we.ll be back"
            r"|check back (?:soon|later)"
        ),
    ),
    Signal(
        name="server_default_page", kind=Kind.MAINTENANCE, place=Place.TITLE, weight=0.9,
        yields_to=400,
        source="default pages of IIS, Apache, nginx, Tomcat, Plesk, cPanel, DirectAdmin",
        pattern=_words(
            r"welcome to (?:nginx|openresty|caddy)!?.{0,20}|apache2? .{0,20}default page.{0,20}"
            r"|iis ?(?:windows server|\d+(?:\.\d)?)|internet information services|it works!?"
            r"|test page for .{0,60}|http server test page.{0,30}|(?:centos|fedora"
            r"|rocky).{0,30}test page"
            r"|apache tomcat(?:/[\d.]+)?|default (?:web site|plesk|parallels) page"
            r"|web server.?s default page|index of /.*|directory listing (?:for|of) .*"
            r"|(?:thư mục|danh mục) gốc|glassfish server.{0,30}|welcome to (?:jboss|wildfly).{0,20}"
        ),
    ),
    # ------------------------------------------------------------------ parked domains
    Signal(
        name="parking_words", kind=Kind.PARKING, place=Place.OPENING, weight=0.8, yields_to=120,
        source="pages of Sedo, GoDaddy, Mắt Bão, P.A Việt Nam, iNET, Nhân Hòa, Tenten; cPanel",
        pattern=_words(
            r"(?:this )?domain(?: name)?(?: [\w.-]+)? (?:is|may be) (?:for sale|parked|available)"
            r"|buy this domain|domain (?:name )?(?:has )?expired|this (?:account|site|website) has"
            r" been suspended|account suspended|parked (?:free|domain|by)|domain parking"
            r"|tên miền(?: này| [\w.-]+)?(?: hiện| đã| đang| chưa| vừa| được)*"
            r" (?:hết hạn|đăng ký (?:thành công |tại |bởi |qua )|rao bán|cần bán|tạm (?:ngưng"
            r"|ngừng|khóa|khoá)"
            r"|bị (?:khóa|khoá|tạm ngưng|thu hồi)|trỏ (?:về|đến) (?:website|hosting|máy chủ) nào)"
            r"|(?:hosting|gói dịch vụ|dịch vụ hosting|website)(?: này)?(?: hiện)?(?: đã"
            r"| đang)?(?: bị)?"
            r" (?:hết hạn|tạm ngưng|tạm khóa|tạm khoá)"
        ),
    ),
    Signal(
        name="parking_markup", kind=Kind.PARKING, place=Place.MARKUP, weight=0.9, yields_to=60,
        source="scripts of Sedo, ParkingCrew, Bodis, GoDaddy, Above, HugeDomains",
        pattern=_words(
            r"sedoparking\.com|parkingcrew\.net|bodis\.com|d38psrni17bvxu\.cloudfront"
            r"|hugedomains\.com"
            r"|parking-lander|parklogic|above\.com/marketplace|img1\.wsimg\.com/parking"
            r"|dan\.com/buy"
        ),
    ),
    # ------------------------------------------------------------------ errors of the application
    Signal(
        name="error_title", kind=Kind.ERROR, place=Place.TITLE, weight=0.75, alone=False,
        yields_to=200, source="error pages of ASP.NET, SharePoint, Tomcat, Laravel, Liferay",
        pattern=_words(
            r"server error(?: in .*)?|runtime error|(?:http (?:status"
            r"|error) )?(?:error )?500\b.{0,60}"
            r"|internal server error|application error|sorry, something went wrong"
            r"|whoops, looks like something went wrong\.?|(?:system |unhandled )?exception.{0,30}"
            r"|(?:đã )?(?:có|xảy ra|phát sinh) lỗi(?: xảy ra)?[.!]?|lỗi (?:hệ thống|máy chủ"
            r"|ứng dụng)"
            r"|an (?:unexpected )?error (?:has )?occurred[.!]?|error|lỗi|báo lỗi|thông báo lỗi"
        ),
    ),
    Signal(
        name="error_words", kind=Kind.ERROR, place=Place.OPENING, weight=0.65, alone=False,
        yields_to=90, source="messages of ASP.NET, SharePoint, PHP, MySQL, Java, Laravel",
        pattern=_words(
            r"server error in '.{0,60}' application|sorry, something went wrong|correlation id"
            r"|an unexpected error has occurred|fatal error\b.{0,200} on line \d+"
            r"|(?:parse|syntax) error\b.{0,160} on line \d+|you have an error in your sql syntax"
            r"|sqlstate\[|warning: .{0,40}(?:mysql|mysqli|pg)_\w+\(|ora-\d{5}"
            r"|java\.lang\.\w+exception"
            r"|system\.(?:data|web|nullreference)\w*[\w.]*exception|stack trace:"
            r"|unhandled exception|something went wrong|internal server error"
            r"|there has been a critical error|đã (?:có|xảy ra) lỗi (?:trong|khi|xảy ra)"
            r"|có lỗi xảy ra (?:trong|khi|vui lòng)"
        ),
    ),
)  # fmt: skip
