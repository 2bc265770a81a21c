-- Question: Which figures are told of districts that now belong to the province Quảng Ngãi?
-- Câu hỏi: Những số liệu nào nói về các huyện nay thuộc tỉnh Quảng Ngãi?
-- A figure is told of a district where the article belongs to it or to a
-- commune of it, or where the district is the
-- last one named before the figure in the same paragraph.
WITH named AS (
    SELECT DISTINCT ON (
        quantity.article_id, quantity.source_field, quantity.span_start, quantity.span_end
    )
        quantity.article_id,
        quantity.source_field,
        quantity.span_start,
        quantity.span_end,
        place.place_then_name,
        place.province_name,
        place.province_today_name
    FROM mart.quantity AS quantity
    INNER JOIN mart.article AS article ON quantity.article_id = article.article_id
    INNER JOIN mart.place AS place
        ON
            quantity.article_id = place.article_id
            AND quantity.source_field = place.source_field
            AND quantity.span_start >= place.span_end
    WHERE
        place.place_level = 'district'
        AND quantity.source_field = 'text'
        AND position(
            chr(10) IN substring(
                article.text FROM place.span_end + 1 FOR quantity.span_start - place.span_end
            )
        ) = 0
    ORDER BY
        quantity.article_id ASC,
        quantity.source_field ASC,
        quantity.span_start ASC,
        quantity.span_end ASC,
        place.span_end DESC
)

SELECT
    coalesce(named.place_then_name, quantity.district_name) AS district_then,
    coalesce(named.province_name, quantity.province_name) AS province_then,
    coalesce(named.province_today_name, quantity.province_today_name) AS province_today,
    quantity.value,
    quantity.unit,
    quantity.measure,
    quantity.period_label,
    quantity.quote,
    quantity.published_on,
    quantity.url
FROM mart.quantity AS quantity
LEFT JOIN named
    ON
        quantity.article_id = named.article_id
        AND quantity.source_field = named.source_field
        AND quantity.span_start = named.span_start
        AND quantity.span_end = named.span_end
WHERE
    NOT quantity.is_gone
    AND coalesce(named.province_today_name, quantity.province_today_name) = 'Tỉnh Quảng Ngãi'
    AND coalesce(named.place_then_name, quantity.district_name) IS NOT NULL
ORDER BY
    district_then ASC,
    quantity.published_on DESC NULLS LAST,
    quantity.url ASC,
    quantity.source_field ASC,
    quantity.span_start ASC
LIMIT 50
