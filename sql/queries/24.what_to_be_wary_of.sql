-- Question: What should be known of each portal before its articles are counted?
-- Câu hỏi: Cần biết gì về từng cổng trước khi đếm bài viết của cổng đó?
-- Dates that the page does not state, or contradicts; articles taken down or changed since;
-- articles that another address tells, too; counters of readers are the portal's own.
SELECT
    article.portal_code,
    count(*) AS articles,
    count(*) FILTER (WHERE article.published_on IS NULL) AS undated,
    count(*) FILTER (
        WHERE article.published_on IS NOT NULL AND article.published_basis <> 'stated'
    ) AS dated_elsewhere,
    count(*) FILTER (WHERE article.is_published_conflicting) AS conflicting_dates,
    count(*) FILTER (WHERE article.is_gone) AS taken_down,
    count(*) FILTER (WHERE article.revision_ordinal > 1) AS changed,
    count(*) FILTER (WHERE article.story_id IS NOT NULL) AS told_elsewhere_too,
    count(*) FILTER (WHERE article.view_count IS NULL) AS without_counter,
    count(*) FILTER (WHERE article.place_name IS NULL) AS without_place
FROM mart.article AS article
GROUP BY article.portal_code
ORDER BY article.portal_code ASC
