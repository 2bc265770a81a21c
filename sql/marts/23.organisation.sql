-- Organisations that current articles name.
DROP VIEW IF EXISTS mart.organisation;

CREATE VIEW mart.organisation AS
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
    organisation.organisation_id,
    organisation.name,
    organisation.name_search,
    organisation.organisation_type,
    organisation.body,
    organisation.level,
    place.name AS place_name,
    province.name AS province_name,
    today_province.name AS province_today_name,
    (
        SELECT array_agg(succession.successor_body ORDER BY succession.successor_body)
        FROM warehouse.organisation_successor AS succession
        WHERE
            succession.body_search = organisation.body_search
            AND succession.level = organisation.level
    ) AS successor_bodies,
    (
        SELECT min(succession.changed_on)
        FROM warehouse.organisation_successor AS succession
        WHERE
            succession.body_search = organisation.body_search
            AND succession.level = organisation.level
    ) AS succeeded_on,
    (
        SELECT min(succession.legal_basis)
        FROM warehouse.organisation_successor AS succession
        WHERE
            succession.body_search = organisation.body_search
            AND succession.level = organisation.level
    ) AS succession_basis,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_organisation_mention AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
INNER JOIN warehouse.dim_organisation AS organisation
    ON fact.organisation_id = organisation.organisation_id
LEFT JOIN warehouse.dim_place AS place ON organisation.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.dim_place AS today_province
    ON place.today_province_place_id = today_province.place_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.organisation IS 'Mentions of organisations, names written out | Tổ chức được nêu, tên viết đầy đủ';
COMMENT ON COLUMN mart.organisation.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.organisation.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.organisation.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.organisation.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.organisation.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.organisation.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.organisation.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.organisation.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.organisation.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.organisation.organisation_id IS 'Organisation | Tổ chức';
COMMENT ON COLUMN mart.organisation.name IS 'Name written out, with its place | Tên đầy đủ, kèm địa danh';
COMMENT ON COLUMN mart.organisation.name_search IS 'Name without case and marks, for searching | Tên không dấu, để tìm kiếm';
COMMENT ON COLUMN mart.organisation.organisation_type IS 'Type: peoples_committee, party_committee, department … | Loại: ủy ban nhân dân, cấp ủy, sở …';
COMMENT ON COLUMN mart.organisation.body IS 'The body without its place: Sở Y tế, Ban Tuyên giáo Huyện ủy | Tên cơ quan không kèm địa danh';
COMMENT ON COLUMN mart.organisation.level IS 'Central, province, district or commune; empty where the name does not tell | Trung ương, tỉnh, huyện hoặc xã; trống nếu tên không cho biết';
COMMENT ON COLUMN mart.organisation.place_name IS 'Unit that it belongs to | Địa bàn';
COMMENT ON COLUMN mart.organisation.province_name IS 'Province around that unit then | Tỉnh, thành phố khi đó';
COMMENT ON COLUMN mart.organisation.province_today_name IS 'Province of today around it | Tỉnh, thành phố ngày nay';
COMMENT ON COLUMN mart.organisation.successor_bodies IS 'Bodies that took over its tasks in the mergers of 2025, empty where none did | Cơ quan kế tục nhiệm vụ sau sắp xếp năm 2025, trống nếu không có';
COMMENT ON COLUMN mart.organisation.succeeded_on IS 'First day of the successor | Ngày đầu của cơ quan kế tục';
COMMENT ON COLUMN mart.organisation.succession_basis IS 'Act that ordered it | Căn cứ pháp lý';
COMMENT ON COLUMN mart.organisation.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.organisation.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.organisation.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.organisation.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.organisation.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.organisation.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
