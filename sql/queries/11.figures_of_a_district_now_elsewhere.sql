-- Question: Which figures are told of Ngọc Hồi, a district of Kon Tum then, of Quảng Ngãi today?
-- Câu hỏi: Những số liệu nào nói về Ngọc Hồi, huyện của Kon Tum trước đây, nay thuộc Quảng Ngãi?
-- A figure is told of a district where the article belongs to it or to a commune of it, or where
-- the district is the last one named before the figure in the same paragraph. The newest articles.
WITH near AS (
    -- Articles of the district, or that name it: no others can tell of it.
    SELECT
        article.article_id,
        article.published_on
    FROM mart.article AS article
    WHERE article.district_name = 'Huyện Ngọc Hồi' AND article.province_name = 'Tỉnh Kon Tum'
    UNION
    SELECT
        place.article_id,
        place.published_on
    FROM mart.place AS place
    WHERE place.place_then_name = 'Huyện Ngọc Hồi' AND place.province_name = 'Tỉnh Kon Tum'
    ORDER BY published_on DESC NULLS LAST, article_id ASC
    LIMIT 50
),

said AS MATERIALIZED (
    SELECT
        near.article_id,
        article.text
    FROM near
    CROSS JOIN
        LATERAL (
            SELECT one.text
            FROM mart.article AS one
            WHERE one.article_id = near.article_id
            -- a subquery in an order of its own is asked article by article
            ORDER BY one.url
        ) AS article
),

district AS MATERIALIZED (
    SELECT
        named.*,
        named.span_start - length(
            replace(left(said.text, named.span_start), chr(10), '')
        ) AS paragraph
    FROM said
    CROSS JOIN
        LATERAL (
            SELECT place.*
            FROM mart.place AS place
            WHERE
                place.article_id = said.article_id
                AND place.place_level = 'district'
                AND place.source_field = 'text'
            -- so is this one
            ORDER BY place.span_start
        ) AS named
),

figure AS MATERIALIZED (
    SELECT
        told.*,
        CASE
            WHEN told.source_field = 'text'
                THEN told.span_start - length(
                    replace(left(said.text, told.span_start), chr(10), '')
                )
        END AS paragraph
    FROM said
    CROSS JOIN
        LATERAL (
            SELECT quantity.*
            FROM mart.quantity AS quantity
            WHERE quantity.article_id = said.article_id AND NOT quantity.is_gone
            -- and this one
            ORDER BY quantity.source_field, quantity.span_start
        ) AS told
),

told AS (
    SELECT DISTINCT ON (figure.article_id, figure.source_field, figure.span_start)
        coalesce(district.place_then_name, figure.district_name) AS district_then,
        coalesce(district.province_name, figure.province_name) AS province_then,
        coalesce(district.province_today_name, figure.province_today_name) AS province_today,
        figure.*
    FROM figure
    LEFT JOIN district
        ON
            figure.article_id = district.article_id
            AND figure.paragraph = district.paragraph
            AND figure.span_start >= district.span_end
    ORDER BY
        figure.article_id ASC,
        figure.source_field ASC,
        figure.span_start ASC,
        district.span_end DESC NULLS LAST,
        district.span_start ASC
)

SELECT
    told.district_then,
    told.province_then,
    told.province_today,
    told.value,
    told.unit,
    told.measure,
    told.period_label,
    told.quote,
    told.published_on,
    told.url
FROM told
WHERE told.district_then = 'Huyện Ngọc Hồi' AND told.province_then = 'Tỉnh Kon Tum'
ORDER BY
    told.published_on DESC NULLS LAST,
    told.url ASC,
    told.source_field ASC,
    told.span_start ASC
LIMIT 50
