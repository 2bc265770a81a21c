-- Question: In which articles were numbers changed after publication, without a word of it?
-- Câu hỏi: Những bài viết nào bị sửa con số sau khi đăng mà không nói gì về việc đính chính?
-- A number is digits with points and commas between them. Numbers of the string before and of the
-- string after are compared as sets; a text that calls itself a correction is no silent one.
WITH difference AS (
    SELECT
        change.*,
        array(
            SELECT DISTINCT found.digits
            FROM regexp_matches(change.words_before, '[0-9]+(?:[.,][0-9]+)*', 'g') AS match (parts)
            CROSS JOIN LATERAL unnest(match.parts) AS found (digits)
            ORDER BY found.digits
        ) AS numbers_before,
        array(
            SELECT DISTINCT found.digits
            FROM regexp_matches(change.words_after, '[0-9]+(?:[.,][0-9]+)*', 'g') AS match (parts)
            CROSS JOIN LATERAL unnest(match.parts) AS found (digits)
            ORDER BY found.digits
        ) AS numbers_after
    FROM mart.revision_diff AS change
)

SELECT
    difference.observed_on,
    difference.portal_code,
    difference.field,
    difference.numbers_before,
    difference.numbers_after,
    difference.words_before,
    difference.words_after,
    difference.url
FROM difference
INNER JOIN mart.revision AS revision
    ON
        difference.article_id = revision.article_id
        AND difference.revision_ordinal = revision.revision_ordinal
WHERE
    difference.words_before IS NOT NULL
    AND difference.words_after IS NOT NULL
    AND difference.numbers_before <> difference.numbers_after
    AND concat_ws(' ', revision.title, revision.text) !~* 'đính chính'
ORDER BY
    difference.observed_on DESC,
    difference.portal_code ASC,
    difference.url ASC,
    difference.revision_ordinal ASC,
    difference.change_ordinal ASC
LIMIT 50
