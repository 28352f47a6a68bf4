"""Arguments of commands: what their types say to the command line, to forms and to the machine that tests them all.

A command is a function whose first argument is the shop and whose others are keyword-only and annotated with `str`,
`int`, `bool`, `date`, `datetime` (naive: the shop's wall clock), a `StrEnum`, a frozen dataclass of these, a tuple of
one of them, any of them `| None`, or `Annotated[int, RowOf(...)]` for the id of a row.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class RowOf:
    """Marks an `int` as the id of a row of `table`."""

    table: str


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command: its name, resolved type, whether it must be given, and the default otherwise."""

    name: str
    kind: Any
    required: bool
    default: Any = None


def arguments_of(command: Command) -> tuple[Argument, ...]:
    """The keyword arguments of `command`, in the order they are declared."""
    hints = typing.get_type_hints(command, include_extras=True)
    return tuple(
        Argument(name, hints[name], one.default is inspect.Parameter.empty, one.default)
        for name, one in inspect.signature(command).parameters.items()
        if one.kind is inspect.Parameter.KEYWORD_ONLY
    )


def meaning_of(command: Command) -> str:
    """The first sentence of its docstring."""
    return inspect.getdoc(command).splitlines()[0] if command.__doc__ else ""  # type: ignore[union-attr]


def decode(command: Command, given: Mapping[str, str]) -> dict[str, Any]:
    """Turn words of the command line (`key=value`, structured values as JSON) into the command's arguments.

    Raises:
        UserError: on the argument that is unknown, missing, or not readable as its type.
    """
    known = {argument.name: argument for argument in arguments_of(command)}
    for name in given:
        if name not in known:
            raise UserError(name, Phrase(N_("There is no argument called {name}."), name=name))
    for argument in known.values():
        if argument.required and argument.name not in given:
            raise UserError(argument.name, Phrase(N_("Please give {name}."), name=argument.name))
    return {name: _read(name, known[name].kind, text) for name, text in given.items()}


def _read(name: str, kind: Any, text: str) -> Any:  # noqa: ANN401 - any annotated type
    bare, optional = unwrapped(kind)
    if optional and text in ("", "null"):
        return None
    try:
        if bare is str or (isinstance(bare, type) and issubclass(bare, StrEnum)):
            return bare(text)
        if bare in (date, datetime):
            return bare.fromisoformat(text)
        return from_json(bare, json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(name, Phrase(N_("“{text}” cannot be read as {name}."), text=text, name=name)) from error


def from_json(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any annotated type
    """A value of type `kind` from plain JSON (dicts, lists, strings, numbers)."""
    bare, optional = unwrapped(kind)
    if value is None and optional:
        return None
    if typing.get_origin(bare) is tuple:
        return tuple(from_json(typing.get_args(bare)[0], each) for each in value)
    if dataclasses.is_dataclass(bare) and isinstance(bare, type):
        hints = typing.get_type_hints(bare, include_extras=True)
        return bare(**{key: from_json(hints[key], each) for key, each in value.items()})
    if bare in (date, datetime):
        return bare.fromisoformat(value)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return bare(value)
    if not isinstance(value, bare) or (isinstance(value, bool) and bare is not bool):
        raise TypeError(bare)
    return value


def row_of(kind: Any) -> RowOf | None:  # noqa: ANN401 - any annotated type
    """The `RowOf` mark on an annotation, None when it is not the id of one row."""
    if typing.get_origin(kind) is tuple:
        return None
    for part in (kind, *typing.get_args(kind)):
        for mark in getattr(part, "__metadata__", ()):
            if isinstance(mark, RowOf):
                return mark
    return None


def unwrapped(kind: Any) -> tuple[Any, bool]:  # noqa: ANN401 - any annotated type
    """The type without its `Annotated` marks and its `| None`, and whether None was allowed."""
    optional = False
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        parts = [part for part in typing.get_args(kind) if part is not type(None)]
        optional, kind = len(parts) < len(typing.get_args(kind)), parts[0]
    if hasattr(kind, "__metadata__"):
        kind = typing.get_args(kind)[0]
    return kind, optional
