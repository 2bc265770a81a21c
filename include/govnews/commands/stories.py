"""The commands of the stories: judged by other thresholds, derived anew."""

from __future__ import annotations

import typer

stories_app = typer.Typer(help="Near-duplicates and the stories they make.", no_args_is_help=True)


@stories_app.command()
def judge() -> None:
    """Judge every measured pair by the thresholds of the settings; no article is read."""
    from govnews.settings import read_settings
    from govnews.steps import judge_stories

    typer.echo(f"{judge_stories(read_settings())} articles changed their story")


@stories_app.command()
def recompute() -> None:
    """Derive bands, pairs and stories of the whole warehouse anew from its texts."""
    from govnews.settings import read_settings
    from govnews.steps import recompute_stories

    typer.echo(f"{recompute_stories(read_settings())} articles changed their story")
