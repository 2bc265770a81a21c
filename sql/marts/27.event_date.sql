-- Dates that current articles tell of.
DROP VIEW IF EXISTS mart.event_date;

CREATE VIEW mart.event_date AS
SELECT
    article.article_id,
    portal.portal_code,
    article.url,
    article.title,
    article.published_on,
    article.is_gone,
    coalesce(
        seen.coverage,
        CASE WHEN article.published_on IS NULL THEN 'undated' ELSE 'not_observed' END
    ) AS coverage,
    revision.revision_ordinal,
    CASE
        WHEN revision.layout = 'none' THEN 'page'
        WHEN revision.layout IS NOT NULL THEN 'layout'
    END AS read_by,
    fact.value,
    fact.precision,
    fact.basis,
    fact.begins_on,
    fact.ends_on,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_event_date AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.event_date IS 'Dates that current articles tell of | Thời điểm mà các bài viết hiện hành nêu';
COMMENT ON COLUMN mart.event_date.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.event_date.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.event_date.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.event_date.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.event_date.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.event_date.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.event_date.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.event_date.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.event_date.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.event_date.value IS 'Date as far as it is told: YYYY, YYYY-MM, YYYY-MM-DD or A..B | Thời gian theo mức được nêu: YYYY, YYYY-MM, YYYY-MM-DD hoặc A..B';
COMMENT ON COLUMN mart.event_date.precision IS 'How fine the date is | Độ chi tiết';
COMMENT ON COLUMN mart.event_date.basis IS 'Stated, or how the year was inferred | Ghi rõ, hoặc cách suy ra năm';
COMMENT ON COLUMN mart.event_date.begins_on IS 'First day that the date may mean | Ngày sớm nhất có thể';
COMMENT ON COLUMN mart.event_date.ends_on IS 'Last day that the date may mean | Ngày muộn nhất có thể';
COMMENT ON COLUMN mart.event_date.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.event_date.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.event_date.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.event_date.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.event_date.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.event_date.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
