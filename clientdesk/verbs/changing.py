"""Verbs that change the shop: `undo`, `do`, and `import` with them."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from clientdesk.base.arguments import Command, arguments_of, decode, meaning_of
from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Feature, all_of
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.verbs.bringing_in import IMPORT
from clientdesk.verbs.verb import Outcome, Verb, as_json


def _undo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--batch", type=int, metavar="N", help="an import's number, as `import` gave it")


def _undo(desk: Desk, given: Namespace) -> Outcome:
    step = desk.undo_step(given.batch) if given.batch is not None else desk.undo()
    label = step.label.text()
    return Outcome({"undone": step.id, "label": label}, [label])


def _do_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="the command; `--list` names them all")
    parser.add_argument("arguments", nargs="*", metavar="key=value", help="values with parts as JSON")
    parser.add_argument("--list", action="store_true", help="name the commands with their arguments and meaning")
    parser.add_argument("--script", type=Path, metavar="FILE", help="several commands, one a line")
    parser.add_argument("--atomic", action="store_true", help="with --script: all or nothing, one step")


def commands_of(features: Iterable[Feature]) -> dict[str, Command]:
    """All commands of a shop by their names."""
    commands: list[Command] = [change_settings, *all_of(features, "commands")]
    return {command.__name__: command for command in commands}


def _do(desk: Desk, given: Namespace) -> Outcome:
    if given.list:
        return _listed(desk.features)
    if given.script:
        return _script(desk, given)
    if not given.name:
        raise UserError("name", N_("Please name a command; `do --list` names them all."))
    command, arguments = _understood(desk, given.name, given.arguments)
    result, step = _carried_out(desk, _label(command), command, arguments)
    return Outcome({"result": as_json(result), "step": step}, [str(result)])


def _list_without_a_shop(_given: Namespace, _folder: Path) -> Outcome:
    from clientdesk.features.catalogue import CATALOGUE

    return _listed(CATALOGUE)


def _listed(features: Iterable[Feature]) -> Outcome:
    answer = [
        {
            "name": name,
            "meaning": meaning_of(command),
            "arguments": [
                {"name": one.name, "type": _type_name(one.kind), "required": one.required,
                 "default": None if one.required else as_json(one.default)}
                for one in arguments_of(command)
            ],
        }
        for name, command in sorted(commands_of(features).items())
    ]  # fmt: skip
    return Outcome(answer, [f"{one['name']}\t{one['meaning']}" for one in answer])


def _type_name(kind: Any) -> str:  # noqa: ANN401 - any annotation
    return kind.__name__ if isinstance(kind, type) else str(kind).replace("typing.", "").replace("clientdesk.", "")


def _script(desk: Desk, given: Namespace) -> Outcome:
    try:
        text = given.script.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("script", N_("This file cannot be opened.")) from error
    steps = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            with _on_line(number):
                name, *words = shlex.split(line)
                steps.append((number, *_understood(desk, name, words)))
    if given.atomic:
        result, step = _carried_out(desk, Phrase(N_("Script carried out")), _all_of_it, {"steps": steps})
        return Outcome([{"result": as_json(each), "step": step} for each in result])
    done = []
    for number, command, arguments in steps:
        with _on_line(number):
            result, step = _carried_out(desk, _label(command), command, arguments)
        done.append({"result": as_json(result), "step": step})
    return Outcome(done)


class _on_line:  # noqa: N801 - reads as a word: "with on line 3"
    """Says on which line of a script a slip was."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> None:
        """Begin a line."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, ClientDeskError | ValueError):
            said = error.text() if isinstance(error, ClientDeskError) else str(error)
            raise UserError("script", Phrase(N_("Line {line}: {text}"), line=self._number, text=said)) from error


def _all_of_it(shop: Shop, *, steps: Sequence[tuple[int, Command, Mapping[str, Any]]]) -> list[object]:
    """Carry out several commands within one step."""
    results = []
    for number, command, arguments in steps:
        with _on_line(number):
            results.append(command(shop, **arguments))
    return results


def _understood(desk: Desk, name: str, words: Sequence[str]) -> tuple[Command, dict[str, Any]]:
    command = commands_of(desk.features).get(name)
    if command is None:
        raise UserError("name", Phrase(N_("There is no command called {name}; `do --list` names them all."), name=name))
    pairs = [word.partition("=") for word in words]
    for key, equals, _value in pairs:
        if not equals:
            raise UserError(key, Phrase(N_("“{text}” is not of the form key=value."), text=key))
    return command, decode(command, {key: value for key, _equals, value in pairs})


def _carried_out(
    desk: Desk, label: Phrase, command: Callable[..., Any], given: Mapping[str, Any]
) -> tuple[Any, int | None]:
    """The command's result, and its step; None when it changed nothing."""
    before = desk.last_undo
    result = desk.run(label, command, **given)
    after = desk.last_undo
    return result, after.id if after and after != before else None


def _label(command: Command) -> Phrase:
    return Phrase(command.__name__.replace("_", " ").capitalize())


CHANGING = (
    IMPORT,
    Verb("undo", "Take the last step, or a batch, back.", _undo_arguments, _undo, writes=True),
    Verb(
        "do",
        "Carry out any command of the shop by its name.",
        _do_arguments,
        _do,
        writes=True,
        bare=_list_without_a_shop,
        bare_if=lambda given: bool(given.list),
    ),
)
