-- One band key of one article of this build.
INSERT INTO staging.article_band (build_id, algorithm, band_key, article_id)
VALUES (:build_id, :algorithm, :band_key, :article_id)
ON CONFLICT DO NOTHING
