-- Articles whose story may be another one, for the length of the transaction.
CREATE TEMPORARY TABLE touched (article_id uuid PRIMARY KEY) ON COMMIT DROP
