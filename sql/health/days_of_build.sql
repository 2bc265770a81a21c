-- The news days to judge after this build.
SELECT kept.news_day
FROM quality.build_day AS kept
WHERE kept.build_id = :build_id
ORDER BY kept.news_day
