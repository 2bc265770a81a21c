-- The newest news day that was judged.
SELECT max(judged.news_day)
FROM quality.build_day AS judged
