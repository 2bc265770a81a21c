-- A request to take down; one that was lifted is in force again.
INSERT INTO crawl.takedown AS known (
    takedown_id,
    kind,
    url,
    article_id,
    name,
    portal_code,
    place_name,
    reason,
    requested_by
)
SELECT
    :takedown_id,
    :kind,
    cast(:url AS text) AS url,
    (
        SELECT article.article_id
        FROM warehouse.fact_article AS article
        WHERE article.url = cast(:url AS text)
        ORDER BY article.article_id
        LIMIT 1
    ) AS article_id,
    cast(:name AS text) AS name,
    cast(:portal_code AS text) AS portal_code,
    cast(:place_name AS text) AS place_name,
    :reason,
    cast(:requested_by AS text) AS requested_by
ON CONFLICT (takedown_id) DO UPDATE
    SET
        reason = excluded.reason,
        requested_by = excluded.requested_by,
        taken_down_at = excluded.taken_down_at,
        lifted_at = NULL,
        lifted_reason = NULL
    WHERE known.lifted_at IS NOT NULL
