-- Question: Where are a target and a result of the same measure told of the same place and year?
-- Câu hỏi: Chỉ tiêu và kết quả của cùng một nội dung, cùng nơi, cùng năm được nêu ra sao?
-- The year is that of the period, else that of publication. Read both quotes: the same measure
-- may be counted in two ways.
WITH stated AS (
    SELECT
        quantity.*,
        extract(YEAR FROM coalesce(quantity.period_end_on, quantity.published_on))::integer AS year
    FROM mart.quantity AS quantity
    WHERE quantity.measure IS NOT NULL AND NOT quantity.is_gone
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
        target.place_name = result.place_name
        AND target.province_name = result.province_name
        AND target.year = result.year
        AND lower(target.measure) = lower(result.measure)
        AND target.unit = result.unit
WHERE target.nature = 'target' AND result.nature = 'result'
ORDER BY
    target.year DESC,
    target.place_name ASC,
    target.measure ASC,
    target.url ASC,
    target.source_field ASC,
    target.span_start ASC,
    result.url ASC,
    result.source_field ASC,
    result.span_start ASC
LIMIT 50
