"""What a person may ask of the stories: judge them by other thresholds, derive them anew."""

from __future__ import annotations

from govnews.load import stories
from govnews.load.likeness import StoryRule
from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages


def story_rule(settings: Settings) -> StoryRule:
    """Return what the settings ask of two articles before they are one story."""
    return StoryRule(
        same_jaccard=settings.story_jaccard,
        same_portal_jaccard=settings.story_portal_jaccard,
        same_containment=settings.story_containment,
        contained_jaccard=settings.story_contained_jaccard,
        number_agreement=settings.story_number_agreement,
    )


@translate_outages
def judge_stories(settings: Settings) -> int:
    """Judge the measured pairs by the thresholds of the settings; return articles that moved."""
    return stories.judge_stories(open_warehouse(settings), story_rule(settings))


@translate_outages
def recompute_stories(settings: Settings) -> int:
    """Derive bands, edges and stories anew from the current texts; return articles that moved."""
    return stories.recompute_stories(open_warehouse(settings), story_rule(settings))
