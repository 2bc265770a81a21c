-- Changes of revisions that are compared anew.
DELETE FROM warehouse.fact_revision_change
WHERE revision_id = any(:revision_ids)
