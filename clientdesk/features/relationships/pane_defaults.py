"""The form of what a kind of relationship sets: the owner's own, or as the program begins."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.contacts.kinds import Shape, kinds
from clientdesk.features.relationships.commands import change_relationship_defaults, reset_relationship_defaults
from clientdesk.features.relationships.queries import SetByKind, kind_of_defaults, kind_words, set_by_kind
from clientdesk.features.relationships.rules import KINDS, TRANSACTIONAL
from clientdesk.kit.buttons import Button
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.layouts import hide_unless, row

_TEXTS = ("automatic", "personal", "follow_up")


class DefaultsForm(Form):
    """Changes what one kind sets; the button "As begun" takes all of that back.

    Args:
        context: to ask and to change.
        row_id: the row of what the owner changed; None where the kind is told.
        first: "kind".
    """

    def __init__(self, context: Context, row_id: int | None, first: dict[str, Any]) -> None:
        self._context = context
        told = first.get("kind") or context.bridge.ask(kind_of_defaults, row=row_id or 0)
        self._kind = str(told) if told in KINDS else TRANSACTIONAL
        super().__init__(
            _fields(), title=lambda: kind_words(self._kind), name="relationship_defaults_form",
        )  # fmt: skip
        known = context.bridge.ask(set_by_kind, kind=self._kind)
        self.reset_button = Button(
            N_("As it was at first"), "arrow-counter-clockwise", "ghost", clicked=self._reset,
            name="relationship_defaults_form_reset",
        )  # fmt: skip
        hide_unless(known is not None and known.is_own, self.reset_button)
        stack = self.layout()
        if isinstance(stack, QVBoxLayout):
            stack.addLayout(row(self.reset_button, None))
        if known is not None:
            self.set_values(_values(known))
        self.submitted.connect(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        try:
            given = self._given(values)
        except UserError as error:
            self.show_error(error)
            return
        label = Phrase(N_("What “{kind}” sets was changed"), kind=kind_words(self._kind))
        self._context.bridge.run(
            label, change_relationship_defaults, then=self._on_saved, failed=self.show_error, kind=self._kind, **given
        )

    def _given(self, values: dict[str, Any]) -> dict[str, Any]:
        """What differs from how the program begins; the rest stays None, and speaks every language."""
        begun = KINDS[self._kind]
        days = _days(str(values["rhythm_days"]))
        given: dict[str, Any] = {
            "rhythm_days": None if days == begun.rhythm_days else days,
            "channel": None if values["channel"] == begun.channel else values["channel"],
        }
        for name in _TEXTS:
            text = str(values[name]).strip()
            given[name] = None if text == _(getattr(begun, name)) else text
        return given

    def _reset(self) -> None:
        label = Phrase(N_("“{kind}” sets what it set at first"), kind=kind_words(self._kind))
        self._context.bridge.run(
            label, reset_relationship_defaults, then=self._on_saved, failed=self.show_error, kind=self._kind
        )

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _fields() -> list[FormField]:
    ways = [Choice(one.key, one.name, one.icon) for one in kinds() if one.shape is not Shape.NOTE]
    return [
        FormField(
            "rhythm_days", N_("Every how many days"), placeholder=N_("such as 90"),
            hint=N_("Empty for no rhythm. What you agreed on with a customer goes before it."),
        ),
        FormField("channel", N_("How to be in touch"), "choice", choices=[Choice("", N_("Not said")), *ways]),
        FormField(
            "follow_up", N_("Words of a next step"),
            hint=N_("They stand in a new reminder about such a customer."),
        ),
        FormField("personal", N_("Has to be personal"), "note", hint=N_("Shown where a contact is written down.")),
        FormField("automatic", N_("May happen by itself"), "note"),
    ]  # fmt: skip


def _values(known: SetByKind) -> dict[str, object]:
    return {
        "rhythm_days": str(known.rhythm_days or ""),
        "channel": known.channel,
        "follow_up": known.follow_up,
        "personal": known.personal,
        "automatic": known.automatic,
    }


def _days(text: str) -> int:
    if not text.strip():
        return 0
    if not text.strip().isdecimal() or len(text.strip()) > 9:
        raise UserError("rhythm_days", N_("Please give a number of days."))
    return int(text)
