"""Airflow's REST API as the demo needs it: log in, unpause, trigger, watch."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlencode

REQUEST_SECONDS = 60
# The loopback address never goes through a proxy of the environment.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class AirflowRefused(Exception):
    """Airflow answered with an error or not at all; the sentence holds its own words."""


@dataclass(frozen=True, kw_only=True)
class TaskState:
    """How far one task is; `name` is its own in the grid, empty unless mapped and started."""

    task_id: str
    map_index: int
    name: str
    state: str
    seconds: float


class AirflowApi:
    """One logged-in user at one api-server."""

    def __init__(self, url: str, user: str, password: str) -> None:
        self.url = url
        self._credentials = {"username": user, "password": password}
        self._token = ""

    def is_warm(self) -> bool:
        """Return whether the api-server answers.

        The execution API is asked: its first answer takes seconds, which would
        otherwise cost the first task a retry.
        """
        try:
            with _opener.open(f"{self.url}/execution/health", timeout=REQUEST_SECONDS):
                return True
        except (OSError, HTTPException):
            return False

    def log_in(self) -> None:
        """Fetch a token; it is valid for 24 hours."""
        self._token = self._send("POST", "/auth/token", self._credentials)["access_token"]

    def ask(self, path: str, **query: Any) -> Any:
        """Return what GET answers."""
        return self._send("GET", f"/api/v2/{path}" + (f"?{urlencode(query)}" if query else ""))

    def make_pool(self, name: str, slots: int, description: str) -> None:
        """Create a pool, or leave it as its owner set it."""
        known = {pool["name"] for pool in self.ask("pools")["pools"]}
        if name not in known:
            body = {"name": name, "slots": slots, "description": description}
            self._send("POST", "/api/v2/pools", body)

    def unpause(self, dag_id: str) -> None:
        """Let a DAG run."""
        self._send("PATCH", f"/api/v2/dags/{dag_id}", {"is_paused": False})

    def trigger(self, dag_id: str, partition_key: str) -> str:
        """Start a run of one partition, return its run id."""
        body = {"logical_date": None, "partition_key": partition_key}
        return str(self._send("POST", f"/api/v2/dags/{dag_id}/dagRuns", body)["dag_run_id"])

    def run_state(self, dag_id: str, run_id: str) -> str:
        """Return queued, running, success or failed."""
        return str(self.ask(f"dags/{dag_id}/dagRuns/{quote(run_id)}")["state"])

    def task_states(self, dag_id: str, run_id: str) -> list[TaskState]:
        """Return every task of a run, mapped ones each."""
        path = f"dags/{dag_id}/dagRuns/{quote(run_id)}/taskInstances"
        found = self.ask(path, limit=1000)["task_instances"]
        return [
            TaskState(
                task_id=entry["task_id"],
                map_index=entry["map_index"],
                name=entry["rendered_map_index"] or "",
                state=entry["state"] or "waiting",
                seconds=entry["duration"] or 0.0,
            )
            for entry in found
        ]

    def run_after_asset(self, dag_id: str, source_run_id: str) -> str | None:
        """Return the newest run of `dag_id` that an asset event of `source_run_id` started."""
        for run in self.ask(f"dags/{dag_id}/dagRuns", order_by="-id", limit=10)["dag_runs"]:
            path = f"dags/{dag_id}/dagRuns/{quote(run['dag_run_id'])}/upstreamAssetEvents"
            events = self.ask(path)["asset_events"]
            if any(event["source_run_id"] == source_run_id for event in events):
                return str(run["dag_run_id"])
        return None

    def dag_ids(self) -> set[str]:
        """Return the ids of all DAGs that were parsed."""
        return {dag["dag_id"] for dag in self.ask("dags", limit=100)["dags"]}

    def import_errors(self) -> list[str]:
        """Return the last line of each DAG file's error, with the file."""
        found = self.ask("importErrors")["import_errors"]
        return [
            f"{entry['filename']}: {entry['stack_trace'].strip().splitlines()[-1]}"
            for entry in found
        ]

    def _send(self, method: str, path: str, body: Any = None) -> Any:
        request = urllib.request.Request(f"{self.url}{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if self._token:
            request.add_header("Authorization", f"Bearer {self._token}")
        content = None if body is None else json.dumps(body).encode()
        try:
            with _opener.open(request, content, REQUEST_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            words = error.read().decode(errors="replace")[:500]
            raise AirflowRefused(f"{method} {path}: {error.code} {words}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise AirflowRefused(
                f"{method} {self.url}{path}: no usable answer ({error})"
            ) from error
