-- Question: Which results are compared with the plan, and how far did they get?
-- Câu hỏi: Những kết quả nào được so với kế hoạch, và đạt đến đâu?
SELECT
    quantity.value AS percent_of_plan,
    CASE
        WHEN quantity.value >= 100 THEN 'reached'
        ELSE 'not yet reached'
    END AS state,
    quantity.measure,
    quantity.base,
    quantity.period_label,
    quantity.quote,
    quantity.place_name,
    quantity.published_on,
    quantity.url
FROM mart.quantity AS quantity
WHERE quantity.unit = 'percent_of_plan' AND NOT quantity.is_gone
ORDER BY
    quantity.value DESC,
    quantity.url ASC,
    quantity.source_field ASC,
    quantity.span_start ASC
LIMIT 50
