-- What is wrong with portals, also where every run is green.
DROP VIEW IF EXISTS mart.portal_alarm;

CREATE VIEW mart.portal_alarm AS
SELECT
    alarm.portal_code,
    alarm.news_day,
    alarm.severity,
    alarm.check_name,
    alarm.subject,
    alarm.expected,
    alarm.found,
    alarm.example_url,
    alarm.sentence
FROM quality.portal_alarm AS alarm;

-- noqa: disable=LT05
COMMENT ON VIEW mart.portal_alarm IS 'What is wrong with portals, also where every run is green | Điều bất thường của các cổng, kể cả khi lượt chạy vẫn xanh';
COMMENT ON COLUMN mart.portal_alarm.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.portal_alarm.news_day IS 'News day of the run that shows it | Ngày tin của lượt cho thấy điều đó';
COMMENT ON COLUMN mart.portal_alarm.severity IS 'red or warning | red (đỏ) hoặc warning (cảnh báo)';
COMMENT ON COLUMN mart.portal_alarm.check_name IS 'What was looked at: too_few, too_many, silent, never_any, field, refused, layout | Nội dung kiểm tra';
COMMENT ON COLUMN mart.portal_alarm.subject IS 'What it is about: a day, a field of a layout, a layout | Đối tượng: ngày, trường của bố cục, bố cục';
COMMENT ON COLUMN mart.portal_alarm.expected IS 'What was expected | Mức dự kiến';
COMMENT ON COLUMN mart.portal_alarm.found IS 'What was found | Thực tế';
COMMENT ON COLUMN mart.portal_alarm.example_url IS 'First page affected | Trang đầu tiên bị ảnh hưởng';
COMMENT ON COLUMN mart.portal_alarm.sentence IS 'The alarm in one sentence, with what to do | Câu báo động kèm việc cần làm';
