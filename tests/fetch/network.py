"""A resolver and a connector that record everything, and dial nothing but loopback."""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence

PUBLIC = "203.113.131.1"  # of a Vietnamese network; never dialled here


class Network:
    """What the world looks like to one guard: names, and where a public address truly leads.

    `names` maps a name to its addresses, or to one list of addresses per look-up. Whatever is
    dialled is written down; it then leads to `port` on loopback, or is refused.
    """

    def __init__(
        self, names: Mapping[str, Sequence[str] | Sequence[Sequence[str]]], port: int | None = None
    ) -> None:
        self.names = names
        self.port = port
        self.looked_up: list[str] = []
        self.dialled: list[tuple[str, int]] = []

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        found = self.names.get(host)
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        turns = [each for each in found if not isinstance(each, str)]
        if turns:
            return turns[min(self.looked_up.count(host), len(turns)) - 1]
        return [each for each in found if isinstance(each, str)]

    def dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        if self.port is None:
            raise ConnectionRefusedError("refused")
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)
