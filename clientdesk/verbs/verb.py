"""What a verb is: its words, its arguments, whether it writes, and what it comes to."""

from __future__ import annotations

import dataclasses
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from clientdesk.base.words import Phrase
from clientdesk.desk.desk import Desk

DONE, WITH_PROBLEMS, REFUSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb came to.

    Args:
        answer: the JSON document.
        lines: the same for a person to read.
        problems: sentences on what could not be taken; any makes the exit 1.
    """

    answer: object
    lines: Sequence[str] = ()
    problems: Sequence[str] = field(default=())

    @property
    def exit(self) -> int:
        """0 done, 1 done with problems listed."""
        return WITH_PROBLEMS if self.problems else DONE


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of the command line.

    Args:
        name: the word.
        meaning: one sentence for `--help`.
        arguments: adds its own to the parser.
        run: does it at the desk of the shop; None for a verb that does not open one.
        writes: it changes the shop: an open window carries it out, and an empty folder becomes a shop.
        bare: does it on the data folder alone, without opening a shop; `bare_if` says of which questions that is so.
        details: what `--help` says further, the shape of its answer for instance.
    """

    name: str
    meaning: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Desk, Namespace], Outcome] | None = None
    writes: bool = False
    bare: Callable[[Namespace, Path], Outcome] | None = None
    bare_if: Callable[[Namespace], bool] = lambda _given: True
    details: str = ""


def as_json(value: object) -> Any:  # noqa: ANN401 - plain JSON
    """Dataclasses as objects, dates in ISO 8601, phrases as sentences; the rest as it is."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Phrase):
            return value.text()
        return {one.name: as_json(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_json(each) for each in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def moment(text: str) -> datetime:
    """A naive local moment from ISO 8601, a date meaning its midnight; for argparse."""
    return datetime.fromisoformat(text).replace(tzinfo=None)
