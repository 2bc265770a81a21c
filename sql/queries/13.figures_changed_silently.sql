-- Question: In which articles were figures changed after publication, without a word of it?
-- Câu hỏi: Những bài viết nào bị sửa số liệu sau khi đăng mà không nói gì về việc đính chính?
-- Of the newest 2,000 changes of any kind.
WITH newest AS MATERIALIZED (
    SELECT difference.*
    FROM mart.revision_diff AS difference
    ORDER BY
        difference.observed_on DESC,
        difference.portal_code ASC,
        difference.url ASC,
        difference.revision_ordinal ASC,
        difference.change_ordinal ASC
    LIMIT 2000
)

SELECT
    newest.observed_on,
    newest.portal_code,
    newest.measure,
    newest.number_before,
    newest.number_after,
    newest.unit,
    newest.words_before,
    newest.words_after,
    newest.url
FROM newest
WHERE
    newest.kind = 'figure'
    AND newest.aspect = 'value'
    AND newest.disclosure = 'silent'
ORDER BY
    newest.observed_on DESC,
    newest.portal_code ASC,
    newest.url ASC,
    newest.revision_ordinal ASC,
    newest.change_ordinal ASC
LIMIT 50
