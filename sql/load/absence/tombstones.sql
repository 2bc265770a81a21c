-- Articles that went, came back or stayed away for one more night.
UPDATE warehouse.fact_article AS article
SET
    absent_since = verdict.absent_since,
    absent_nights = verdict.absent_nights,
    is_gone = verdict.is_gone,
    gone_on = verdict.gone_on,
    gone_reason = verdict.gone_reason
FROM verdict
WHERE article.article_id = verdict.article_id
