-- The newest changes are read from an index, however many articles came with the newest nights.
-- depends: 0028.busy_nights

-- The news day of the run that captured the text: it never changes, as the capture never does.
ALTER TABLE warehouse.fact_article_revision ADD COLUMN observed_on date;

UPDATE warehouse.fact_article_revision AS revision
SET observed_on = run.news_day
FROM archive.capture AS capture
INNER JOIN crawl.run AS run ON capture.run_id = run.run_id
WHERE revision.capture_id = capture.capture_id;

ALTER TABLE warehouse.fact_article_revision ALTER COLUMN observed_on SET NOT NULL;

-- Only later texts have changes.
CREATE INDEX fact_article_revision_changed
ON warehouse.fact_article_revision (observed_on) WHERE previous_revision_id IS NOT NULL;

-- noqa: disable=LT05
COMMENT ON COLUMN warehouse.fact_article_revision.observed_on IS 'News day of the run that first read it | Ngày của lượt đọc đầu tiên thấy phiên bản này';
