-- Question: Which figures are told of districts that now belong to the province Quảng Ngãi?
-- Câu hỏi: Những số liệu nào nói về các huyện nay thuộc tỉnh Quảng Ngãi?
-- A figure is told of a district where the article belongs to it or to a
-- commune of it, or where the district is the
-- last one named before the figure in the same paragraph.
WITH near AS MATERIALIZED (
    -- Articles of that province, or that name a district of it: no others can tell of one.
    SELECT article.article_id
    FROM mart.article AS article
    WHERE article.province_today_name = 'Tỉnh Quảng Ngãi'
    UNION
    SELECT place.article_id
    FROM mart.place AS place
    WHERE place.place_level = 'district' AND place.province_today_name = 'Tỉnh Quảng Ngãi'
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
FROM near
CROSS JOIN
    LATERAL (
        SELECT told.*
        FROM mart.quantity AS told
        WHERE told.article_id = near.article_id
        -- a subquery in an order of its own is asked article by article
        ORDER BY told.source_field, told.span_start
    ) AS quantity
LEFT JOIN LATERAL (
    SELECT
        place.place_then_name,
        place.province_name,
        place.province_today_name
    FROM mart.place AS place
    INNER JOIN mart.article AS article ON place.article_id = article.article_id
    WHERE
        place.article_id = near.article_id
        AND place.place_level = 'district'
        AND place.source_field = 'text'
        AND quantity.source_field = 'text'
        AND place.span_end <= quantity.span_start
        AND position(
            chr(10) IN substring(
                article.text FROM place.span_end + 1 FOR quantity.span_start - place.span_end
            )
        ) = 0
    ORDER BY place.span_end DESC, place.span_start ASC
    LIMIT 1
) AS named ON TRUE
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
