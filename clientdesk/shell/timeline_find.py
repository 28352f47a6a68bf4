"""Finding words on the timeline: which entries hold them, found in the way the search of the program finds names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from clientdesk.base.finding import Query, index_tokens_of_name, parse_query
from clientdesk.base.marks import highlight
from clientdesk.base.words import shown
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.kit.lettering import Mark
from clientdesk.shell.timeline_reading import Key, key_of


class Finds:
    """What a search on the timeline found, the newest first, and the find where one stands.

    Args:
        second: what else is read of an entry: with whom it was.
    """

    def __init__(self, second: Callable[[TimelineEntry], str]) -> None:
        self._second = second
        self._folded: dict[Key, tuple[TimelineEntry, str]] = {}
        self._query: Query | None = None
        self.text = ""
        self.hits: list[Key] = []
        self.place = -1

    @property
    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return self._query is not None

    @property
    def current(self) -> Key | None:
        """The entry where one stands."""
        return self.hits[self.place] if 0 <= self.place < len(self.hits) else None

    def ask(self, text: str) -> None:
        """Look for something else from now on; nothing is found yet."""
        query = parse_query(text)
        self.text = text
        self._query = query if query.parts else None
        self.hits, self.place = [], -1

    def look_through(self, entries: Iterable[TimelineEntry]) -> None:
        """Look through entries that are older than all before."""
        if self._query is None:
            return
        self.hits += [key_of(entry) for entry in entries if _meets(self._query, self._text_of(entry))]

    def step(self, by: int) -> Key | None:
        """Go to the next find (1) or back (-1), round at the end; the first where one stood nowhere."""
        if not self.hits:
            return None
        self.place = (self.place + by) % len(self.hits) if self.place >= 0 else (0 if by > 0 else len(self.hits) - 1)
        return self.current

    def keep_at(self, key: Key | None) -> None:
        """Stand at an entry again after it was looked through anew."""
        self.place = self.hits.index(key) if key in self.hits else -1

    def marks(self, text: str) -> Sequence[Mark]:
        """Where the words stand in a text, as (start, length)."""
        if self._query is None:
            return ()
        return [(start, end - start) for start, end in highlight(text, self._query)]

    def forget(self) -> None:
        """Look for nothing, and hold nothing."""
        self._folded.clear()
        self.ask("")

    def _text_of(self, entry: TimelineEntry) -> str:
        """The tokens of an entry, each with a blank before it; made once."""
        key = key_of(entry)
        known = self._folded.get(key)
        if known is None or known[0] is not entry:
            files = " ".join(file.name for file in entry.files)
            parts = (shown(entry.title), self._second(entry), entry.body, shown(entry.next_step),
                     shown(entry.detail), files)  # fmt: skip
            said = " ".join(index_tokens_of_name(" ".join(parts)))
            known = self._folded[key] = (entry, f" {said}")
        return known[1]


def _meets(query: Query, text: str) -> bool:
    """The same as `Query.is_met_by`, over tokens that stand in one text."""
    return all(
        any(all(any(f" {word}" in text for word in spellings) for spellings in reading) for reading in readings)
        for readings in query.parts
    )
