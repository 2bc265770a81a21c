-- Syndication: who published a story first, who copied it when, and what was changed.
DROP VIEW IF EXISTS mart.story_article;

CREATE VIEW mart.story_article AS
SELECT
    article.story_id,
    article.article_id,
    portal.portal_code,
    article.url,
    article.title,
    article.article_id = story.canonical_article_id AS is_first,
    article.published_on,
    article.published_at,
    canonical.article_id AS first_article_id,
    first_portal.portal_code AS first_portal_code,
    article.published_on - canonical.published_on AS days_after_first,
    cast(
        extract(EPOCH FROM article.published_at - canonical.published_at) / 60 AS integer
    ) AS minutes_after_first,
    copy.jaccard,
    copy.containment,
    coalesce(copy.is_title_changed, FALSE) AS is_title_changed,
    copy.numbers_added,
    copy.numbers_removed,
    coalesce(cardinality(copy.sentences_added), 0) AS sentences_added_count,
    coalesce(cardinality(copy.sentences_removed), 0) AS sentences_removed_count,
    (
        SELECT
            array_agg(
                substring(
                    revision.text
                    FROM lower(stretch.place) + 1
                    FOR upper(stretch.place) - lower(stretch.place)
                )
                ORDER BY stretch.place
            )
        FROM unnest(copy.sentences_added) AS stretch (place)
    ) AS sentences_added,
    (
        SELECT
            array_agg(
                substring(
                    first_revision.text
                    FROM lower(stretch.place) + 1
                    FOR upper(stretch.place) - lower(stretch.place)
                )
                ORDER BY stretch.place
            )
        FROM unnest(copy.sentences_removed) AS stretch (place)
    ) AS sentences_removed
FROM warehouse.shown_article AS article
INNER JOIN warehouse.shown_story AS story ON article.story_id = story.story_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
INNER JOIN warehouse.shown_article AS canonical
    ON story.canonical_article_id = canonical.article_id
INNER JOIN warehouse.dim_portal AS first_portal ON canonical.portal_id = first_portal.portal_id
LEFT JOIN warehouse.shown_story_copy AS copy ON article.article_id = copy.article_id
LEFT JOIN warehouse.shown_revision AS revision ON copy.revision_id = revision.revision_id
LEFT JOIN warehouse.shown_revision AS first_revision
    ON copy.canonical_revision_id = first_revision.revision_id;

-- noqa: disable=LT05
COMMENT ON VIEW mart.story_article IS 'Every article of a story: who published first, who copied when, what was changed | Từng bài của câu chuyện: ai đăng trước, ai đăng lại khi nào, đã sửa gì';
COMMENT ON COLUMN mart.story_article.story_id IS 'Story | Câu chuyện';
COMMENT ON COLUMN mart.story_article.article_id IS 'Article | Bài viết';
COMMENT ON COLUMN mart.story_article.portal_code IS 'Its portal | Cổng đăng bài';
COMMENT ON COLUMN mart.story_article.url IS 'Its address | Địa chỉ bài';
COMMENT ON COLUMN mart.story_article.title IS 'Its headline | Tiêu đề bài';
COMMENT ON COLUMN mart.story_article.is_first IS 'Whether it is the earliest of the story | Có phải bài sớm nhất của câu chuyện';
COMMENT ON COLUMN mart.story_article.published_on IS 'Day of publication; empty: not known | Ngày đăng; trống nếu không rõ';
COMMENT ON COLUMN mart.story_article.published_at IS 'Moment of publication, where the page tells the minute | Thời điểm đăng nếu trang có ghi giờ';
COMMENT ON COLUMN mart.story_article.first_article_id IS 'Earliest article of the story | Bài sớm nhất của câu chuyện';
COMMENT ON COLUMN mart.story_article.first_portal_code IS 'Portal that published first | Cổng đăng đầu tiên';
COMMENT ON COLUMN mart.story_article.days_after_first IS 'Days after the earliest; empty where a date is not known | Số ngày sau bài sớm nhất; trống nếu thiếu ngày';
COMMENT ON COLUMN mart.story_article.minutes_after_first IS 'Minutes after the earliest, where both pages tell the minute | Số phút sau bài sớm nhất, nếu cả hai trang có ghi giờ';
COMMENT ON COLUMN mart.story_article.jaccard IS 'Shared share of three-syllable shingles with the earliest, 0 to 1 | Tỷ lệ cụm ba âm tiết chung với bài sớm nhất';
COMMENT ON COLUMN mart.story_article.containment IS 'Share of the shorter of the two texts that is in the other, 0 to 1 | Tỷ lệ bài ngắn nằm trong bài kia';
COMMENT ON COLUMN mart.story_article.is_title_changed IS 'Whether its headline has other words than the earliest | Tiêu đề có khác bài sớm nhất hay không';
COMMENT ON COLUMN mart.story_article.numbers_added IS 'Numbers as printed that the earliest lacks | Các con số mà bài sớm nhất không có';
COMMENT ON COLUMN mart.story_article.numbers_removed IS 'Numbers as printed of the earliest that it lacks | Các con số của bài sớm nhất mà bài này không có';
COMMENT ON COLUMN mart.story_article.sentences_added_count IS 'Sentences that the earliest lacks | Số câu mà bài sớm nhất không có';
COMMENT ON COLUMN mart.story_article.sentences_removed_count IS 'Sentences of the earliest that it lacks | Số câu của bài sớm nhất mà bài này không có';
COMMENT ON COLUMN mart.story_article.sentences_added IS 'These sentences; empty: none | Nội dung các câu đó; trống: không có';
COMMENT ON COLUMN mart.story_article.sentences_removed IS 'These sentences; empty: none | Nội dung các câu đó; trống: không có';
