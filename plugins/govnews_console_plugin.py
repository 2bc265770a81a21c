"""Hangs the govnews pages into Airflow: Data Docs, in the navigation and behind the login.

Every Airflow process executes this file, so it imports nothing of weight; the
pages themselves are built only where Airflow asks for them (the api-server).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from airflow.plugins_manager import AirflowPlugin

URL_PREFIX = "/govnews"


def _build_apps() -> list[dict[str, Any]]:
    from govnews_console.data_docs import build_app

    return [{"app": build_app(), "url_prefix": URL_PREFIX, "name": "govnews"}]


class Lazily:
    """An attribute of a class that is made when it is first looked at."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __get__(self, instance: object, owner: type) -> Any:
        """Return what is made, anew for each plugin registration."""
        return self.make()


class GovnewsConsole(AirflowPlugin):
    """The pages of govnews inside Airflow."""

    name = "govnews_console"
    fastapi_apps = Lazily(_build_apps)
    external_views = [  # noqa: RUF012 - Airflow's own form of a plugin
        {
            "name": "Checks",  # longer labels are cut in the navigation
            "href": f"{URL_PREFIX}/data-docs/index.html",
            "destination": "nav",
            "url_route": "govnews-data-docs",
            "nav_top_level": True,
        }
    ]
