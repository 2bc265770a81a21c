-- How a run's addresses ended, by portal; a page that waits for its reading has no fate yet.
SELECT
    fate.portal_code,
    coalesce(fate.fate, 'waiting') AS fate,
    count(*) AS addresses
FROM crawl.fate AS fate
WHERE fate.run_id = :run_id
GROUP BY fate.portal_code, fate.fate
ORDER BY fate.portal_code, fate.fate
