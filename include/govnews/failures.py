"""Everything that can go wrong, in two families: try again, or do not.

    Failure
    ├── TryAgain                 the same call may succeed later
    │   ├── PortalUnreachable    network, time-outs, 5xx, 429 on the whole portal
    │   ├── WarehouseUnreachable Postgres refused, locked or went away
    │   └── ArchiveUnreachable   the archive's object store did not answer
    └── DoNotRetry               the same call would fail again
        ├── WrongSetting         a setting is missing or unreadable
        ├── PortalMistake        a file on the portal shelf is wrong
        ├── PortalSilent         no article where the portal normally has some
        ├── PortalStopped        somebody has stopped the portal's host
        ├── PortalUnwell         a portal brings or reads far less than it used to
        ├── TooManyFailures      a portal's share of failed pages passed its limit
        ├── BrokenArchive        a capture's file is lost, torn or altered
        ├── ChecksFailed         a batch broke an expectation that stops it
        └── BrokenPromise        the warehouse found rows against its own promise

One page's failure is never an exception of the run: it is a fate.
"""

from __future__ import annotations


class Failure(Exception):
    """What stopped a step, in one sentence: expected, found, where."""


class TryAgain(Failure):
    """The same call may succeed later."""


class DoNotRetry(Failure):
    """The same call would fail again."""


class PortalUnreachable(TryAgain):
    """A portal's server did not answer any page."""


class WarehouseUnreachable(TryAgain):
    """Postgres did not answer, or lost the connection."""


class ArchiveUnreachable(TryAgain):
    """The object store that holds the archive did not answer, or lost the connection."""


class WrongSetting(DoNotRetry):
    """A setting is missing or cannot be read; names the setting."""


class PortalMistake(DoNotRetry):
    """A portal file is wrong; names file and line."""


class PortalSilent(DoNotRetry):
    """A portal gave no article at all where it normally has some."""


class PortalStopped(DoNotRetry):
    """Somebody has stopped the portal's host: says who, when and why."""


class PortalUnwell(DoNotRetry):
    """Portals bring far less than they used to, or their pages read worse than before."""


class TooManyFailures(DoNotRetry):
    """More of a portal's pages failed than its limit allows."""


class BrokenArchive(DoNotRetry):
    """A capture cannot be read back from its file."""


class ChecksFailed(DoNotRetry):
    """A whole batch broke an expectation marked fail."""


class BrokenPromise(DoNotRetry):
    """A count or key that the warehouse promises does not hold."""
