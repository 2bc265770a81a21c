-- The newest changed texts first, however many new articles the last nights brought.
-- depends: 0028.busy_nights

CREATE INDEX fact_article_revision_changed
ON warehouse.fact_article_revision (valid_from)
WHERE previous_revision_id IS NOT NULL;
