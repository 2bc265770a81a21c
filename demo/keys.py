"""The demo's secrets: made once per state folder, readable by their owner only."""

from __future__ import annotations

import json
import os
import secrets
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What Airflow signs and encrypts with, and the passwords of people and database roles."""

    token_signing: str
    session_signing: str
    encryption: str
    admin_password: str
    airflow_password: str
    warehouse_password: str
    analyst_password: str


def make_keys() -> Keys:
    """Return fresh keys; the token key has the 64 bytes that HS512 asks for."""
    return Keys(
        token_signing=secrets.token_hex(64),
        session_signing=secrets.token_hex(32),
        encryption=urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        admin_password=secrets.token_urlsafe(12),
        airflow_password=secrets.token_urlsafe(24),
        warehouse_password=secrets.token_urlsafe(24),
        analyst_password=secrets.token_urlsafe(12),
    )


def read_keys(file: Path) -> Keys:
    """Return the keys in `file`; make them first where it is missing."""
    if not file.exists():
        write_secret(file, json.dumps(asdict(make_keys()), indent=1))
    return Keys(**json.loads(file.read_text("utf-8")))


def write_secret(file: Path, text: str, mode: int = 0o600) -> None:
    """Write `text` so that nobody but the owner can ever read it (`mode` from the start)."""
    draft = file.with_name(f".{file.name}.draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as target:
        target.write(text)
    draft.replace(file)
