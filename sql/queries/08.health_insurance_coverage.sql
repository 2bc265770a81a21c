-- Question: What share of the people has health insurance, by province and year?
-- Câu hỏi: Tỷ lệ người dân tham gia bảo hiểm y tế là bao nhiêu, theo tỉnh và năm?
-- Every stated percentage whose measure or subject speaks of health insurance. The year is that of
-- its period, else that of publication; targets stand beside results.
SELECT
    quantity.province_name,
    quantity.province_today_name,
    extract(
        YEAR FROM coalesce(quantity.period_end_on, quantity.published_on)
    )::integer AS year,
    quantity.value AS value_percent,
    quantity.modifier,
    quantity.nature,
    quantity.measure,
    quantity.period_label,
    quantity.quote,
    quantity.portal_code,
    quantity.url
FROM mart.figures_about('"bảo hiểm y tế" OR BHYT') AS quantity
WHERE quantity.unit = 'percent' AND NOT quantity.is_gone
ORDER BY
    quantity.province_name ASC,
    year ASC,
    quantity.value DESC,
    quantity.url ASC,
    quantity.source_field ASC,
    quantity.span_start ASC
