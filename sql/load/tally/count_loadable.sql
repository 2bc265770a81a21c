-- What this build brought, and what it took out of the tallies (:taken), counts from now on.
SELECT
    warehouse.tally_articles(
        array(SELECT DISTINCT loadable.article_id FROM loadable) || cast(:taken AS uuid[])
    )
