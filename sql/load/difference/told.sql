-- A revision was compared with the one before.
UPDATE warehouse.fact_article_revision
SET
    previous_revision_id = :previous_revision_id,
    disclosure = :disclosure,
    difference_version = :version
WHERE revision_id = :revision_id
