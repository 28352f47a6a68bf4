"""The tables of a search index: places, texts, and the full-text index over the texts."""

from __future__ import annotations

from dataclasses import dataclass

GAP = 1 << 16
"""The room between two places when all are given out at once.

Every hit in the full-text index is stored as its distance from the one before: with gaps of 2**32 the index was half
as large again (53 MB instead of 35 for 100,000 customers) and a third slower to build. Sixteen newcomers fit between
the same two neighbours before these have to move.
"""

WORDS_OPTIONS = "detail=none, columnsize=0, prefix='1 2 3 4 5 6 7 8 9 10', tokenize='ascii'"
"""Which rows hold a word, and nothing else; beginnings of up to ten letters are looked up.

A longer beginning is gathered from every word that it begins and sorted before the first hit: with seven letters,
`kazlausk` took 5 ms among a million customers, and the slowest of a hundred keystrokes 4.8 ms instead of 0.8.

`ascii` takes every letter outside ASCII as part of a word, so that what `base/text` has kept together stays together:
with `detail=none` a query word that the tokenizer splits is an error, and the tables of `unicode61` end at Unicode 6.1.
"""


@dataclass(frozen=True)
class Tables:
    """The names of the tables of one search index.

    Args:
        places: (ord, customer): narrow, since all ids are read from it.
    """

    places: str

    @property
    def texts(self) -> str:
        """(ord, sort_key, text): what a row was entered with, to take it out again and to find its neighbours."""
        return f"{self.places}_texts"

    @property
    def words(self) -> str:
        """The full-text index over `texts`."""
        return f"{self.places}_words"

    def schema(self, database: str) -> tuple[str, ...]:
        """The statements that make the tables in `database` ("main"), unless they are there."""
        places = "ord INTEGER PRIMARY KEY, customer INTEGER NOT NULL UNIQUE"
        texts = "ord INTEGER PRIMARY KEY, sort_key BLOB NOT NULL, text TEXT NOT NULL"
        words = f"text, content='{self.texts}', content_rowid='ord', {WORDS_OPTIONS}"
        return (
            f"CREATE TABLE IF NOT EXISTS {database}.{self.places} ({places})",
            f"CREATE TABLE IF NOT EXISTS {database}.{self.texts} ({texts})",
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {database}.{self.words} USING fts5({words})",
        )

    def dropping(self) -> tuple[str, ...]:
        """The statements that drop the tables of the store."""
        return tuple(f"DROP TABLE IF EXISTS main.{table}" for table in (self.words, self.texts, self.places))
