-- One finding at one portal.
INSERT INTO quality.portal_alarm (
    portal_code,
    news_day,
    check_name,
    subject,
    severity,
    expected,
    found,
    example_url,
    sentence
)
VALUES (
    :portal_code,
    :news_day,
    :check_name,
    :subject,
    :severity,
    :expected,
    :found,
    :example_url,
    :sentence
)
