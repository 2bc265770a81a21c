# ruff: noqa: E501 (sentences are not broken)
"""Series: one template, filled anew with other figures, days, weeks, years or winners."""

from __future__ import annotations

import random
from collections.abc import Callable

Issue = Callable[[random.Random, int], tuple[str, str]]


def _n(chance: random.Random, low: int, high: int) -> str:
    return f"{chance.randrange(low, high)},{chance.randrange(1, 99)}"


def yearly_report(chance: random.Random, turn: int) -> tuple[str, str]:
    year = 2012 + turn
    n = lambda low, high: _n(chance, low, high)  # noqa: E731
    return (
        f"Tình hình kinh tế - xã hội năm {year}",
        f"Năm {year}, tổng thu ngân sách trên địa bàn đạt {n(40, 90)} tỷ đồng, bằng {n(80, 120)}% dự toán; giải quyết việc làm mới cho {chance.randrange(900, 2500)} lao động; tiếp nhận {chance.randrange(2000, 9000)} hồ sơ thủ tục hành chính, giải quyết đúng hạn {n(90, 99)}%. Tỷ lệ bao phủ bảo hiểm y tế đạt {n(85, 99)}%, tỷ lệ hộ nghèo còn {n(2, 9)}%. Tổng diện tích gieo trồng đạt {chance.randrange(2000, 4000)} ha, sản lượng lương thực đạt {chance.randrange(9000, 19000)} tấn, sản lượng thủy sản đạt {chance.randrange(900, 1900)} tấn. Duy trì nền nếp dạy và học tại các trường trên địa bàn; chất lượng giáo dục tiếp tục được nâng lên. Quốc phòng, an ninh được giữ vững, trật tự an toàn xã hội được bảo đảm. Tuy nhiên, việc giải phóng mặt bằng một số dự án còn chậm, công tác cải cách hành chính có mặt còn hạn chế.",
    )


def monthly_report(chance: random.Random, turn: int) -> tuple[str, str]:
    month = turn
    return (
        f"UBND xã họp đánh giá nhiệm vụ tháng {month}",
        f"UBND xã vừa họp đánh giá kết quả thực hiện nhiệm vụ tháng {month}, triển khai nhiệm vụ tháng {month + 1}. Trong tháng {month}, xã thu ngân sách được {chance.randrange(100, 900)} triệu đồng, chi {chance.randrange(100, 900)} triệu đồng; làm {chance.randrange(11, 60)} km đường nội đồng; tiêm phòng {chance.randrange(300, 900)} con gia súc; tiếp {chance.randrange(11, 60)} lượt công dân. Hội nghị đề nghị các thôn tiếp tục đôn đốc thu quỹ, vệ sinh đường làng ngõ xóm, chuẩn bị tốt cho vụ sản xuất, tuyên truyền phòng chống dịch bệnh và giữ gìn an ninh trật tự. Trưởng các thôn, bí thư chi bộ và các ngành, đoàn thể dự họp đã thảo luận, thống nhất cao với báo cáo và giao văn phòng hoàn thiện thông báo kết luận gửi các đơn vị thực hiện.",
    )


def gold(chance: random.Random, turn: int) -> tuple[str, str]:
    day = 10 + turn
    low, high = chance.randrange(7100, 7900), chance.randrange(8000, 8900)
    return (
        f"Giá vàng hôm nay {day}/6",
        f"Mở cửa phiên giao dịch sáng {day}/6, giá vàng SJC tại Hà Nội niêm yết ở mức {low / 100:.2f} triệu đồng mỗi lượng chiều mua vào và {high / 100:.2f} triệu đồng chiều bán ra, tăng {chance.randrange(50, 400)} nghìn đồng so với chốt phiên trước. Tại thành phố Hồ Chí Minh, giá bán ra là {(high + 3) / 100:.2f} triệu đồng. Giá vàng nhẫn tròn trơn giao dịch quanh {(low - 20) / 100:.2f} triệu đồng. Trên thế giới, vàng giao ngay đứng ở {chance.randrange(2300, 2700)} USD một ounce. Theo các chuyên gia, nhà đầu tư nên thận trọng, theo dõi sát diễn biến lãi suất và đồng đô la trước khi quyết định xuống tiền trong thời điểm thị trường nhiều biến động.",
    )


def fuel(chance: random.Random, turn: int) -> tuple[str, str]:
    day = 10 + turn
    return (
        f"Giá xăng dầu kỳ điều hành ngày {day}/3",
        f"Liên Bộ Công Thương - Tài chính công bố giá bán lẻ xăng dầu áp dụng từ 15 giờ ngày {day}/3. Theo đó, xăng E5 RON 92 không cao hơn {chance.randrange(19000, 24000)} đồng một lít; xăng RON 95 không cao hơn {chance.randrange(20000, 25000)} đồng một lít; dầu diesel 0,05S không cao hơn {chance.randrange(17000, 21000)} đồng một lít; dầu hỏa không cao hơn {chance.randrange(17000, 21000)} đồng một lít; dầu mazut 180CST 3,5S không cao hơn {chance.randrange(14000, 17000)} đồng một kg. Kỳ này, cơ quan điều hành không trích lập và không chi Quỹ bình ổn giá đối với các mặt hàng xăng dầu. Các thương nhân đầu mối có trách nhiệm bảo đảm nguồn cung và niêm yết giá đúng quy định.",
    )


def weather(chance: random.Random, turn: int) -> tuple[str, str]:
    sky = ("nhiều mây, có mưa rào", "ít mây, trời nắng", "mây thay đổi, chiều tối có dông")
    wind = ("đông bắc", "đông nam", "tây nam", "đông")
    return (
        f"Dự báo thời tiết ngày {10 + turn}/7",
        f"Đài Khí tượng thủy văn tỉnh dự báo thời tiết ngày {10 + turn}/7. Khu vực vùng núi: {chance.choice(sky)}, nhiệt độ thấp nhất {chance.randrange(16, 24)} độ, cao nhất {chance.randrange(25, 33)} độ, độ ẩm {chance.randrange(60, 98)} phần trăm. Khu vực đồng bằng: {chance.choice(sky)}, gió {chance.choice(wind)} cấp {chance.randrange(2, 5)}, nhiệt độ thấp nhất {chance.randrange(20, 27)} độ, cao nhất {chance.randrange(28, 38)} độ. Vùng biển: gió {chance.choice(wind)} cấp {chance.randrange(3, 7)}, sóng cao {_n(chance, 0, 3)} m. Người dân cần đề phòng lốc, sét và mưa đá trong cơn dông, nhất là khi đang làm việc ngoài đồng hoặc trên biển. Bản tin tiếp theo phát lúc 16 giờ cùng ngày.",
    )


def lottery(chance: random.Random, turn: int) -> tuple[str, str]:
    number = lambda digits: "".join(chance.choice("0123456789") for _ in range(digits))  # noqa: E731
    return (
        f"Kết quả xổ số kiến thiết ngày {10 + turn}/5",
        f"Công ty TNHH một thành viên Xổ số kiến thiết thông báo kết quả mở thưởng ngày {10 + turn}/5. Giải đặc biệt: {number(6)}. Giải nhất: {number(5)}. Giải nhì: {number(5)}, {number(5)}. Giải ba: {number(5)}, {number(5)}, {number(5)}. Giải tư: {number(4)}, {number(4)}, {number(4)}, {number(4)}. Giải năm: {number(4)}. Giải sáu: {number(3)}, {number(3)}. Giải bảy: {number(2)}, {number(2)}. Khách hàng trúng thưởng liên hệ phòng trả thưởng của công ty, mang theo vé còn nguyên vẹn, không rách rời, không tẩy xóa, trong thời hạn ba mươi ngày kể từ ngày mở thưởng để được thanh toán theo quy định của Bộ Tài chính.",
    )


def exam_key(chance: random.Random, turn: int) -> tuple[str, str]:
    code = 200 + turn
    answers = ", ".join(f"câu {n} {chance.choice('ABCD')}" for n in range(1, 41))
    return (
        f"Đáp án đề thi môn Toán mã đề {code} kỳ thi tốt nghiệp THPT",
        f"Sở Giáo dục và Đào tạo giới thiệu đáp án tham khảo môn Toán mã đề {code} kỳ thi tốt nghiệp trung học phổ thông. Thí sinh làm bài trong 90 phút, đề gồm 40 câu trắc nghiệm. Đáp án: {answers}. Lưu ý đây chỉ là đáp án tham khảo, đáp án chính thức do Bộ Giáo dục và Đào tạo công bố.",
    )


def exam_notice(chance: random.Random, turn: int) -> tuple[str, str]:
    code = 400 + turn
    return (
        f"Gợi ý bài giải môn Hóa học mã đề {code}",
        f"Các thầy cô tổ tự nhiên giới thiệu gợi ý bài giải môn Hóa học mã đề {code} để thí sinh tham khảo. Nội dung bài giải được trình bày trong tệp ảnh đính kèm, bấm vào từng trang để phóng to. Theo nhận định chung, đề năm nay bám sát chương trình, có độ phân hóa hợp lý, các câu vận dụng cao nằm ở phần cuối. Thí sinh nên đối chiếu cẩn thận, ghi lại những câu chưa chắc chắn và giữ tâm thế thoải mái để bước vào buổi thi tiếp theo với kết quả tốt nhất.",
    )


def power_cut(chance: random.Random, turn: int) -> tuple[str, str]:
    start, end = chance.randrange(5, 9), chance.randrange(11, 18)
    place = chance.choice(("Đồng Tâm", "Tân Tiến", "Phú Lương", "Bình An", "Nà Pài"))
    return (
        f"Thông báo lịch ngừng cấp điện ngày {10 + turn}/9",
        f"Điện lực huyện xin thông báo đến quý khách hàng lịch ngừng cấp điện ngày {10 + turn}/9 để bảo dưỡng lưới điện. Từ {start} giờ đến {end} giờ: mất điện trạm biến áp {place} {chance.randrange(1, 9)}, đường dây {chance.randrange(371, 479)}. Từ {start + 1} giờ đến {end - 1} giờ: mất điện một phần khu vực thôn {chance.randrange(1, 12)} và chợ trung tâm. Trong thời gian ngừng cấp điện, đề nghị khách hàng không lại gần đường dây, không câu móc điện, đề phòng lưới có điện trở lại bất cứ lúc nào. Điện lực mong nhận được sự thông cảm của quý khách. Mọi chi tiết xin liên hệ tổng đài chăm sóc khách hàng ngành điện.",
    )


def meeting(chance: random.Random, turn: int) -> tuple[str, str]:
    leader = chance.choice(("Trần Văn Lúa", "Hoàng Thị Mến", "Lý A Sùng", "Đỗ Quang Vinh"))
    matters = chance.sample(
        ("quy hoạch sử dụng đất", "đề án sắp xếp trường lớp", "giá nước sạch nông thôn",
         "kế hoạch đầu tư công", "quy chế chi tiêu nội bộ", "danh mục dự án mời gọi",
         "phương án phòng chống thiên tai", "chính sách hỗ trợ giống"), 4)  # fmt: skip
    return (
        f"Phiên họp thường kỳ lần thứ {turn + 10} của UBND huyện",
        f"Chiều {turn + 5}/4, đồng chí {leader} chủ trì phiên họp thường kỳ lần thứ {turn + 10} của UBND huyện. Tham dự có các đồng chí Phó Chủ tịch, Ủy viên UBND huyện, thủ trưởng các phòng, ban, ngành. Phiên họp nghe và cho ý kiến về {matters[0]}, {matters[1]}. Các đại biểu cũng thảo luận {matters[2]} và thông qua {matters[3]} trình Hội đồng nhân dân. Kết luận phiên họp, chủ trì ghi nhận ý kiến của các thành viên, giao {chance.randrange(3, 19)} nhiệm vụ cho các đơn vị, hoàn thành trước ngày {chance.randrange(11, 28)} tháng sau, bảo đảm chất lượng, tiến độ.",
    )


def recruitment(chance: random.Random, turn: int) -> tuple[str, str]:
    return (
        f"Thông báo tuyển dụng viên chức năm {2015 + turn}",
        f"Căn cứ kế hoạch được phê duyệt, Phòng Nội vụ thông báo tuyển dụng viên chức sự nghiệp giáo dục năm {2015 + turn}. Tổng chỉ tiêu là {chance.randrange(20, 90)} người, gồm {chance.randrange(5, 40)} giáo viên mầm non, {chance.randrange(5, 40)} giáo viên tiểu học, {chance.randrange(5, 40)} giáo viên trung học cơ sở và {chance.randrange(2, 9)} nhân viên. Người dự tuyển phải có quốc tịch Việt Nam, lý lịch rõ ràng, có văn bằng phù hợp với vị trí việc làm, đủ sức khỏe để thực hiện nhiệm vụ. Hồ sơ nộp trực tiếp từ ngày {chance.randrange(1, 9)} đến ngày {chance.randrange(11, 28)} tháng {chance.randrange(2, 12)}, lệ phí {chance.randrange(300, 500)} nghìn đồng. Danh sách đủ điều kiện được niêm yết tại trụ sở và đăng trên cổng thông tin điện tử.",
    )


def admission(chance: random.Random, turn: int) -> tuple[str, str]:
    return (
        f"Điểm chuẩn vào lớp 10 năm học {2014 + turn}-{2015 + turn}",
        f"Sở Giáo dục và Đào tạo công bố điểm chuẩn vào lớp 10 năm học {2014 + turn}-{2015 + turn}. Trường THPT chuyên lấy {_n(chance, 36, 42)} điểm; trường THPT số 1 lấy {_n(chance, 30, 38)} điểm; trường THPT số 2 lấy {_n(chance, 24, 30)} điểm; trường THPT Dân tộc nội trú lấy {_n(chance, 20, 28)} điểm. Thí sinh trúng tuyển nộp hồ sơ từ ngày {chance.randrange(1, 9)} đến ngày {chance.randrange(10, 19)} tháng 7 tại trường. Hồ sơ gồm học bạ, bằng tốt nghiệp trung học cơ sở tạm thời, giấy khai sinh bản sao và giấy xác nhận ưu tiên nếu có. Quá thời hạn, thí sinh không đến làm thủ tục coi như không có nguyện vọng học và nhà trường xét tuyển bổ sung theo quy định hiện hành.",
    )


SERIES: dict[str, Issue] = {
    "yearly report": yearly_report,
    "monthly report": monthly_report,
    "gold": gold,
    "fuel": fuel,
    "weather": weather,
    "lottery": lottery,
    "exam key": exam_key,
    "exam notice": exam_notice,
    "power cut": power_cut,
    "meetings of one office": meeting,
    "recruitment": recruitment,
    "admission": admission,
}
