"""Rows of the tab Background: something learnt, and what a colleague put in, each with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.base.days import short_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.knowledge.commands import (
    confirm_insight,
    delete_insight,
    reopen_insight,
    settle_insight,
)
from clientdesk.features.knowledge.commands_remarks import delete_remark
from clientdesk.features.knowledge.queries import InsightView, told_of
from clientdesk.features.knowledge.queries_remarks import RemarkView
from clientdesk.features.knowledge.rules import BY_TOPIC, Age, Topic
from clientdesk.kit.buttons import Button, IconButton
from clientdesk.kit.context import Context
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import column, hide_unless, row
from clientdesk.kit.spoken import literal

_SMALL = 28.0
_NO_BREAK = "\u00a0"
_SETTLED_LABELS = {
    Topic.NEEDS: N_("Need met"),
    Topic.GOALS: N_("Goal reached"),
    Topic.RISKS: N_("Risk over"),
}
_CLAIM_STATES = {
    "": N_("Differs from the record"),
    "taken": N_("Taken over into the record"),
    "kept": N_("The record was kept"),
}


class InsightRow(QWidget):
    """One thing learnt; its buttons are called `insight_<id>_<deed>`.

    Args:
        context: to change it.
        view: what it shows.
        today: the date on the wall.
    """

    def __init__(self, context: Context, view: InsightView, today: date) -> None:
        super().__init__()
        self._context = context
        self._view = view
        over = view.settled_on is not None
        faded = over or view.age is Age.OLD
        text = _text(view.text, "ink3" if over else "ink2" if faded else "ink")
        aged = not over and view.age is not Age.FRESH
        self.told = PlainLabel(literal(told_of(view, today)), "second", "warn" if aged else "ink3", wrap=True)
        self.setLayout(column(text, _with_buttons(self.told, self._buttons()), gap=2, margins=(0, 4, 0, 4)))

    def _buttons(self) -> list[QWidget]:
        name, settles = f"insight_{self._view.id}", BY_TOPIC[self._view.topic].settles
        made: list[QWidget] = []
        if self._view.settled_on is not None:
            undo = partial(self._run, N_("Note open again"), reopen_insight)
            made.append(
                Button(N_("Not yet after all"), None, "link", height=_SMALL, clicked=undo, name=f"{name}_reopen")
            )
        else:
            confirm = partial(self._run, N_("Confirmed as still true"), confirm_insight)
            made.append(
                Button(N_("Still true"), "check", "link", height=_SMALL, clicked=confirm, name=f"{name}_confirm")
            )
        if settles and self._view.settled_on is None:
            settle = partial(self._run, _SETTLED_LABELS[self._view.topic], settle_insight)
            made.append(Button(settles, "check-circle", "link", height=_SMALL, clicked=settle, name=f"{name}_settle"))
        edit = partial(self._context.edit, "insight", self._view.id)
        delete = partial(self._run, N_("Note deleted"), delete_insight)
        return [*made, *_edit_and_delete(name, edit, delete)]

    def _run(self, label: str, command: Callable[..., object]) -> None:
        self._context.bridge.run(label, command, row=self._view.id)


class RemarkRow(QWidget):
    """What a colleague put in; its buttons are called `remark_<id>_<deed>`.

    Args:
        context: to change it.
        view: what it shows.
        today: the date on the wall.
    """

    def __init__(self, context: Context, view: RemarkView, today: date) -> None:
        super().__init__()
        name = f"remark_{view.id}"
        self.more = _text(view.more, "ink2")
        self.more.hide()
        self.more_button = Button(
            N_("Show all"), None, "link", height=_SMALL, clicked=self._toggle, name=f"{name}_more"
        )
        hide_unless(view.more, self.more_button)
        told = [view.author_name, short_date(view.at.date(), today)]
        if view.claim is not None:
            told.append(_(_CLAIM_STATES[view.settled]))
        second = PlainLabel(literal(" · ".join(part for part in told if part)), "second", "ink3", wrap=True)
        edit = partial(context.edit, "remark", view.id)
        delete = partial(context.bridge.run, N_("Note deleted"), delete_remark, row=view.id)
        buttons = [self.more_button, *_edit_and_delete(name, edit, delete)]
        body = column(_text(view.text, "ink"), self.more, _with_buttons(second, buttons), gap=2, margins=(0, 4, 0, 4))
        self.setLayout(body)

    def _toggle(self) -> None:
        shown = self.more.isHidden()
        self.more.setVisible(shown)
        self.more_button.set_words(N_("Show less") if shown else N_("Show all"))


def _text(text: str, colour: str) -> PlainLabel:
    label = PlainLabel(literal(text), "text", colour, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _with_buttons(told: PlainLabel, buttons: Sequence[QWidget]) -> QHBoxLayout:
    line = row(told, *buttons, gap=2)
    line.setStretch(0, 1)
    line.setAlignment(told, Qt.AlignmentFlag.AlignVCenter)
    return line


def _edit_and_delete(name: str, edit: Callable[[], object], delete: Callable[[], object]) -> list[QWidget]:
    return [
        IconButton("pencil-simple", N_("Edit"), size=_SMALL, clicked=edit, name=f"{name}_edit"),
        IconButton("trash", N_("Delete"), size=_SMALL, clicked=delete, name=f"{name}_delete"),
    ]


def says(name: str, recorded: str, claimed: str) -> Phrase:
    """What stands in the record, and beside it what a note says; `claimed` "" is "do not call"."""
    # Numbers and addresses keep their own direction (U+2068 to U+2069) in a sentence that runs the other way.
    # A number is not broken at its blanks.
    there, other = (f"\u2068{value.replace(' ', _NO_BREAK)}\u2069" for value in (recorded, claimed))
    if not claimed and not name:
        return Phrase(N_("Recorded: nothing against calls. A note says: do not call."))
    if not claimed:
        return Phrase(N_("Recorded: nothing against calls. The note from {name} says: do not call."), name=name)
    if not name:
        return Phrase(N_("Recorded: {recorded}. A note says: {claimed}."), recorded=there, claimed=other)
    words = N_("Recorded: {recorded}. The note from {name} says: {claimed}.")
    return Phrase(words, recorded=there, name=name, claimed=other)
