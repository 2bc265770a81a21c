-- Question: What should be known of each portal before its articles are counted?
-- Câu hỏi: Cần biết gì về từng cổng trước khi đếm bài viết của cổng đó?
-- Dates that the page does not state, or contradicts; articles taken down or changed since;
-- counters of readers are the portal's own. Tallies that each load keeps.
SELECT
    portal.portal_code,
    portal.article_count AS articles,
    portal.undated_count AS undated,
    portal.dated_elsewhere_count AS dated_elsewhere,
    portal.conflicting_date_count AS conflicting_dates,
    portal.gone_count AS taken_down,
    portal.changed_count AS changed,
    portal.without_counter_count AS without_counter,
    portal.without_place_count AS without_place
FROM mart.portal_quality AS portal
ORDER BY portal.portal_code ASC
