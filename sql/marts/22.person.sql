-- People that current articles name, with their offices as printed.
DROP VIEW IF EXISTS mart.person;

CREATE VIEW mart.person AS
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
    person.person_id,
    person.name,
    person.name_search,
    coalesce(person.province_name, province.name) AS province_name,
    person.office_name,
    person.office_organisation_id,
    place.name AS place_name,
    person.first_seen_on,
    person.last_seen_on,
    fact.variants,
    fact.titles,
    fact.role,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_person_mention AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
INNER JOIN warehouse.dim_person AS person ON fact.person_id = person.person_id
LEFT JOIN warehouse.dim_place AS place ON person.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.person IS 'Mentions of people with their offices as printed | Người được nêu tên kèm chức danh nguyên văn';
COMMENT ON COLUMN mart.person.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.person.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.person.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.person.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.person.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.person.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.person.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.person.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.person.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.person.person_id IS 'Person: one name in one province | Người: một tên trong một tỉnh';
COMMENT ON COLUMN mart.person.name IS 'Name without honorific | Họ tên, không kèm danh xưng';
COMMENT ON COLUMN mart.person.name_search IS 'Name without case and marks, for searching | Họ tên không dấu, để tìm kiếm';
COMMENT ON COLUMN mart.person.province_name IS 'Province of the article | Tỉnh của bài viết';
COMMENT ON COLUMN mart.person.office_name IS 'Organisation of the office, written out; empty where none is printed | Cơ quan công tác, viết đầy đủ; trống nếu không ghi';
COMMENT ON COLUMN mart.person.office_organisation_id IS 'Organisation of the office | Cơ quan công tác';
COMMENT ON COLUMN mart.person.place_name IS 'Unit of the office, else of the article | Địa bàn của cơ quan, nếu không thì của bài viết';
COMMENT ON COLUMN mart.person.first_seen_on IS 'Day of the first article that names the person there | Ngày của bài đầu tiên nêu tên ở đó';
COMMENT ON COLUMN mart.person.last_seen_on IS 'Day of the last article that names the person there | Ngày của bài gần nhất nêu tên ở đó';
COMMENT ON COLUMN mart.person.variants IS 'Other spellings of the name on the same page | Cách viết khác của tên trên cùng trang';
COMMENT ON COLUMN mart.person.titles IS 'Offices as printed | Chức danh nguyên văn';
COMMENT ON COLUMN mart.person.role IS 'Part in the event: chair, speaker, author … | Vai trò: chủ trì, phát biểu, tác giả …';
COMMENT ON COLUMN mart.person.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.person.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.person.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.person.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.person.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.person.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
