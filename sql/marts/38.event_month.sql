-- How many events of which kind began in each month.
DROP VIEW IF EXISTS mart.event_month;

CREATE VIEW mart.event_month AS
SELECT
    tally.month_on,
    tally.event_kind,
    tally.events AS event_count,
    tally.articles AS article_count
FROM warehouse.tally_event AS tally;

-- noqa: disable=LT05
COMMENT ON VIEW mart.event_month IS 'Events by month and kind, as standing articles report them; events without a day are left out | Sự kiện theo tháng và loại theo các bài còn trên cổng; không tính sự kiện không rõ ngày';
COMMENT ON COLUMN mart.event_month.month_on IS 'First day of the month in which they began | Ngày đầu của tháng bắt đầu';
COMMENT ON COLUMN mart.event_month.event_kind IS 'Kind as printed | Loại sự kiện nguyên văn';
COMMENT ON COLUMN mart.event_month.event_count IS 'Events, counted once for each article that reports them | Số sự kiện, tính một lần cho mỗi bài đưa tin';
COMMENT ON COLUMN mart.event_month.article_count IS 'Articles that report them | Số bài đưa tin';
