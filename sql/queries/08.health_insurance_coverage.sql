-- Question: What share of the people has health insurance, by province and year?
-- Câu hỏi: Tỷ lệ người dân tham gia bảo hiểm y tế là bao nhiêu, theo tỉnh và năm?
-- Every stated percentage whose measure or sentence around it speaks of health insurance. The
-- year is that of its period, else that of publication; targets stand beside results.
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
FROM mart.quantity AS quantity
INNER JOIN mart.article AS article ON quantity.article_id = article.article_id
CROSS JOIN
    LATERAL (
        -- The clause of the figure: from the last full stop, semicolon or line feed to the next.
        SELECT
            substring(
                left(article.text, quantity.span_start) FROM '[^.;\n]*(?:[.][^.;\n ][^.;\n]*)*$'
            ) || substring(
                substring(article.text FROM quantity.span_start + 1) FROM '^[^;\n]*?(?:[.] |[;\n]|$)'
            ) AS words
    ) AS clause
WHERE
    quantity.unit = 'percent'
    AND NOT quantity.is_gone
    AND (
        quantity.measure ~* '(bảo hiểm y tế|BHYT)'
        OR quantity.subject ~* '(bảo hiểm y tế|BHYT)'
        OR (quantity.source_field = 'text' AND clause.words ~* '(bảo hiểm y tế|BHYT)')
    )
ORDER BY
    quantity.province_name ASC,
    year ASC,
    quantity.value DESC,
    quantity.url ASC,
    quantity.span_start ASC
