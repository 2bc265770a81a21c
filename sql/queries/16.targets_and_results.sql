-- Question: Where are a target and a result of the same measure told of Đầm Hà in the same year?
-- Câu hỏi: Chỉ tiêu và kết quả của cùng một nội dung, cùng năm ở Đầm Hà được nêu ra sao?
-- The year is that of the period, else that of publication. Read both quotes: the same measure
-- may be counted in two ways. The newest articles of the district.
WITH near AS MATERIALIZED (
    SELECT article.article_id
    FROM mart.article AS article
    WHERE article.place_name = 'Huyện Đầm Hà' AND NOT article.is_gone
    ORDER BY article.published_on DESC NULLS LAST, article.url ASC
    LIMIT 100
),

stated AS MATERIALIZED (
    SELECT
        quantity.*,
        extract(YEAR FROM coalesce(quantity.period_end_on, quantity.published_on))::integer AS year
    FROM near
    CROSS JOIN
        LATERAL (
            SELECT told.*
            FROM mart.quantity AS told
            WHERE told.article_id = near.article_id AND told.measure IS NOT NULL
            -- a subquery in an order of its own is asked article by article
            ORDER BY told.source_field, told.span_start
        ) AS quantity
)

SELECT
    target.place_name,
    target.year,
    target.measure,
    target.unit,
    target.value AS target_value,
    result.value AS result_value,
    result.value >= target.value AS is_reached,
    target.quote AS target_quote,
    result.quote AS result_quote,
    target.url AS target_url,
    result.url AS result_url
FROM stated AS target
INNER JOIN stated AS result
    ON
        target.year = result.year
        AND lower(target.measure) = lower(result.measure)
        AND target.unit = result.unit
WHERE target.nature = 'target' AND result.nature = 'result'
ORDER BY
    target.year DESC,
    target.measure ASC,
    target.url ASC,
    target.source_field ASC,
    target.span_start ASC,
    result.url ASC,
    result.source_field ASC,
    result.span_start ASC
LIMIT 50
