-- What each portal published on each news day, and what we got of it.
DROP VIEW IF EXISTS mart.coverage;

CREATE VIEW mart.coverage AS
SELECT
    portal.portal_code,
    day.date_on,
    calendar.weekday_name,
    calendar.is_public_holiday,
    calendar.day_class,
    day.coverage,
    day.addresses_seen,
    day.articles_new,
    day.articles_revised,
    day.articles_gone,
    day.articles_published,
    day.pages_quarantined,
    day.pages_failed,
    day.pages_deferred
FROM warehouse.fact_portal_day AS day
INNER JOIN warehouse.dim_portal AS portal ON day.portal_id = portal.portal_id
INNER JOIN warehouse.dim_date AS calendar ON day.date_on = calendar.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.coverage IS 'What each portal published on each news day, and what we got of it | Mỗi cổng đăng gì trong từng ngày và thu được gì';
COMMENT ON COLUMN mart.coverage.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.coverage.date_on IS 'News day | Ngày tin';
COMMENT ON COLUMN mart.coverage.weekday_name IS 'Day of the week in Vietnamese | Thứ trong tuần';
COMMENT ON COLUMN mart.coverage.is_public_holiday IS 'Whether it is a public holiday | Có phải ngày nghỉ lễ hay không';
COMMENT ON COLUMN mart.coverage.day_class IS 'Kind of day: working, weekend, holiday, tet, around | Loại ngày: làm việc, cuối tuần, nghỉ lễ, Tết, cận kề kỳ nghỉ';
COMMENT ON COLUMN mart.coverage.coverage IS 'Complete, partial, source_down, blocked or none_expected | Đầy đủ, một phần, nguồn ngừng, bị chặn hoặc không có tin';
COMMENT ON COLUMN mart.coverage.addresses_seen IS 'Distinct addresses met | Số địa chỉ khác nhau đã gặp';
COMMENT ON COLUMN mart.coverage.articles_new IS 'Articles first read on that day | Bài viết đọc được lần đầu';
COMMENT ON COLUMN mart.coverage.articles_revised IS 'Articles with a new text | Bài viết có nội dung sửa';
COMMENT ON COLUMN mart.coverage.articles_gone IS 'Articles found taken down | Bài viết đã bị gỡ';
COMMENT ON COLUMN mart.coverage.articles_published IS 'Articles dated that day by the portal | Bài viết ghi ngày đăng này';
COMMENT ON COLUMN mart.coverage.pages_quarantined IS 'Pages in quarantine | Trang bị cách ly';
COMMENT ON COLUMN mart.coverage.pages_failed IS 'Pages that could not be fetched | Trang không tải được';
COMMENT ON COLUMN mart.coverage.pages_deferred IS 'Pages left for another night | Trang để lại đêm sau';
