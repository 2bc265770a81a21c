"""Serves the Data Docs of Great Expectations to people who are logged in to Airflow.

Pages of an Airflow plugin are anonymous unless each route asks for a login, and
a mounted folder cannot ask; so files go through one route. The pages quote
refused rows, that is, text of strangers, and would load scripts from seven
other hosts; Airflow's token lies in a cookie that scripts can read. Therefore
no script runs here, and nothing is loaded from elsewhere. The index that Great
Expectations writes is empty without scripts: a plain one takes its place.
"""

from collections import defaultdict
from html import escape
from pathlib import Path
from urllib.parse import quote

from airflow.api_fastapi.auth.managers.models.resource_details import AccessView
from airflow.api_fastapi.core_api.security import requires_access_view
from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import FileResponse, HTMLResponse

from govnews.settings import read_settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
        " font-src 'self'; script-src 'none'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}
BUILDS = 50
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Checks</title>
<style>body {{font: 16px/1.5 sans-serif; margin: 2rem}} h2 {{font-size: 1rem; margin: 1.5rem 0 0}}
p {{margin: 0.2rem 0}}</style>
<h1>Checks</h1>
<p>What Great Expectations found in the staging tables of the last builds, newest first.</p>
{rows}
</html>
"""
NOT_BUILT = "No Data Docs yet: build_warehouse builds them in its task 'validate'."


def build_app() -> FastAPI:
    """Return the pages; each of them asks for a login."""
    # docs_url and its kind are routes of FastAPI's own, which no dependency guards.
    app = FastAPI(
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(requires_access_view(AccessView.WEBSITE))],
    )
    app.add_api_route("/data-docs/index.html", show_index, methods=["GET"], response_model=None)
    app.add_api_route("/data-docs/{name:path}", send_file, methods=["GET"], response_model=None)
    return app


def show_index() -> HTMLResponse:
    """Return the list of builds, newest first, with a link to the checks of each table."""
    folder = read_settings().data_docs_dir
    if not (folder / "index.html").exists():
        raise HTTPException(status_code=404, detail=NOT_BUILT, headers=HEADERS)
    return HTMLResponse(index_page(folder), headers=HEADERS)


def send_file(name: str) -> FileResponse:
    """Return one file of the Data Docs."""
    file = find_file(read_settings().data_docs_dir, name)
    if file is None:
        raise HTTPException(status_code=404, detail="not found", headers=HEADERS)
    return FileResponse(file, headers=HEADERS)


def index_page(folder: Path) -> str:
    """Return the list of builds as HTML; their pages lie in validations/<table>/<build>/<time>."""
    builds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in sorted(folder.glob("validations/*/*/*/*.html")):
        table, build, moment = page.relative_to(folder).parts[1:4]
        link = f'<a href="{quote(page.relative_to(folder).as_posix())}">{escape(table)}</a>'
        builds[moment, build].append(link)
    rows = "".join(
        f"<h2>{escape(build)}</h2><p>{' · '.join(links)}</p>"
        for (_, build), links in sorted(builds.items(), reverse=True)[:BUILDS]
    )
    return PAGE.format(rows=rows or "<p>No build was checked yet.</p>")


def find_file(folder: Path, name: str) -> Path | None:
    """Return the file `name` inside `folder`, None where there is none or it lies outside."""
    try:
        file = (folder / name).resolve()
        is_inside = file.is_relative_to(folder.resolve()) and file.is_file()
    except (OSError, ValueError):  # too long a name, a NUL in it
        return None
    return file if is_inside else None
