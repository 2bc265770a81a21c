-- One portal's number of articles on one day, beside its band.
INSERT INTO quality.portal_band (
    portal_code,
    date_on,
    news_day,
    day_class,
    article_count,
    expected_minimum,
    expected_maximum,
    basis
)
VALUES (
    :portal_code,
    :date_on,
    :news_day,
    :day_class,
    :article_count,
    :expected_minimum,
    :expected_maximum,
    :basis
)
ON CONFLICT (portal_code, date_on) DO UPDATE
    SET
        news_day = excluded.news_day,
        day_class = excluded.day_class,
        article_count = excluded.article_count,
        expected_minimum = excluded.expected_minimum,
        expected_maximum = excluded.expected_maximum,
        basis = excluded.basis
