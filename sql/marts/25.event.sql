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
    coalesce(
        seen.coverage,
        CASE WHEN article.published_on IS NULL THEN 'undated' ELSE 'not_observed' END
    ) AS coverage,
    place.name AS article_place_name,
    place.level AS article_place_level,
    CASE
        WHEN place.level = 'district' THEN place.name
        WHEN around.level = 'district' THEN around.name
    END AS district_name,
    province.name AS province_name,
    today_province.name AS province_today_name,
    revision.revision_ordinal,
    CASE
        WHEN revision.layout = 'none' THEN 'page'
        WHEN revision.layout IS NOT NULL THEN 'layout'
    END AS read_by,
    fact.ordinal,
    fact.event_kind,
    fact.name,
    fact.event_date,
    fact.begins_on,
    fact.ends_on,
    fact.place_name,
    fact.organiser_name,
    fact.chair_name,
    fact.chair_person_id,
    chair.office_name AS chair_office_name,
    (
        SELECT mention.titles
        FROM warehouse.shown_person_mention AS mention
        WHERE mention.revision_id = fact.revision_id AND mention.person_id = fact.chair_person_id
        ORDER BY mention.source_field, mention.span_start, mention.span_end
        LIMIT 1
    ) AS chair_titles,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_event AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
LEFT JOIN warehouse.dim_place AS place ON article.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS around ON place.parent_place_id = around.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.dim_place AS today ON article.today_place_id = today.place_id
LEFT JOIN warehouse.dim_place AS today_province
    ON today.province_place_id = today_province.place_id
LEFT JOIN warehouse.dim_person AS chair ON fact.chair_person_id = chair.person_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.event IS 'Events that current articles report, the main one first | Sự kiện được đưa tin, sự kiện chính đứng đầu';
COMMENT ON COLUMN mart.event.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.event.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.event.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.event.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.event.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.event.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.event.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.event.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.event.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.event.ordinal IS 'Place in the article, the main event is 1 | Thứ tự trong bài, sự kiện chính là 1';
COMMENT ON COLUMN mart.event.event_kind IS 'Kind as printed | Loại sự kiện nguyên văn';
COMMENT ON COLUMN mart.event.name IS 'Name of the event | Tên sự kiện';
COMMENT ON COLUMN mart.event.event_date IS 'Date as far as it is told: year, month, day or range | Thời gian theo mức được nêu';
COMMENT ON COLUMN mart.event.begins_on IS 'First day it may mean | Ngày sớm nhất';
COMMENT ON COLUMN mart.event.ends_on IS 'Last day it may mean | Ngày muộn nhất';
COMMENT ON COLUMN mart.event.place_name IS 'Where it took place | Địa điểm';
COMMENT ON COLUMN mart.event.organiser_name IS 'Organising body, written out | Cơ quan tổ chức';
COMMENT ON COLUMN mart.event.chair_name IS 'Person in the chair | Người chủ trì';
COMMENT ON COLUMN mart.event.article_place_name IS 'Smallest known unit where the article belongs, as of publication | Đơn vị hành chính nhỏ nhất của bài viết vào lúc đăng';
COMMENT ON COLUMN mart.event.article_place_level IS 'Level of that unit: province, district, commune | Cấp của đơn vị đó: tỉnh, huyện, xã';
COMMENT ON COLUMN mart.event.district_name IS 'District of that place as of publication, empty where there was none | Huyện của nơi đó vào lúc đăng, trống nếu không có';
COMMENT ON COLUMN mart.event.province_name IS 'Province of the article as of publication | Tỉnh, thành phố của bài viết vào lúc đăng';
COMMENT ON COLUMN mart.event.province_today_name IS 'Province of today around that place | Tỉnh, thành phố ngày nay';
COMMENT ON COLUMN mart.event.chair_person_id IS 'Person in the chair, where the article names that person with evidence | Người chủ trì, nếu bài viết nêu tên có bằng chứng';
COMMENT ON COLUMN mart.event.chair_office_name IS 'Organisation of the chair''s office | Cơ quan của người chủ trì';
COMMENT ON COLUMN mart.event.chair_titles IS 'Offices of the chair as printed | Chức danh của người chủ trì theo nguyên văn';
COMMENT ON COLUMN mart.event.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.event.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.event.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.event.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.event.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.event.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
