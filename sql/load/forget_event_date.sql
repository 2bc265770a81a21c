-- Facts that another extractor found in the same words.
DELETE FROM warehouse.fact_event_date AS old
USING loadable
WHERE old.revision_id = loadable.revision_id AND loadable.is_filling AND NOT loadable.is_new
