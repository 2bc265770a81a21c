-- Question: In which articles were figures changed after publication, without a word of it?
-- Câu hỏi: Những bài viết nào bị sửa số liệu sau khi đăng mà không nói gì về việc đính chính?
SELECT
    difference.observed_on,
    difference.portal_code,
    difference.measure,
    difference.number_before,
    difference.number_after,
    difference.unit,
    difference.words_before,
    difference.words_after,
    difference.url
FROM mart.revision_diff AS difference
WHERE
    difference.kind = 'figure'
    AND difference.aspect = 'value'
    AND difference.disclosure = 'silent'
ORDER BY
    difference.observed_on DESC,
    difference.portal_code ASC,
    difference.url ASC,
    difference.revision_ordinal ASC,
    difference.change_ordinal ASC
LIMIT 50
