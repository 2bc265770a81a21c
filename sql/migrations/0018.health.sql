-- Whether portals bring what they usually bring, and whether their pages read as before.
-- depends: 0017.confirmations

ALTER TABLE warehouse.dim_date
ADD COLUMN day_class text NOT NULL DEFAULT 'working' CHECK (
    day_class IN ('working', 'weekend', 'holiday', 'tet', 'around')
),
ADD COLUMN is_day_off boolean NOT NULL DEFAULT FALSE;

ALTER TABLE warehouse.fact_portal_day
ADD COLUMN pages_deferred integer NOT NULL DEFAULT 0;

-- Which news days a build brought up to date.
CREATE TABLE quality.build_day (
    build_id text NOT NULL,
    news_day date NOT NULL,
    PRIMARY KEY (build_id, news_day)
);

CREATE TABLE quality.page_reading (
    capture_id uuid PRIMARY KEY REFERENCES archive.capture,
    portal_code text NOT NULL,
    news_day date NOT NULL,
    fetched_at timestamptz NOT NULL,
    url text NOT NULL,
    fate text NOT NULL,
    layout text,
    article_id uuid,
    title_digest text,
    body_digest text,
    body_length integer NOT NULL,
    published_basis text NOT NULL,
    minutes_from_fetch double precision,
    has_byline boolean NOT NULL,
    caption_count integer NOT NULL,
    table_count integer NOT NULL
);

CREATE INDEX page_reading_night ON quality.page_reading (portal_code, news_day);
CREATE INDEX page_reading_day ON quality.page_reading (news_day);

CREATE TABLE quality.portal_band (
    portal_code text NOT NULL,
    date_on date NOT NULL,
    news_day date NOT NULL,
    day_class text NOT NULL,
    article_count integer NOT NULL,
    expected_minimum integer,
    expected_maximum integer,
    basis text NOT NULL,
    PRIMARY KEY (portal_code, date_on)
);

CREATE TABLE quality.portal_alarm (
    portal_code text NOT NULL,
    news_day date NOT NULL,
    check_name text NOT NULL CHECK (
        check_name IN (
            'too_few', 'too_many', 'silent', 'never_any', 'field', 'refused', 'layout'
        )
    ),
    subject text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('red', 'warning')),
    expected text NOT NULL,
    found text NOT NULL,
    example_url text,
    sentence text NOT NULL,
    PRIMARY KEY (portal_code, news_day, check_name, subject)
);

CREATE INDEX portal_alarm_day ON quality.portal_alarm (news_day);

-- noqa: disable=LT05
COMMENT ON COLUMN warehouse.dim_date.day_class IS 'Kind of day for public offices: working, weekend, holiday, tet, or around (a working day beside a break or within seven days of Tết) | Loại ngày của cơ quan: làm việc, cuối tuần, nghỉ lễ, Tết, hoặc cận kề kỳ nghỉ';
COMMENT ON COLUMN warehouse.dim_date.is_day_off IS 'Whether public offices rest: weekends, holidays, compensatory and swapped days, but no Saturday worked in their place | Cơ quan có nghỉ hay không, kể cả nghỉ bù và hoán đổi';
COMMENT ON COLUMN warehouse.dim_date.is_tet IS 'Lies within the break of Tết, with its compensatory days and weekends | Thuộc kỳ nghỉ Tết Nguyên đán, kể cả ngày nghỉ bù và cuối tuần liền kề';
COMMENT ON COLUMN warehouse.dim_date.is_public_holiday IS 'Public holiday by law, without compensatory and swapped days (see is_day_off) | Ngày nghỉ lễ theo luật, không kể ngày nghỉ bù, hoán đổi (xem is_day_off)';
COMMENT ON COLUMN warehouse.fact_portal_day.pages_deferred IS 'Pages not asked for because the night''s budget was used up | Trang chưa tải vì hết hạn mức trong đêm';

COMMENT ON TABLE quality.build_day IS 'News days that a build brought up to date | Ngày tin mà lượt nạp đã cập nhật';
COMMENT ON COLUMN quality.build_day.build_id IS 'Build | Lượt nạp';
COMMENT ON COLUMN quality.build_day.news_day IS 'News day | Ngày tin';

COMMENT ON TABLE quality.page_reading IS 'Which fields one captured page had when it was read, without its words | Trang đã đọc có những trường nào, không lưu nội dung';
COMMENT ON COLUMN quality.page_reading.capture_id IS 'Capture that was read | Bản lưu đã đọc';
COMMENT ON COLUMN quality.page_reading.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN quality.page_reading.news_day IS 'News day of the run that fetched it | Ngày tin của lượt tải';
COMMENT ON COLUMN quality.page_reading.fetched_at IS 'Moment the page came | Thời điểm nhận trang';
COMMENT ON COLUMN quality.page_reading.url IS 'Address | Địa chỉ';
COMMENT ON COLUMN quality.page_reading.fate IS 'How the page ended | Kết cục của trang';
COMMENT ON COLUMN quality.page_reading.layout IS 'Layout that fitted; empty where none did | Bố cục khớp; trống nếu không có';
COMMENT ON COLUMN quality.page_reading.article_id IS 'Article that it showed; empty where none could be read | Bài viết trên trang; trống nếu không đọc được';
COMMENT ON COLUMN quality.page_reading.title_digest IS 'Digest of the title: equal titles show | Mã băm tiêu đề, để thấy tiêu đề trùng nhau';
COMMENT ON COLUMN quality.page_reading.body_digest IS 'Digest of the text: equal texts show | Mã băm nội dung, để thấy nội dung trùng nhau';
COMMENT ON COLUMN quality.page_reading.body_length IS 'Characters of the text | Số ký tự nội dung';
COMMENT ON COLUMN quality.page_reading.published_basis IS 'Where the publication date came from; absent: none | Căn cứ của ngày đăng';
COMMENT ON COLUMN quality.page_reading.minutes_from_fetch IS 'Minutes between the printed moment and that of asking; empty without a printed minute | Số phút giữa giờ đăng in trên trang và lúc tải';
COMMENT ON COLUMN quality.page_reading.has_byline IS 'Whether there was a by-line | Có dòng tác giả hay không';
COMMENT ON COLUMN quality.page_reading.caption_count IS 'Captions | Số chú thích ảnh';
COMMENT ON COLUMN quality.page_reading.table_count IS 'Tables | Số bảng';

COMMENT ON TABLE quality.portal_band IS 'How many articles a portal dated a day, beside what was expected | Số bài của cổng trong ngày so với mức dự kiến';
COMMENT ON COLUMN quality.portal_band.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN quality.portal_band.date_on IS 'Day that the articles are dated | Ngày đăng của các bài';
COMMENT ON COLUMN quality.portal_band.news_day IS 'News day of the first complete run after that day | Ngày tin của lượt đầy đủ đầu tiên sau ngày đó';
COMMENT ON COLUMN quality.portal_band.day_class IS 'Kind of day: working, weekend, holiday, tet, around | Loại ngày';
COMMENT ON COLUMN quality.portal_band.article_count IS 'Articles of that day, as that run saw them | Số bài của ngày đó mà lượt ấy thấy';
COMMENT ON COLUMN quality.portal_band.expected_minimum IS 'Fewest articles expected; empty: not known | Số bài ít nhất dự kiến';
COMMENT ON COLUMN quality.portal_band.expected_maximum IS 'Most articles expected; empty: not known | Số bài nhiều nhất dự kiến';
COMMENT ON COLUMN quality.portal_band.basis IS 'What the band was drawn from | Căn cứ của mức dự kiến';

COMMENT ON TABLE quality.portal_alarm IS 'What is wrong with a portal although its run may be green | Điều bất thường của một cổng dù lượt chạy có thể vẫn xanh';
COMMENT ON COLUMN quality.portal_alarm.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN quality.portal_alarm.news_day IS 'News day of the run that shows it | Ngày tin của lượt cho thấy điều đó';
COMMENT ON COLUMN quality.portal_alarm.check_name IS 'What was looked at: too_few, too_many, silent, never_any, field, refused, layout | Nội dung kiểm tra';
COMMENT ON COLUMN quality.portal_alarm.subject IS 'What it is about: a day, a field of a layout, a layout | Đối tượng: ngày, trường của bố cục, bố cục';
COMMENT ON COLUMN quality.portal_alarm.severity IS 'red: the task health fails; warning: it is shown | red: tác vụ health báo đỏ; warning: chỉ cảnh báo';
COMMENT ON COLUMN quality.portal_alarm.expected IS 'What was expected | Mức dự kiến';
COMMENT ON COLUMN quality.portal_alarm.found IS 'What was found | Thực tế';
COMMENT ON COLUMN quality.portal_alarm.example_url IS 'First page affected | Trang đầu tiên bị ảnh hưởng';
COMMENT ON COLUMN quality.portal_alarm.sentence IS 'The alarm in one sentence, with what to do | Câu báo động kèm việc cần làm';
