-- Administrative units that current articles name, then and today.
DROP VIEW IF EXISTS mart.place;

CREATE VIEW mart.place AS
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
    fact.place_name,
    fact.place_level,
    place.official_code,
    place.name AS place_then_name,
    coalesce(province.name, fact.province_name) AS province_name,
    today.name AS place_today_name,
    today.level AS place_today_level,
    today_province.name AS province_today_name,
    fact.candidate_names,
    (
        SELECT coalesce(array_agg(unit.name || ', ' || around.name ORDER BY around.name), '{}')
        FROM warehouse.dim_place AS unit
        INNER JOIN warehouse.dim_place AS around ON unit.province_place_id = around.place_id
        WHERE unit.place_id = any(fact.candidate_place_ids)
    ) AS candidate_places,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_place_mention AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
LEFT JOIN warehouse.dim_place AS place ON fact.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.dim_place AS today ON fact.today_place_id = today.place_id
LEFT JOIN warehouse.dim_place AS today_province
    ON today.province_place_id = today_province.place_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.place IS 'Mentions of administrative units, as of publication and today | Đơn vị hành chính được nêu, khi đăng bài và ngày nay';
COMMENT ON COLUMN mart.place.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.place.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.place.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.place.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.place.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.place.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.place.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.place.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.place.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.place.place_name IS 'Unit with its type word | Tên đơn vị kèm loại';
COMMENT ON COLUMN mart.place.place_level IS 'Level: province, district, commune … | Cấp: tỉnh, huyện, xã …';
COMMENT ON COLUMN mart.place.official_code IS 'Official code, where the unit is known | Mã hành chính, nếu xác định được';
COMMENT ON COLUMN mart.place.place_then_name IS 'Unit that the name means, as it was called then; empty where it is not certain | Đơn vị được nói đến theo tên khi đó; trống nếu chưa xác định';
COMMENT ON COLUMN mart.place.province_name IS 'Province around it then | Tỉnh, thành phố khi đó';
COMMENT ON COLUMN mart.place.place_today_name IS 'Smallest unit of today that surely holds it | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi đó';
COMMENT ON COLUMN mart.place.place_today_level IS 'Level of the unit of today: province, commune | Cấp của đơn vị ngày nay: tỉnh, xã';
COMMENT ON COLUMN mart.place.candidate_names IS 'What the name may mean, in the words of the extractor | Những nơi có thể được nói đến, theo bộ trích xuất';
COMMENT ON COLUMN mart.place.candidate_places IS 'Units of that name, each with its province, where none is certain | Các đơn vị trùng tên kèm tỉnh khi chưa xác định được';
COMMENT ON COLUMN mart.place.province_today_name IS 'Province of today around it | Tỉnh, thành phố ngày nay';
COMMENT ON COLUMN mart.place.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.place.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.place.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.place.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.place.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.place.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
