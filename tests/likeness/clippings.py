# ruff: noqa: E501 (sentences are not broken)
"""Hand-written articles, sentences and backgrounds in the manner of district and school portals."""

ARTICLES: tuple[tuple[str, str], ...] = (
    (
        "Xã Yên Sơn trao học bổng cho học sinh vượt khó",
        "Sáng 12/11, Hội Khuyến học xã Yên Sơn tổ chức trao 46 suất học bổng cho học sinh vượt khó, mỗi suất trị giá 1,5 triệu đồng. Nguồn quỹ do các dòng họ, doanh nghiệp và người con xa quê đóng góp trong 10 tháng qua. Ông Vi Văn Pẩu, Chủ tịch Hội cho biết, từ đầu năm đến nay toàn xã đã vận động được 312 triệu đồng, xây dựng 9 tủ sách khuyến học tại nhà văn hóa các bản và mở 4 lớp xóa mù chữ buổi tối. Dịp này, nhà trường tiếp nhận 120 bộ sách giáo khoa do một hiệu sách ở thị trấn ủng hộ. Em Lò Thị Mây, học sinh lớp 8, nói rằng em sẽ dùng số tiền ấy để mua áo ấm và đóng tiền ăn bán trú. Đại diện phụ huynh bày tỏ lòng biết ơn và mong các nhà hảo tâm tiếp tục đồng hành với bản làng vùng cao.",
    ),
    (
        "Khánh thành cầu treo bản Nà Hỳ",
        "Ngày 3/10, UBND huyện phối hợp với một doanh nghiệp vận tải khánh thành cầu treo dân sinh bản Nà Hỳ dài 68 m, rộng 2 m, tải trọng 3 tấn. Công trình khởi công từ tháng 4, tổng kinh phí 2,4 tỷ đồng, trong đó nhân dân góp 180 ngày công. Trước đây vào mùa lũ, 74 hộ dân của bản phải đi bè mảng qua suối, học sinh nghỉ học cả tuần. Trưởng bản Giàng A Chớ cho biết, có cầu rồi thì xe máy chở được ngô, sắn ra chợ, giá bán cao hơn trước. Lãnh đạo huyện đề nghị bản lập tổ tự quản để trông coi, bảo dưỡng cáp và mặt ván 2 lần mỗi năm. Sau lễ cắt băng, các đại biểu đã tặng 30 phần quà cho gia đình chính sách và đi bộ qua cầu cùng bà con.",
    ),
    (
        "Tập huấn kỹ thuật ủ chua thức ăn cho trâu bò",
        "Trạm Khuyến nông huyện vừa mở lớp tập huấn kỹ thuật ủ chua thức ăn cho 55 hộ chăn nuôi trâu bò ở ba xã vùng hồ. Học viên được hướng dẫn băm thân ngô non thành khúc 4 cm, trộn với 2 phần trăm rỉ mật rồi nén chặt trong túi ni lông. Sau 21 ngày, thức ăn có mùi thơm nhẹ, màu vàng rơm là dùng được. Kỹ sư Hà Thị Lụa nhấn mạnh phải buộc kín miệng túi, để nơi khô ráo và lấy đến đâu buộc lại đến đó. Mùa đông năm ngoái, rét đậm kéo dài làm chết 137 con gia súc vì đói và lạnh, phần lớn thả rông trong rừng. Trạm sẽ cấp 600 túi ủ cho các hộ nghèo, đồng thời cử cán bộ xuống từng bản kiểm tra lượng cỏ khô dự trữ trước ngày 15 tháng 12.",
    ),
    (
        "Cháy xưởng gỗ trong đêm, không có thiệt hại về người",
        "Khoảng 23 giờ ngày 8/9, xưởng gỗ của một hợp tác xã ở thôn Đồng Bãi bốc cháy dữ dội. Nhận tin báo, Đội Cảnh sát phòng cháy chữa cháy khu vực 3 điều 5 xe cùng 32 chiến sĩ đến hiện trường. Lực lượng tại chỗ đã di dời 18 bình ga và dập các điểm cháy lan sang nhà kho bên cạnh. Đến 1 giờ 40 phút, ngọn lửa được khống chế, không có ai bị thương. Theo thống kê ban đầu, 400 m2 nhà xưởng và 70 m3 gỗ keo thành phẩm bị thiêu rụi, thiệt hại chừng 900 triệu đồng. Nguyên nhân đang được điều tra. Công an xã đề nghị các cơ sở chế biến lâm sản kiểm tra dây điện, dọn mùn cưa và không để động cơ chạy qua đêm khi vắng người trông coi.",
    ),
    (
        "Trường THCS Lương Thế Vinh đón chuẩn quốc gia mức độ 2",
        "Trường THCS Lương Thế Vinh vừa long trọng đón bằng công nhận trường đạt chuẩn quốc gia mức độ 2 sau 5 năm phấn đấu. Toàn trường có 24 lớp với 936 học sinh, 52 cán bộ, giáo viên, trong đó 11 thạc sĩ. Thư viện có 7200 đầu sách và phòng tin học nối mạng. Hiệu trưởng Đinh Thị Ngân cho biết tỷ lệ học sinh giỏi cấp huyện đạt 14 phần trăm, ba năm liền không có học sinh bỏ học giữa chừng. Nhà trường dành sân sau làm vườn rau, mỗi lớp chăm 2 luống, rau thu được bán gây quỹ tặng bạn nghèo. Phát biểu tại buổi lễ, đại diện Phòng Giáo dục và Đào tạo đề nghị thầy trò giữ vững danh hiệu, đổi mới cách kiểm tra, đánh giá và xây dựng khung cảnh sư phạm xanh, sạch, an toàn.",
    ),
    (
        "Ra quân làm sạch bãi biển xã Cái Chiên",
        "Hưởng ứng ngày Đại dương thế giới, hơn 260 đoàn viên, bộ đội biên phòng và người dân xã Cái Chiên ra quân thu gom rác trên bãi biển dài 3 km. Sau một buổi sáng, 4 tấn phao xốp, lưới rách và chai nhựa được chở về điểm tập kết để phân loại. Đoàn thanh niên xã tặng 150 giỏ nhựa đi chợ thay túi ni lông và dựng 6 lồng thu gom vỏ chai bằng thép. Anh Phùn Văn Tài, Bí thư Xã đoàn cho biết, mỗi tháng xã làm sạch bãi 2 lần, riêng mùa du lịch tăng lên 4 lần. Các chủ nhà nghỉ ký cam kết không dùng ống hút nhựa và bố trí thùng rác ba ngăn. Nhờ vậy, lượng khách đến đảo trong quý vừa qua tăng 12 phần trăm so với cùng thời gian trước đó.",
    ),
    (
        "Phiên chợ vùng cao gây quỹ tặng người nghèo",
        "Hội Liên hiệp Phụ nữ thị trấn Mộc Lỵ mở phiên chợ vùng cao với 38 gian hàng bán mận sấy, chè dây, thổ cẩm và bánh dày. Mỗi gian góp 5 phần trăm doanh thu vào quỹ mái ấm tình thương. Trong hai ngày, phiên chợ đón 2100 lượt khách, thu về 96 triệu đồng. Số tiền ấy đủ sửa 3 căn nhà dột nát cho hội viên đơn thân ở tiểu khu 7. Chị Bàn Thị Xuân nhấn mạnh rằng bà con không chỉ bán hàng mà còn học cách đóng gói, dán tem truy xuất và livestream. Ban tổ chức dự kiến duy trì phiên chợ vào thứ bảy cuối cùng của tháng, kết hợp biểu diễn khèn, múa xòe và trò chơi ném pao cho du khách.",
    ),
    (
        "Xử phạt chủ cơ sở xả nước thải ra mương thủy lợi",
        "UBND huyện vừa ban hành quyết định xử phạt 85 triệu đồng đối với chủ một cơ sở tẩy nhuộm vì xả nước thải chưa qua xử lý ra mương thủy lợi. Kết quả lấy mẫu cho thấy độ màu vượt 6 lần, nhu cầu ô xy hóa học vượt 4 lần quy chuẩn. Cơ sở bị đình chỉ hoạt động 3 tháng, buộc nạo vét 500 m mương và trả chi phí giám định. Trước đó, 27 hộ dân làm đơn phản ánh nước tưới có mùi hắc, lúa vàng lá, cá trong ao chết nổi. Phòng Tài nguyên và Môi trường phối hợp với công an kiểm tra đột xuất lúc nửa đêm và bắt quả tang một ống ngầm đường kính 20 cm. Lãnh đạo huyện nhấn mạnh sẽ công khai tên cơ sở vi phạm trên hệ thống truyền thanh.",
    ),
    (
        "Bàn giao nhà nhân ái cho cựu chiến binh",
        "Hội Cựu chiến binh phường Hòa Thuận vừa bàn giao ngôi nhà nhân ái rộng 45 m2 cho ông Trần Duy Khải, thương binh hạng 4, hiện sống một mình. Ngôi nhà trị giá 130 triệu đồng, gồm tiền hỗ trợ của quỹ nghĩa tình đồng đội 60 triệu đồng, phần còn lại do họ hàng và khu phố giúp đỡ. Các hội viên góp 75 công đào móng, chở cát, quét vôi trong 2 tháng. Ông Khải xúc động kể rằng căn nhà cũ dựng từ 1994, mưa xuống là phải kê giường tránh nước. Khu phố cử 2 đoàn viên ghé thăm hằng tuần, giúp ông lấy thuốc và nhận lương qua thẻ. Năm nay hội dự định làm thêm 5 căn nữa cho hội viên neo đơn trên địa bàn toàn phường.",
    ),
    (
        "Hội thi giọng hát hay công nhân viên chức",
        "Tối 20/8, Liên đoàn Lao động thành phố tổ chức đêm chung kết hội thi giọng hát hay công nhân viên chức với sự tham gia của 16 thí sinh đến từ 12 công đoàn cơ sở. Mỗi thí sinh trình bày 1 ca khúc về quê hương và 1 ca khúc tự chọn, đệm đàn trực tiếp. Giám khảo chấm theo thang 100 điểm, khán giả bầu chọn bằng tin nhắn. Kết quả, chị Ngô Thùy Dương, thợ may chuyền 9, đoạt giải nhất với phần thưởng 10 triệu đồng. Ban giám khảo còn trao 2 giải nhì, 3 giải ba và giải trang phục đẹp. Nhạc sĩ Phan Lạc, trưởng ban giám khảo cho biết, nhiều giọng ca mộc mạc mà truyền cảm, có thể bồi dưỡng thành hạt nhân văn nghệ quần chúng.",
    ),
    (
        "Tiêm phòng dại cho đàn chó mèo đợt hai",
        "Trung tâm Dịch vụ nông nghiệp bắt đầu tiêm phòng dại đợt hai cho đàn chó mèo tại 14 xã, thị trấn. Đợt một mới đạt 62 phần trăm tổng đàn, còn 3900 con chưa tiêm, tập trung ở các bản xa. Từ đầu năm, toàn huyện ghi nhận 215 người bị chó cắn phải tiêm huyết thanh, 1 trường hợp tử vong vì lên cơn dại mà không đi tiêm. Thú y viên đi từng ngõ, phát thẻ vàng cho con vật đã tiêm và chụp ảnh gửi lên nhóm Zalo của thôn. Bác sĩ thú y Đoàn Văn Hợi nhấn mạnh chó phải xích, đeo rọ mõm khi ra đường. Chủ nuôi không chấp hành có thể bị phạt 2 triệu đồng. Kinh phí mua 5000 liều vắc xin do ngân sách huyện chi trả.",
    ),
    (
        "Kiểm tra công tác tuyển quân tại ba xã biên giới",
        "Đoàn công tác của Hội đồng nghĩa vụ quân sự huyện vừa kiểm tra việc tuyển quân tại ba xã biên giới. Báo cáo cho thấy 310 nam công dân đã qua sơ tuyển, 188 người đủ điều kiện khám sức khỏe. Có 22 thanh niên viết đơn tình nguyện, trong đó 4 người là đảng viên. Trung tá Lường Văn Piêng đề nghị các xã rà soát kỹ hồ sơ tạm hoãn, đến nhà vận động những gia đình còn băn khoăn và niêm yết danh sách tại nhà văn hóa. Những thanh niên đi làm ăn xa phải về khám trước 10 ngày. Đoàn cũng thăm hỏi, tặng quà 7 gia đình có hai con đang tại ngũ. Lễ giao nhận quân sẽ diễn ra gọn nhẹ, không bày tiệc, không rượu bia và kết thúc trước 9 giờ sáng.",
    ),
    (
        "Mô hình nuôi cá lồng trên hồ thủy điện",
        "Tận dụng mặt nước hồ thủy điện, Hợp tác xã Sông Lam nuôi 64 lồng cá lăng, cá chép giòn và trắm đen. Mỗi lồng 108 m3 thả 1200 con giống, sau 14 tháng xuất bán được 2,1 tấn. Giám đốc Quàng Văn Thoan cho biết, trừ chi phí thức ăn và thuốc, mỗi lồng lãi 38 triệu đồng. Hợp tác xã lắp 9 máy sục khí dự phòng, theo dõi độ đục và nhiệt độ nước bằng điện thoại. Năm ngoái thủy điện xả đáy đột ngột làm chết 11 tấn cá, vì thế các hộ lập tổ trực, kéo lồng vào eo ngách khi có thông báo. Huyện hỗ trợ tem nhãn, đưa sản phẩm lên sàn thương mại điện tử, đồng thời ngân hàng chính sách cho 20 xã viên vay vốn với lãi suất ưu đãi.",
    ),
    (
        "Sân chơi cuối tuần của thiếu nhi thị trấn",
        "Cứ chiều chủ nhật, nhà thiếu nhi thị trấn lại rộn tiếng cười của gần 200 em nhỏ đến với sân chơi miễn phí. Các em được tập cờ vua, vẽ tranh cát, học bơi trong bể di động dài 12 m và đọc truyện dưới tán bàng. Câu lạc bộ do 15 sinh viên tình nguyện phụ trách, phụ huynh góp nước uống và bánh. Em Bế Minh Châu, 9 tuổi, khoe mình vừa bơi được 25 m sau 8 buổi học. Chị phụ trách Hoàng Thị Diệp cho biết mùa hè có thêm lớp sơ cứu đuối nước và kỹ năng thoát hiểm khi cháy. Từ quỹ phế liệu bán được 7 triệu đồng, câu lạc bộ mua 40 bộ cờ tặng các điểm trường lẻ. Đây là mô hình hay, góp phần giữ trẻ khỏi màn hình điện thoại.",
    ),
)

SENTENCES: tuple[str, ...] = (
    "Đây là hoạt động thiết thực chào mừng ngày hội lớn của toàn dân trong tỉnh.",
    "Tin từ văn phòng cho hay, công việc đang được gấp rút hoàn tất trước mùa mưa.",
    "Nhiều người dân bày tỏ sự đồng tình trước cách làm gần dân, sát dân này.",
    "Cơ quan chức năng vừa công bố những kết quả bước đầu sau thời gian triển khai.",
    "Hôm qua, đoàn kiểm tra liên ngành đã trở lại địa điểm nói trên để xem xét tiến độ.",
    "Trao đổi với phóng viên, đại diện đơn vị chủ trì thừa nhận còn một số vướng mắc về vốn.",
    "Các bước tiếp theo sẽ được bàn tại cuộc họp giao ban vào đầu tuần tới ở hội trường lớn.",
)

BACKGROUND: tuple[str, ...] = (
    "Huyện có 14 xã, thị trấn với 62 nghìn dân thuộc 9 dân tộc anh em cùng sinh sống. Những năm qua, Đảng bộ và nhân dân các dân tộc trong huyện luôn đoàn kết, vượt qua khó khăn, từng bước xây dựng nông thôn mới, giữ vững quốc phòng, an ninh biên giới.",
    "Bản quyền thuộc về Cổng thông tin điện tử. Giấy phép số 15 do Sở Thông tin và Truyền thông cấp. Chịu trách nhiệm chính: Chánh Văn phòng HĐND và UBND. Ghi rõ nguồn khi phát hành lại thông tin từ trang này. Điện thoại trực 24 giờ tại trụ sở.",
)
