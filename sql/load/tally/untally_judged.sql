-- Only standing articles count in some tallies: those that go or come back are taken out.
SELECT
    warehouse.untally(
        array(
            SELECT verdict.article_id
            FROM verdict
            INNER JOIN warehouse.fact_article AS article ON verdict.article_id = article.article_id
            WHERE verdict.is_gone <> article.is_gone
        )
    )
