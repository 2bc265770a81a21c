-- Figures that current articles state, with the words they were read from.
DROP FUNCTION IF EXISTS mart.figures_about(text);
DROP VIEW IF EXISTS mart.quantity;

CREATE VIEW mart.quantity AS
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
    place.name AS place_name,
    place.level AS place_level,
    CASE
        WHEN place.level = 'district' THEN place.name
        WHEN around.level = 'district' THEN around.name
    END AS district_name,
    province.name AS province_name,
    today.name AS place_today_name,
    today_province.name AS province_today_name,
    revision.revision_ordinal,
    CASE
        WHEN revision.layout = 'none' THEN 'page'
        WHEN revision.layout IS NOT NULL THEN 'layout'
    END AS read_by,
    fact.value,
    fact.value_high,
    fact.unit,
    fact.unit_printed,
    fact.modifier,
    fact.nature,
    fact.measure,
    fact.subject,
    fact.numerator,
    fact.denominator,
    fact.base,
    fact.period_label,
    fact.period_start_on,
    fact.period_end_on,
    fact.source_field,
    fact.span_start,
    fact.span_end,
    fact.quote,
    fact.rule,
    fact.extractor_version
-- what narrows comes first: Postgres orders eight joins at once, and not the rest
FROM warehouse.shown_quantity AS fact
INNER JOIN warehouse.shown_article AS article ON fact.revision_id = article.current_revision_id
LEFT JOIN warehouse.dim_place AS place ON article.place_id = place.place_id
LEFT JOIN warehouse.dim_place AS around ON place.parent_place_id = around.place_id
LEFT JOIN warehouse.dim_place AS province ON place.province_place_id = province.place_id
LEFT JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
LEFT JOIN warehouse.dim_place AS today ON article.today_place_id = today.place_id
LEFT JOIN warehouse.dim_place AS today_province
    ON today.province_place_id = today_province.place_id
LEFT JOIN warehouse.shown_revision AS revision ON fact.revision_id = revision.revision_id
LEFT JOIN warehouse.fact_portal_day AS seen
    ON article.portal_id = seen.portal_id AND article.published_on = seen.date_on;

-- noqa: disable=LT05
COMMENT ON VIEW mart.quantity IS 'Figures stated in current articles, each with its words and address | Các con số trong bài viết hiện hành, kèm nguyên văn và địa chỉ';
COMMENT ON COLUMN mart.quantity.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.quantity.portal_code IS 'Portal''s short name | Mã cổng';
COMMENT ON COLUMN mart.quantity.url IS 'Address of the article | Địa chỉ bài viết';
COMMENT ON COLUMN mart.quantity.title IS 'Headline of the article | Tiêu đề bài viết';
COMMENT ON COLUMN mart.quantity.published_on IS 'Day of publication in Vietnam, empty where the portal gives none | Ngày đăng (giờ Việt Nam), trống nếu cổng không ghi';
COMMENT ON COLUMN mart.quantity.is_gone IS 'Whether the portal has taken the article down | Cổng đã gỡ bài viết hay chưa';
COMMENT ON COLUMN mart.quantity.coverage IS 'Whether we could look at the portal on the day of publication: complete, partial, source_down, blocked, none_expected, not_observed, undated | Có xem được cổng vào ngày đăng không: đủ, một phần, cổng hỏng, bị chặn, không có tin, chưa theo dõi, không rõ ngày';
COMMENT ON COLUMN mart.quantity.place_name IS 'Smallest known unit where the article belongs, as of publication | Đơn vị hành chính nhỏ nhất của bài viết vào lúc đăng';
COMMENT ON COLUMN mart.quantity.place_level IS 'Level of that unit: province, district, commune | Cấp của đơn vị đó: tỉnh, huyện, xã';
COMMENT ON COLUMN mart.quantity.district_name IS 'District of that place as of publication, empty where there was none | Huyện của nơi đó vào lúc đăng, trống nếu không có';
COMMENT ON COLUMN mart.quantity.province_name IS 'Province of the article as of publication | Tỉnh, thành phố của bài viết vào lúc đăng';
COMMENT ON COLUMN mart.quantity.place_today_name IS 'Smallest unit of today that surely holds that place | Đơn vị ngày nay nhỏ nhất chắc chắn bao gồm nơi đó';
COMMENT ON COLUMN mart.quantity.province_today_name IS 'Province of today around that place | Tỉnh, thành phố ngày nay';
COMMENT ON COLUMN mart.quantity.revision_ordinal IS 'Number of the article''s text version, from 1 | Số thứ tự phiên bản nội dung, từ 1';
COMMENT ON COLUMN mart.quantity.read_by IS 'What the page was read by: layout (known selectors) or page (no layout yet: title, date and text are likely, not known) | Cách đọc trang: layout (theo bố cục đã biết) hoặc page (chưa có bố cục: tiêu đề, ngày, nội dung chỉ là suy đoán)';
COMMENT ON COLUMN mart.quantity.value IS 'Figure in base units: VND, percent, heads | Giá trị theo đơn vị gốc: đồng, phần trăm, người';
COMMENT ON COLUMN mart.quantity.value_high IS 'Upper end of a range | Cận trên của khoảng';
COMMENT ON COLUMN mart.quantity.unit IS 'Unit of the figure | Đơn vị tính';
COMMENT ON COLUMN mart.quantity.unit_printed IS 'Unit as printed | Đơn vị nguyên văn';
COMMENT ON COLUMN mart.quantity.modifier IS 'Exact, over, nearly, approx, estimated, at_least, at_most, range | Chính xác, trên, gần, khoảng, ước, ít nhất, tối đa, khoảng từ–đến';
COMMENT ON COLUMN mart.quantity.nature IS 'Result, target, total or other | Kết quả, chỉ tiêu, tổng số hoặc khác';
COMMENT ON COLUMN mart.quantity.measure IS 'What is counted, in the page''s words | Nội dung được đếm, theo nguyên văn';
COMMENT ON COLUMN mart.quantity.subject IS 'Whose figure it is | Chủ thể của con số';
COMMENT ON COLUMN mart.quantity.numerator IS 'First number of a ratio | Tử số';
COMMENT ON COLUMN mart.quantity.denominator IS 'Second number of a ratio | Mẫu số';
COMMENT ON COLUMN mart.quantity.base IS 'What a percentage or a rise is counted from, in the page''s words | Gốc so sánh của tỷ lệ hoặc mức tăng, theo nguyên văn';
COMMENT ON COLUMN mart.quantity.period_label IS 'Period as printed | Kỳ số liệu nguyên văn';
COMMENT ON COLUMN mart.quantity.period_start_on IS 'First day of the period | Ngày đầu kỳ';
COMMENT ON COLUMN mart.quantity.period_end_on IS 'Last day of the period | Ngày cuối kỳ';
COMMENT ON COLUMN mart.quantity.source_field IS 'String that the quote stands in: text, title, byline, captions.n or tables.n | Chuỗi chứa trích dẫn: text, title, byline, captions.n hoặc tables.n';
COMMENT ON COLUMN mart.quantity.span_start IS 'First character of the quote, counted from 0 in Unicode code points | Ký tự đầu của trích dẫn, đếm từ 0 theo mã Unicode';
COMMENT ON COLUMN mart.quantity.span_end IS 'Character after the quote | Ký tự ngay sau trích dẫn';
COMMENT ON COLUMN mart.quantity.quote IS 'The page''s own words | Nguyên văn trên trang';
COMMENT ON COLUMN mart.quantity.rule IS 'Rule that found it | Quy tắc đã nhận ra';
COMMENT ON COLUMN mart.quantity.extractor_version IS 'Version of the extractor | Phiên bản bộ trích xuất';
-- noqa: enable=LT05

-- Figures whose measure or subject has all these words, with or without marks; "…" is a phrase,
-- OR an alternative, - excludes (websearch_to_tsquery).
CREATE FUNCTION mart.figures_about(words text)
RETURNS SETOF mart.quantity
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
ROWS 100
AS $$
    WITH hit AS MATERIALIZED (
        SELECT
            fact.revision_id,
            article.article_id,
            fact.source_field,
            fact.span_start,
            fact.span_end
        FROM warehouse.fact_quantity AS fact
        INNER JOIN warehouse.fact_article AS article
            ON fact.revision_id = article.current_revision_id
        LEFT JOIN warehouse.withheld AS held ON fact.revision_id = held.revision_id
        WHERE
            warehouse.figure_words(fact.measure, fact.subject)
            @@ websearch_to_tsquery(
                'simple',
                warehouse.plain_letters(normalize(words, NFC))
            )
            -- words that are blackened are not found either
            AND (
                held.revision_id IS NULL
                OR warehouse.figure_words(
                    warehouse.blacken(fact.measure, held.names),
                    warehouse.blacken(fact.subject, held.names)
                ) = warehouse.figure_words(fact.measure, fact.subject)
            )
    )

    SELECT told.*
    FROM hit
    CROSS JOIN
        LATERAL (
            SELECT quantity.*
            FROM mart.quantity AS quantity
            WHERE
                quantity.article_id = hit.article_id
                AND quantity.source_field = hit.source_field
                AND quantity.span_start = hit.span_start
                AND quantity.span_end = hit.span_end
            ORDER BY quantity.span_start
        ) AS told
$$;

-- noqa: disable=LT05
COMMENT ON FUNCTION mart.figures_about(text) IS 'Figures whose measure or subject has these words, with or without marks | Các con số mà nội dung hoặc chủ thể có những từ này, gõ có dấu hay không dấu';
