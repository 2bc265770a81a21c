-- What was judged of a day before is judged anew.
DELETE FROM quality.portal_band AS judged
WHERE judged.news_day = :day
