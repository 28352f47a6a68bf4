"""Whether anybody else has written into the shop's file."""

from __future__ import annotations

from clientdesk.store.database import Store
from clientdesk.store.troubles import plain_troubles


class Watch:
    """Notices what was written through other connections: another program's, or a worker thread's.

    Args:
        store: the open store; every call belongs on the thread that opened it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = self._version()

    def has_changed(self) -> bool:
        """Whether somebody else has written since this was last asked; costs a few microseconds."""
        version = self._version()
        changed, self._seen = version != self._seen, version
        return changed

    def _version(self) -> int:
        # A number that differs when the file was changed by another connection than the one that asks.
        with plain_troubles():
            return int(self._store.database.execute_sql("PRAGMA data_version").fetchone()[0])
