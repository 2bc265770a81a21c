-- What each portal published on each news day, and what we got of it: one row for every day from a
-- portal's first to its last, so that a day without a row of ours is told as such.
DROP VIEW IF EXISTS mart.coverage;

CREATE VIEW mart.coverage AS
WITH known AS (
    -- two looks into the index for each portal, not a pass over all its days
    SELECT
        portal.portal_id,
        portal.portal_code,
        (
            SELECT min(day.date_on)
            FROM warehouse.fact_portal_day AS day
            WHERE day.portal_id = portal.portal_id
        ) AS first_on,
        (
            SELECT max(day.date_on)
            FROM warehouse.fact_portal_day AS day
            WHERE day.portal_id = portal.portal_id
        ) AS last_on
    FROM warehouse.dim_portal AS portal
)

SELECT
    known.portal_code,
    calendar.date_on,
    calendar.weekday_name,
    calendar.is_public_holiday,
    calendar.day_class,
    coalesce(day.coverage, 'not_observed') AS coverage,
    day.addresses_seen,
    day.articles_new,
    day.articles_revised,
    day.articles_gone,
    day.articles_published,
    day.pages_quarantined,
    day.pages_failed,
    day.pages_deferred
FROM known
INNER JOIN warehouse.dim_date AS calendar
    ON calendar.date_on BETWEEN known.first_on AND known.last_on
LEFT JOIN warehouse.fact_portal_day AS day
    ON known.portal_id = day.portal_id AND calendar.date_on = day.date_on;

DROP FUNCTION IF EXISTS mart.coverage_of(text, date);

CREATE FUNCTION mart.coverage_of(portal text, day date)
RETURNS text
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT
        coalesce(
            (
                SELECT seen.coverage
                FROM warehouse.fact_portal_day AS seen
                INNER JOIN warehouse.dim_portal AS source ON seen.portal_id = source.portal_id
                WHERE source.portal_code = portal AND seen.date_on = day
            ),
            CASE WHEN day IS NULL THEN 'undated' ELSE 'not_observed' END
        )
$$;

-- noqa: disable=LT05
COMMENT ON VIEW mart.coverage IS 'What each portal published on each news day, and what we got of it | Mỗi cổng đăng gì trong từng ngày và thu được gì';
COMMENT ON COLUMN mart.coverage.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.coverage.date_on IS 'News day | Ngày tin';
COMMENT ON COLUMN mart.coverage.weekday_name IS 'Day of the week in Vietnamese | Thứ trong tuần';
COMMENT ON COLUMN mart.coverage.is_public_holiday IS 'Whether it is a public holiday | Có phải ngày nghỉ lễ hay không';
COMMENT ON COLUMN mart.coverage.day_class IS 'Kind of day: working, weekend, holiday, tet, around | Loại ngày: làm việc, cuối tuần, nghỉ lễ, Tết, cận kề kỳ nghỉ';
COMMENT ON COLUMN mart.coverage.coverage IS 'Complete, partial, source_down, blocked, none_expected, or not_observed: no run of ours looked, and nothing is known of that day | Đủ, một phần, cổng hỏng, bị chặn, không có tin, hoặc not_observed: không có lượt chạy nào, không biết gì về ngày đó';
COMMENT ON COLUMN mart.coverage.addresses_seen IS 'Distinct addresses met | Số địa chỉ khác nhau đã gặp';
COMMENT ON COLUMN mart.coverage.articles_new IS 'Articles first read on that day | Bài viết đọc được lần đầu';
COMMENT ON COLUMN mart.coverage.articles_revised IS 'Articles with a new text | Bài viết có nội dung sửa';
COMMENT ON COLUMN mart.coverage.articles_gone IS 'Articles found taken down | Bài viết đã bị gỡ';
COMMENT ON COLUMN mart.coverage.articles_published IS 'Articles dated that day by the portal | Bài viết ghi ngày đăng này';
COMMENT ON COLUMN mart.coverage.pages_quarantined IS 'Pages in quarantine | Trang bị cách ly';
COMMENT ON COLUMN mart.coverage.pages_failed IS 'Pages that could not be fetched | Trang không tải được';
COMMENT ON COLUMN mart.coverage.pages_deferred IS 'Pages left for another night | Trang để lại đêm sau';
COMMENT ON FUNCTION mart.coverage_of(text, date) IS 'Whether we could look at a portal on a day | Có xem được cổng vào ngày đó không';
