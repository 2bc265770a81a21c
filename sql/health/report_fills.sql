-- Fill rates of one news day, by portal and layout.
SELECT
    fill.portal_code,
    fill.layout,
    fill.pages,
    fill.pages_read,
    fill.title_share,
    fill.distinct_title_share,
    fill.published_share,
    fill.published_stated_share,
    fill.byline_share,
    fill.body_length_median,
    fill.short_body_share,
    fill.caption_share,
    fill.table_share
FROM mart.layout_fill AS fill
WHERE
    (cast(:portal_code AS text) IS NULL OR fill.portal_code = :portal_code)
    AND fill.news_day = :day
ORDER BY fill.portal_code, fill.layout
