-- Articles of which something is withheld are searched by what may be shown.
SELECT
    warehouse.index_articles(
        array(
            SELECT article.article_id
            FROM loadable
            INNER JOIN warehouse.fact_article AS article
                ON loadable.article_id = article.article_id
            INNER JOIN warehouse.withheld AS held
                ON article.current_revision_id = held.revision_id
        )
    )
