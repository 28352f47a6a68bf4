"""What the composer tells the shop: a line as `log_contact` takes it, what follows from it, and its words."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from clientdesk.base.words import N_
from clientdesk.features.contacts.pane_planning import step_said
from clientdesk.features.contacts.pane_wording import LOGGED_AND_PLANNED, logged
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.contacts.rules_line import Moment
from clientdesk.features.contacts.rules_told import Told

_NOON = time(12)


@runtime_checkable
class HasTabs(Protocol):
    """Whatever the composer stands in that shows one tab of several."""

    def show_tab(self, key: str) -> None:
        """Open a tab."""


class ComposerCall(QObject):
    """A child of the context by which the action "Log contact" reaches the composer."""

    wanted = Signal()


def logged_words(kind: str, *, planned: bool, promised: bool = False) -> str:
    """What was done, for toast and Undo."""
    if promised:
        # A note is no contact.
        return N_("Promise written down") if kind == ContactKind.NOTE else N_("Contact logged, promise written down")
    if not planned:
        return logged(kind)
    known = {one.value: words for one, words in LOGGED_AND_PLANNED.items()}
    return known.get(kind, N_("Contact logged, reminder added"))


def wall_moment(moment: Moment, now: datetime) -> datetime:
    """When something was, as one moment: a day alone means now for today, noon for another day."""
    at = moment.at or (now.time() if moment.on == now.date() else _NOON)
    return datetime.combine(moment.on, at)


def told_values(told: Told, now: datetime) -> dict[str, Any]:
    """What a line and its chips tell, as `log_contact` takes it; the note is the composer's to say."""
    reading, step = told.reading, told.reading.next_step
    return {
        "kind": told.kind.key,
        "direction": reading.direction,
        "answered": reading.answered,
        "lasted_s": reading.lasted_s,
        "next_step": "" if step is None else step_said(step, now.date()),
        "on": None if reading.on is None else wall_moment(reading.on, now),
    }
