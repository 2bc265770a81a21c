-- What a build beside us decided about these articles; their captures wait for the next one.
DELETE FROM staging.reading
WHERE article_id = any(:article_ids) AND build_id <> :build_id
