"""Makes up arguments for any command of the catalogue, read off its annotations alone."""

from __future__ import annotations

import dataclasses
import typing
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from clientdesk.base.arguments import Command, arguments_of, row_of, unwrapped
from clientdesk.desk.desk import Desk

WORDS = st.sampled_from(
    [
        "",
        " ",
        "Anna",
        "FREQ=WEEKLY;COUNT=5",
        "FREQ=DAILY",
        "call",  # a kind of contact, told by its key
        "note",
        "Живиле",
        "כהן",
        "O'Brien",
        "<b>x</b>",
        "+372 5123 4567",
        "anna@post.ee",
        "A",
        "{0}",
        "null",
        "🦊",
    ]
)
TEXTS = st.one_of(WORDS, st.text(max_size=12))
MOMENTS = [datetime(2026, 11, day, 10) for day in (9, 16, 17, 23)]  # noqa: DTZ001 - naive: the shop's wall
"""Some that meet: one of a series is named by its start."""
DATES = st.dates(date(1890, 1, 1), date(2210, 1, 1))


def given_for(desk: Desk, command: Command) -> st.SearchStrategy[dict[str, Any]]:
    """Keyword arguments for `command`: mostly sensible, sometimes odd; ids of rows that are there or are gone."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for argument in arguments_of(command):
        (required if argument.required else optional)[argument.name] = _value(desk, argument.kind)
    return st.fixed_dictionaries(required, optional=optional)


def _value(desk: Desk, kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    reference = row_of(kind)
    bare, may_be_none = unwrapped(kind)
    made = _ids(desk, reference.table) if reference else _bare(desk, bare)
    return st.none() | made if may_be_none else made


def _ids(desk: Desk, table: str) -> st.SearchStrategy[int]:
    rows = desk.store.database.execute_sql(f'SELECT id FROM "{table}" LIMIT 50').fetchall()
    there = [row[0] for row in rows]
    return st.sampled_from([*there, *there, 10_000, -1])


def _bare(desk: Desk, kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    if typing.get_origin(kind) is tuple:
        return st.lists(_value(desk, typing.get_args(kind)[0]), max_size=3).map(tuple)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{field.name: _value(desk, hints[field.name]) for field in dataclasses.fields(kind)})
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXTS,
        bool: st.booleans(),
        int: st.integers(-5, 3_000),
        date: DATES,
        datetime: st.sampled_from(MOMENTS) | st.datetimes(datetime(1890, 1, 1), datetime(2210, 1, 1)),  # noqa: DTZ001
    }
    return simple[kind]
