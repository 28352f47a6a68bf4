"""What one person chose about the program, and where the window stood; two small files in the data folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from clientdesk.base.words import LANGUAGES

CHOICES_FILE = "preferences.json"
WINDOW_FILE = "window.json"

T = TypeVar("T")


def _fitting(default: T, fits: Callable[[object], bool]) -> T:
    chosen: T = field(default=default, metadata={"fits": fits})
    return chosen


def _one_of(default: T, *allowed: T) -> T:
    """A choice out of a few; the dataclass keeps `allowed` as its bounds."""
    # 1 == True and 100 == 100.0 in Python, but a tick box is no number: the type has to be the same too.
    kinds = {(type(one), one) for one in allowed}
    return _fitting(default, lambda value: isinstance(value, str | int | None) and (type(value), value) in kinds)


def _is_id(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0)


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(each is not None and _is_id(each) for each in value)


def _are_widths(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str) and isinstance(widths, list) and all(isinstance(width, int) for width in widths)
        for name, widths in value.items()
    )


def _are_weights(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str) and isinstance(weight, int | float) and not isinstance(weight, bool)
        for name, weight in value.items()
    )


def _are_columns(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(key, str) and isinstance(width, int) and not isinstance(width, bool) for key, width in value.items()
    )


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices, each with its type, its bounds and its default; a stored value out of bounds counts as absent.

    Args:
        language: a code of `base.words.LANGUAGES`, "" to follow the system.
        theme: "light", "dark", or "system".
        text_size: per cent.
        density: of rows.
        start_page: the page of the rail that opens first.
        staff: the id of the person at the desk when the program was last used.
        mine_only: whether only reminders of the person at the desk, and those of nobody, are raised.
        notify: whether what is raised is also told by the system's own notifications.
        today_order: keys of the cards of Today as the person put them; others follow.
        today_hidden: keys of the cards of Today that are put away.
        tray: whether closing the window leaves the program in the tray; None until it was asked.
    """

    language: str = _one_of("", "", *LANGUAGES)
    theme: str = _one_of("system", "light", "dark", "system")
    text_size: int = _one_of(100, 100, 115, 130)
    density: str = _one_of("normal", "compact", "normal", "relaxed")
    start_page: str = _fitting("today", lambda value: isinstance(value, str) and value.isidentifier())
    staff: int | None = _fitting(None, _is_id)
    tray: bool | None = _one_of(None, None, True, False)
    mine_only: bool = _one_of(False, True, False)
    notify: bool = _one_of(True, True, False)
    today_order: list[str] = field(default_factory=list, metadata={"fits": _are_names})
    today_hidden: list[str] = field(default_factory=list, metadata={"fits": _are_names})


@dataclass(frozen=True, slots=True)
class WindowState:
    """Where things stood when the window was closed; nothing a person decided on.

    Args:
        geometry: Qt's own, in hexadecimal.
        splits: widths of the panes of a splitter by its name, in pixels.
        tab: the tab of the profile that was open.
        agenda: whether the agenda pane stood open.
        seen: ids of the customers whose profiles were opened last, the last one first.
        last_day: the day (ISO 8601) on which the window was open last.
        away_since: the last day (ISO 8601) before an absence that was not caught up with yet, "" for none.
        notes: whether the timeline shows what the program notes by itself.
        used: how much each goal of "Go to anything" was used.
    """

    geometry: str = _fitting("", lambda value: isinstance(value, str))
    splits: dict[str, list[int]] = field(default_factory=dict, metadata={"fits": _are_widths})
    tab: str = _fitting("", lambda value: isinstance(value, str))
    agenda: bool = _one_of(True, True, False)
    columns: dict[str, int] = field(default_factory=dict, metadata={"fits": _are_columns})
    used: dict[str, float] = field(default_factory=dict, metadata={"fits": _are_weights})
    seen: list[int] = field(default_factory=list, metadata={"fits": _are_ids})
    last_day: str = _fitting("", lambda value: isinstance(value, str))
    notes: bool = _one_of(True, True, False)
    away_since: str = _fitting("", lambda value: isinstance(value, str))


def load_preferences(folder: Path) -> Preferences:
    """The choices kept in `folder`; a missing or mangled file gives the defaults."""
    return _kept(folder / CHOICES_FILE, Preferences())


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep them; the file is old or new at every moment.

    Raises:
        OSError: the folder cannot be written to.
    """
    _keep(folder / CHOICES_FILE, asdict(preferences))


def load_window(folder: Path) -> WindowState:
    """Where the window stood last."""
    return _kept(folder / WINDOW_FILE, WindowState())


def save_window(folder: Path, state: WindowState) -> None:
    """Keep where the window stands.

    Raises:
        OSError: the folder cannot be written to.
    """
    _keep(folder / WINDOW_FILE, asdict(state))


def _kept(path: Path, defaults: T) -> T:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return defaults
    if not isinstance(stored, dict):
        return defaults
    good: dict[str, Any] = {}
    for each in fields(defaults):  # type: ignore[arg-type] # a dataclass, as its two callers show
        if each.name in stored and each.metadata["fits"](stored[each.name]):
            good[each.name] = stored[each.name]
    return replace(defaults, **good)  # type: ignore[type-var]


def _keep(path: Path, values: dict[str, Any]) -> None:
    import tempfile  # nothing is kept at a start

    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(values, out, ensure_ascii=False, indent=1)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
