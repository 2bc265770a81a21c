-- Question: What share of the people has health insurance, by province and year?
-- Câu hỏi: Tỷ lệ người dân tham gia bảo hiểm y tế là bao nhiêu, theo tỉnh và năm?
-- Every stated percentage whose measure, subject or clause speaks of health insurance. The
-- year is that of its period, else that of publication; targets stand beside results.
-- Only articles whose text has the words are looked at word by word.
WITH stated AS MATERIALIZED (
    -- Spans of titles, captions and tables do not count into the text.
    SELECT
        quantity.*,
        CASE quantity.source_field
            WHEN 'text' THEN article.text
            WHEN 'title' THEN article.title
            ELSE ''
        END AS source
    FROM mart.quantity AS quantity
    INNER JOIN mart.article AS article ON quantity.article_id = article.article_id
    WHERE
        quantity.unit = 'percent'
        AND NOT quantity.is_gone
        AND (
            article.text_search ~ '(bao hiem y te|bhyt)'
            OR concat_ws(' ', quantity.measure, quantity.subject) ~* '(bảo hiểm y tế|BHYT)'
        )
),

clause AS (
    -- The words before and after a figure, up to a full stop, a semicolon or the paragraph's end.
    SELECT
        stated.*,
        substring(
            left(stated.source, stated.span_start)
            FROM '[^.;\n]*(?:[.][^.;\n ][^.;\n]*)*$'
        ) AS words_before,
        substring(
            substring(stated.source FROM stated.span_start + 1)
            FROM '^[^;\n]*?(?:[.] |[;\n]|$)'
        ) AS words_after
    FROM stated
)

SELECT
    clause.province_name,
    clause.province_today_name,
    extract(
        YEAR FROM coalesce(clause.period_end_on, clause.published_on)
    )::integer AS year,
    clause.value AS value_percent,
    clause.modifier,
    clause.nature,
    clause.measure,
    clause.period_label,
    clause.quote,
    clause.portal_code,
    clause.url
FROM clause
WHERE
    concat_ws(' ', clause.measure, clause.subject) ~* '(bảo hiểm y tế|BHYT)'
    OR (
        clause.source_field = 'text'
        AND concat(clause.words_before, clause.words_after) ~* '(bảo hiểm y tế|BHYT)'
    )
ORDER BY
    clause.province_name ASC,
    year ASC,
    clause.value DESC,
    clause.url ASC,
    clause.source_field ASC,
    clause.span_start ASC
