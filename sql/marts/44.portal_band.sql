-- How many articles each portal dated each day, beside what its past lets expect.
DROP VIEW IF EXISTS mart.portal_band;

CREATE VIEW mart.portal_band AS
SELECT
    band.portal_code,
    band.date_on,
    calendar.weekday_name,
    band.day_class,
    calendar.holiday_name,
    band.article_count,
    band.expected_minimum,
    band.expected_maximum,
    coalesce(band.article_count < band.expected_minimum, FALSE) AS is_below,
    coalesce(band.article_count > band.expected_maximum, FALSE) AS is_above,
    band.basis,
    band.news_day
FROM quality.portal_band AS band
INNER JOIN warehouse.dim_date AS calendar ON band.date_on = calendar.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.portal_band IS 'How many articles each portal dated each day, beside what its past lets expect | Số bài mỗi ngày của từng cổng so với mức dự kiến từ quá khứ';
COMMENT ON COLUMN mart.portal_band.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.portal_band.date_on IS 'Day that the articles are dated | Ngày đăng của các bài';
COMMENT ON COLUMN mart.portal_band.weekday_name IS 'Day of the week in Vietnamese | Thứ trong tuần';
COMMENT ON COLUMN mart.portal_band.day_class IS 'Kind of day: working, weekend, holiday, tet, around | Loại ngày: làm việc, cuối tuần, nghỉ lễ, Tết, cận kề kỳ nghỉ';
COMMENT ON COLUMN mart.portal_band.holiday_name IS 'Holiday, where it is one | Tên ngày lễ, nếu có';
COMMENT ON COLUMN mart.portal_band.article_count IS 'Articles of that day, as the first complete run after it saw them | Số bài của ngày đó mà lượt đầy đủ đầu tiên sau đó thấy';
COMMENT ON COLUMN mart.portal_band.expected_minimum IS 'Fewest articles expected; empty: not known | Số bài ít nhất dự kiến';
COMMENT ON COLUMN mart.portal_band.expected_maximum IS 'Most articles expected; empty: not known | Số bài nhiều nhất dự kiến';
COMMENT ON COLUMN mart.portal_band.is_below IS 'Fewer than expected | Ít hơn dự kiến';
COMMENT ON COLUMN mart.portal_band.is_above IS 'More than expected | Nhiều hơn dự kiến';
COMMENT ON COLUMN mart.portal_band.basis IS 'What the band was drawn from | Căn cứ của mức dự kiến';
COMMENT ON COLUMN mart.portal_band.news_day IS 'News day of the run that it was judged with | Ngày tin của lượt dùng để đánh giá';
