-- Question: Which articles were changed after publication, and what stood there before?
-- Câu hỏi: Những bài viết nào đã bị sửa sau khi đăng, trước đó viết gì?
SELECT
    difference.observed_on,
    difference.portal_code,
    difference.kind,
    difference.measure,
    difference.words_before,
    difference.words_after,
    difference.url
FROM mart.revision_diff AS difference
ORDER BY
    difference.observed_on DESC,
    difference.portal_code ASC,
    difference.url ASC,
    difference.revision_ordinal ASC,
    difference.change_ordinal ASC
LIMIT 10
