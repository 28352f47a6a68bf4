"""What else can be told of a contact in the composer: who began it, when, how long, with what outcome, by whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.contacts.pane_wording import direction_choices
from clientdesk.features.contacts.queries import outcomes_used
from clientdesk.features.contacts.records import ContactKind, Direction
from clientdesk.features.contacts.rules import HAS_DIRECTION, HAS_LENGTH, read_length
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField, TimeField
from clientdesk.kit.fields import Field, Select, TextField, offer_beneath
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of


class MoreFields(QWidget):
    """The small fields; what stays untouched is not told.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer_more_fields")
        self._context = context
        self._kind = ContactKind.NOTE
        self._shown_at: datetime | None = None
        self.day = DateField(name="composer_day")
        self.moment = TimeField(name="composer_time")
        self.direction = Select(direction_choices(ContactKind.CALL), name="composer_direction")
        self.length = TextField(N_("minutes"), name="composer_length")
        self.outcome = TextField(N_("such as: answered"), name="composer_outcome")
        self.staff = Select([], name="composer_staff")
        self._direction_field = Field(N_("Who began it"), self.direction)
        self._length_field = Field(N_("Length"), self.length)
        self._lay_out()
        self.reset()

    def values(self) -> dict[str, Any]:
        """What was told, as `log_contact` takes it.

        Raises:
            UserError: on `lasted_s`, when the length cannot be read.
        """
        if self.isHidden():
            return {}
        told: dict[str, Any] = {"outcome": self.outcome.text()}
        if self._kind in HAS_DIRECTION:
            told["direction"] = Direction(self.direction.current())
        if self._kind in HAS_LENGTH:
            told["lasted_s"] = self._length()
        if self._moment() != self._shown_at:
            told["on"] = self._moment()
        if self.staff.current():
            told["by"] = int(self.staff.current())
        return told

    def show_kind(self, kind: ContactKind) -> None:
        """Offer what makes sense for a kind."""
        self._kind = kind
        self.direction.set_choices(direction_choices(kind), self.direction.current())
        self._direction_field.setVisible(kind in HAS_DIRECTION)
        self._length_field.setVisible(kind in HAS_LENGTH)

    def reset(self) -> None:
        """Nothing is told; the moment is now, the person the one at the desk."""
        desk = self._context.bridge.desk
        now = local_now(desk.clock).replace(second=0)
        self.day.set_day(now.date())
        self.moment.set_moment(now.time())
        self._shown_at = self._moment()
        self.direction.choose(Direction.NONE.value)
        self.length.clear()
        self.outcome.clear()
        self._offer_staff(desk.staff)
        self._offer_outcomes()

    def focus_on(self, field: str) -> None:
        """Put the cursor where an error is."""
        editors = {"on": self.day, "lasted_s": self.length, "outcome": self.outcome, "by": self.staff}
        if field in editors and not self.isHidden():
            editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _length(self) -> int | None:
        try:
            return read_length(self.length.text())
        except ValueError as error:
            raise UserError("lasted_s", N_("Please write the length in minutes, such as 6.")) from error

    def _moment(self) -> datetime | None:
        day = self.day.day()
        return None if day is None else datetime.combine(day, self.moment.moment())

    def _offer_staff(self, present: int | None) -> None:
        members = self._context.bridge.ask(staff_members)
        nobody = [] if present is not None else [Choice("", N_("Nobody in particular"))]
        people = [Choice(str(member.id), literal(member.name)) for member in members]
        self.staff.set_choices([*nobody, *people], "" if present is None else str(present))

    def _offer_outcomes(self) -> None:
        words = self._context.bridge.ask(outcomes_used)
        completer = QCompleter(words, self.outcome)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offer_beneath(self.outcome, completer)

    def _lay_out(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(style_of().px(8))
        staff = Field(N_("Who of us"), self.staff)
        when = (Field(N_("Day"), self.day), Field(N_("Time"), self.moment))
        outcome = Field(N_("Outcome"), self.outcome)
        for line in ((*when, self._length_field), (self._direction_field, outcome, staff)):
            row = QHBoxLayout()
            row.setSpacing(style_of().px(8))
            for field in line:
                row.addWidget(field, 1)
            stack.addLayout(row)
