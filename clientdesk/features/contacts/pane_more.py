"""What else can be told of a contact in the composer: when, who began it, how long, where, who was there, by whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.features.contacts.kinds import BUILT_IN, Kind, Shape
from clientdesk.features.contacts.pane_people import PeopleField
from clientdesk.features.contacts.pane_wording import INITIATORS, PLACES, direction_choices
from clientdesk.features.contacts.queries import outcomes_used
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
from clientdesk.features.contacts.rules import read_length
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.dates import DateField, TimeField
from clientdesk.kit.fields import Field, Select, TextField, offer_beneath
from clientdesk.kit.layouts import column, scrolled
from clientdesk.kit.living import Living
from clientdesk.kit.spoken import literal
from clientdesk.kit.style import style_of
from clientdesk.kit.ticks import Tick

_MOST, _FEWEST = 3, 2
_NARROW = 420.0
"""Design pixels: in less, three beside one another cut their words."""
_ONE_LINE = 56.0
_NOT_SAID = N_("Not said")
_ANSWERED = {"yes": True, "no": False}
_ANSWERS = (Choice("", _NOT_SAID), Choice("yes", N_("Answered")), Choice("no", N_("No answer")))


class MoreFields(Living, QWidget):
    """The small fields; what stays untouched is not told.

    Args:
        context: of the window.
        parent: as ever.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_composer_more_fields")
        self._context = context
        self._kind = BUILT_IN[0]
        self._beside = _MOST
        self._shown_at: datetime | None = None
        self.day = DateField(name="composer_day")
        self.moment = TimeField(name="composer_time")
        self.length = TextField(N_("minutes"), name="composer_length")
        self.direction = Select(direction_choices(ContactKind.CALL), name="composer_direction")
        self.answered = Select(_ANSWERS, name="composer_answered")
        self.initiator = Select(INITIATORS, name="composer_initiator")
        self.place = Select(PLACES, name="composer_place")
        self.outcome = TextField(N_("such as: answered"), name="composer_outcome")
        self.staff = Select([], name="composer_staff")
        self.present = PeopleField(context, None)
        self.present.setObjectName("composer_present")
        self.important = Tick(N_("Important"), name="composer_important")
        self._length_field = Field(N_("Length"), self.length)
        self._direction_field = Field(N_("Which way"), self.direction)
        self._answered_field = Field(N_("Answer"), self.answered)
        self._initiator_field = Field(N_("Whose idea it was"), self.initiator)
        self._place_field = Field(N_("Where"), self.place)
        self._present_field = Field(N_("Who else was there"), self.present)
        self._fields = (
            Field(N_("Day"), self.day), Field(N_("Time"), self.moment), self._length_field, self._direction_field,
            self._answered_field, self._initiator_field, self._place_field, Field(N_("Outcome"), self.outcome),
            Field(N_("Who of us"), self.staff), self._present_field,
        )  # fmt: skip
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # In a low window with large letters there is not room for all lines at once.
        self._area = scrolled(self._inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._area))
        # Fields are children of their own from the start: those that a kind has no use for stand in no line.
        for field in (*self._fields, self.important):
            field.setParent(self._inner)
        self.hide()
        self.reset()
        self.come_alive()

    def values(self) -> dict[str, Any]:
        """What was told, as `log_contact` takes it; what was left as it stood is not in it.

        Raises:
            UserError: on `lasted_s`, when the length cannot be read.
        """
        if self.isHidden():
            return {}
        told: dict[str, Any] = {"outcome": self.outcome.text(), "important": self.important.isChecked()}
        chosen = {
            "direction": Direction(self.direction.current()) if self._kind.has_direction else None,
            "lasted_s": self._length() if self._kind.has_length else None,
            "answered": _ANSWERED.get(self.answered.current()) if self._kind.shape is Shape.TALK else None,
            "initiator": Initiator(self.initiator.current()) if self._kind.shape is not Shape.NOTE else None,
            "place": Place(self.place.current()) if self._kind.shape is Shape.MEETING else None,
            "present": self.present.value() if self._is_company() else None,
            "on": None if self._moment() == self._shown_at else self._moment(),
            "by": int(self.staff.current()) if self.staff.current() else None,
        }
        return told | {name: value for name, value in chosen.items() if value or value is False}

    def show_kind(self, kind: Kind) -> None:
        """Offer what makes sense for a kind."""
        shape, was = kind.shape, self._kind
        self._kind = kind
        self.direction.set_choices(direction_choices(kind.key), self.direction.current())
        self._direction_field.setHidden(not kind.has_direction)
        self._length_field.setHidden(not kind.has_length)
        self._answered_field.setHidden(shape is not Shape.TALK)
        self._initiator_field.setHidden(shape is Shape.NOTE)
        self._place_field.setHidden(shape is not Shape.MEETING)
        self._present_field.setHidden(not self._is_company())
        if was is not kind:
            self._arrange()
        self.updateGeometry()

    def reset(self) -> None:
        """Nothing is told; the moment is now, the person the one at the desk."""
        desk = self._context.bridge.desk
        now = local_now(desk.clock).replace(second=0)
        self.day.set_day(now.date())
        self.moment.set_moment(now.time())
        self._shown_at = self._moment()
        for choice in (self.direction, self.answered, self.initiator, self.place):
            choice.choose("")
        for field in (self.length, self.outcome, self.present):
            field.clear()
        self.important.setChecked(False)
        self._offer_staff(desk.staff)
        self._offer_outcomes()
        self.show_kind(self._kind)

    def focus_on(self, field: str) -> None:
        """Put the cursor where an error is."""
        editors = {
            "on": self.day, "lasted_s": self.length, "outcome": self.outcome, "by": self.staff, "present": self.present,
        }  # fmt: skip
        if field in editors and not self.isHidden():
            editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """All lines, where there is room."""
        return self._inner.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer beside one another where it is narrow."""
        super().resizeEvent(event)
        beside = _FEWEST if self.width() < style_of().px(_NARROW) else _MOST
        if beside != self._beside:
            self._beside = beside
            self._arrange()
            self.updateGeometry()

    def restyle(self) -> None:
        """Take the distances anew."""
        px = style_of().px
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
        self._area.setMinimumHeight(px(_ONE_LINE))
        self._arrange()
        super().restyle()

    def _is_company(self) -> bool:
        """Whether others may have been there."""
        return self._kind.shape in {Shape.TALK, Shape.MEETING}

    def _arrange(self) -> None:
        """Some beside one another, those that make sense for the kind, without gaps."""
        everything: tuple[QWidget, ...] = (*self._fields, self.important)
        for widget in everything:
            self._grid.removeWidget(widget)
        for place in range(_MOST):
            self._grid.setColumnStretch(place, 1 if place < self._beside else 0)
        shown = [field for field in self._fields if not field.isHidden()]
        for place, field in enumerate([*shown, self.important]):
            line, at = divmod(place, self._beside)
            below = Qt.AlignmentFlag.AlignBottom if field is self.important else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(field, line, at, below)

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
