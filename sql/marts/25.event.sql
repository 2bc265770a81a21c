-- Meetings, ceremonies and directives that current articles report.
DROP VIEW IF EXISTS mart.event;

CREATE VIEW mart.event AS
SELECT
    article.article_id,
    portal.portal_code,
    article.url,
    article.title,
    article.published_on,
    article.is_gone,
    revision.revision_ordinal,
    fact.ordinal,
    fact.event_kind,
    fact.name,
    fact.event_date,
    fact.begins_on,
    fact.ends_on,
    fact.place_name,
    fact.organiser_name,
    fact.chair_name,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
FROM warehouse.fact_event AS fact
INNER JOIN warehouse.fact_article AS article ON fact.revision_id = article.current_revision_id
INNER JOIN warehouse.fact_article_revision AS revision ON fact.revision_id = revision.revision_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.event IS 'Events that current articles report, the main one first | Sự kiện được đưa tin, sự kiện chính đứng đầu';
COMMENT ON COLUMN mart.event.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.event.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.event.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.event.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.event.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.event.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.event.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.event.ordinal IS 'Place in the article, the main event is 1 | Thứ tự trong bài, sự kiện chính là 1';
COMMENT ON COLUMN mart.event.event_kind IS 'Kind as printed | Loại sự kiện nguyên văn';
COMMENT ON COLUMN mart.event.name IS 'Name of the event | Tên sự kiện';
COMMENT ON COLUMN mart.event.event_date IS 'Date as far as it is told: year, month, day or range | Thời gian theo mức được nêu';
COMMENT ON COLUMN mart.event.begins_on IS 'First day it may mean | Ngày sớm nhất';
COMMENT ON COLUMN mart.event.ends_on IS 'Last day it may mean | Ngày muộn nhất';
COMMENT ON COLUMN mart.event.place_name IS 'Where it took place | Địa điểm';
COMMENT ON COLUMN mart.event.organiser_name IS 'Organising body, written out | Cơ quan tổ chức';
COMMENT ON COLUMN mart.event.chair_name IS 'Person in the chair | Người chủ trì';
COMMENT ON COLUMN mart.event.source_field IS 'String that the quote stands in: text, title, byline or captions.n | Chuỗi chứa trích dẫn: text, title, byline hoặc captions.n';
COMMENT ON COLUMN mart.event.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.event.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.event.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.event.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.event.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
