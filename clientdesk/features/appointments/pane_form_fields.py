"""The fields of the form of an appointment that are its own: the kind as chips, how it repeats with its next days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.appointments.commands import AppointmentKind
from clientdesk.features.appointments.pane_preview import RepeatPreview
from clientdesk.features.appointments.queries import ICONS, AppointmentView
from clientdesk.features.staff.queries import Member
from clientdesk.kit.chips import Chips
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import Editor, FormField
from clientdesk.kit.layouts import column
from clientdesk.kit.repeat_field import RepeatField
from clientdesk.kit.spoken import literal

KINDS = {
    AppointmentKind.MEETING: N_("Meeting"),
    AppointmentKind.CALL: N_("Call"),
    AppointmentKind.VISIT: N_("Visit"),
    # Translators: any other kind of appointment.
    AppointmentKind.OTHER: N_("Something else"),
}


class KindField(Chips):
    """An editor of a form: what is agreed, one chip each."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__([Choice(kind.value, words, ICONS[kind.value]) for kind, words in KINDS.items()])
        self.chosen.connect(lambda _key: self.edited.emit())

    def value(self) -> str:
        """The key of the kind."""
        return self.current()

    def set_value(self, value: object) -> None:
        """Choose a kind; one that is none of these leaves the first."""
        if str(value) in {kind.value for kind in KINDS}:
            self.choose(str(value))


class RepeatsField(QWidget):
    """An editor of a form: the rule, and beneath it the next days on which it falls.

    Args:
        context: of the window.
        starts: of what repeats, naive wall time.
    """

    edited = Signal()

    def __init__(self, context: Context, starts: datetime) -> None:
        super().__init__()
        self._starts, self._all_day = starts, False
        self._series: tuple[AppointmentView, datetime] | None = None
        self.rule = RepeatField(starts.date(), name="appointment_form_repeats")
        self.preview = RepeatPreview(context, name="appointment_form_preview")
        self.setLayout(column(self.rule, self.preview, gap=8))
        self.setFocusProxy(self.rule.choice)
        self.rule.edited.connect(self._on_edited)

    def value(self) -> str:
        """The rule, "" for none."""
        return self.rule.value()

    def set_value(self, value: object) -> None:
        """Show a rule as stored."""
        self.rule.set_value(value)
        self._show()

    def set_series(self, series: AppointmentView, starts: datetime) -> None:
        """It is one of a series that is there: the series as a whole, and when the one that is meant begins."""
        self._series = (series, starts)

    def set_start(self, starts: datetime, *, all_day: bool) -> None:
        """Count from another start."""
        self._starts, self._all_day = starts, all_day
        self.rule.set_day(starts.date())
        self._show()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        """Hand the name that the label gives on to the list of rules."""
        super().setAccessibleName(name)
        self.rule.setAccessibleName(name)

    def _on_edited(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        show, starts, all_day = self.preview.show_rule, self._starts, self._all_day
        series, meant = self._series or (None, None)
        if series is None or meant != starts or self.rule.is_changed():
            show(self.value(), starts, starts, all_day=all_day)
        else:
            # One that hangs on the wall of another zone has its days told by that, not by this one.
            row = None if series.pinned else series.id
            show(self.value(), series.starts, starts, all_day=all_day, series=row)


def fields_of(
    *,
    span: Editor,
    customer: Editor,
    repeats: Editor,
    guests: Editor,
    members: Sequence[Member],
    staff: tuple[int, str] | None,
) -> list[FormField]:
    """The fields from top to bottom.

    Args:
        span: when it is.
        customer: with whom.
        repeats: how it repeats.
        guests: who else is asked to be there.
        members: who works here.
        staff: whose it is now, id and name, offered even where they have left; None for nobody's.
    """
    people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in members)]
    if staff is not None and str(staff[0]) not in {one.key for one in people}:
        people.append(Choice(str(staff[0]), literal(staff[1])))
    return [
        FormField("what", N_("What it is about"), placeholder=N_("such as: fitting of the new frame")),
        FormField("kind", N_("Kind"), make=KindField),
        FormField("customer", N_("With whom"), make=lambda: customer),
        FormField("starts", N_("When"), make=lambda: span),
        FormField("repeats", N_("Repeats"), make=lambda: repeats),
        FormField("guests", N_("Guests"), make=lambda: guests),
        FormField("staff", N_("Whose"), "choice", choices=people),
        FormField("place", N_("Place"), beside=True),
        FormField("note", N_("Note"), "note"),
    ]
