-- The strings of some revisions.
SELECT
    revision_id,
    title,
    text,
    byline,
    published_quote,
    captions,
    tables
FROM warehouse.fact_article_revision
WHERE revision_id = any(:revision_ids)
