"""`make demo`: everything from an empty folder to facts, on one machine, and back to nothing.

    python -m demo.run [--once] [--samples FOLDER] [--day 2] [--state FOLDER] [--broken SLUG]

Exit codes: 0 done, 1 something failed (one sentence says what), 2 wrong usage,
130 interrupted before the end.
"""

from __future__ import annotations

import argparse
import fcntl
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import sqlalchemy.exc

from demo.airflow_api import AirflowRefused
from demo.airflow_environment import ROOT
from demo.airflow_stack import StackFailed
from demo.interruption import Interrupted, Interruption
from demo.postgres import ClusterFailed
from demo.samples import WrongUsage, read_samples
from demo.supervisor import demonstrate
from govnews.failures import Failure
from govnews.portals.shelf import portal_slugs

# Also what the world under us may do: a database that goes away, a full disk, a dead connection.
STOPPING = (
    Failure,
    StackFailed,
    AirflowRefused,
    ClusterFailed,
    psycopg.OperationalError,
    sqlalchemy.exc.OperationalError,
    OSError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demo, return its exit code."""
    wanted = read_arguments(arguments)
    interruption = Interruption()
    try:
        samples = read_samples(wanted.samples, wanted.day, portal_slugs(), wanted.broken)
        with held_state(wanted.state) as state:
            return demonstrate(state, samples, wanted.once, interruption)
    except WrongUsage as error:
        print(error, file=sys.stderr)
        return 2
    except Interrupted:
        return 130
    except STOPPING as error:
        print(f"failed: {in_one_line(error)}", file=sys.stderr)
        return 1


def in_one_line(error: BaseException) -> str:
    """Return the error's words without line breaks; its class where it has no words."""
    said = getattr(error, "orig", None) or error
    return " ".join(str(said).split()) or type(error).__name__


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m demo.run", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--once", action="store_true", help="stop when the facts are printed")
    parser.add_argument(
        "--samples", type=Path, default=ROOT / "demo" / "sites", help="folder of sites to play"
    )
    parser.add_argument("--day", type=int, default=1, choices=(1, 2), help="day of the sites")
    parser.add_argument("--broken", metavar="SLUG", help="a site that answers 500 to everything")
    parser.add_argument("--state", type=Path, default=ROOT / "state" / "demo")
    return parser.parse_args(arguments)


@contextmanager
def held_state(folder: Path) -> Iterator[Path]:
    """Hold the state folder for this demo alone; the lock ends with the process."""
    state = folder.absolute()
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock = (state / "lock").open("w")
    except OSError as error:
        raise WrongUsage(f"STATE: {state} cannot be written ({error.strerror})") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongUsage(
                f"a demo already runs in {state}: stop it, or choose another STATE"
            ) from None
        yield state


if __name__ == "__main__":
    sys.exit(main())
