"""Table words: how a capability's tables and columns are called, told on its card for everything that shows changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clientdesk.base.words import _

Say = Callable[[str], str]
"""Says a stored value in the language of the moment."""


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words of one table.

    Args:
        table: its name.
        title: what its rows are, in the plural, marked for translation ("Contacts").
        columns: what each column is called, marked for translation, in the order in which they are told.
        says: how the values of a column are said where they are codes.
        silent: columns that mean nothing to a person, or that another column tells already.
        later: columns that are told when they change, not when the row comes or goes.
        alone: columns whose value says it all, so that the name is left out ("Ask about the saddle").
    """

    table: str
    title: str
    columns: Mapping[str, str]
    says: Mapping[str, Say] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


def coded(words: Mapping[str, str]) -> Say:
    """Says codes by `words`, marked for translation; a code that is not among them stays as it is."""
    return lambda code: _(words[code]) if code in words else code
