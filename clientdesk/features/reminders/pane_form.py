"""The form of a reminder: what and when is enough; what is seldom needed is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout

from clientdesk.base.clock import today
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import manner_of
from clientdesk.features.customers.queries_find import find
from clientdesk.features.reminders.commands import add_reminder, change_reminder, delete_series
from clientdesk.features.reminders.pane_form_fields import Way, fields_of, ways
from clientdesk.features.reminders.pane_meetings import meeting_given, meeting_key, meetings
from clientdesk.features.reminders.queries import ReminderView, customer_name, reminder
from clientdesk.features.reminders.rules import ReminderKind
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context
from clientdesk.kit.fields import Select
from clientdesk.kit.form import Form
from clientdesk.kit.form_hints import hints_within
from clientdesk.kit.layouts import hide_unless, row
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.repeat_ends import NEVER, UNTIL
from clientdesk.kit.repeat_field import RepeatField

_FOUND = 8
_SHOWN_FOR = {
    "due_on": Way.DAY,
    "due_time": Way.DAY,
    "repeats": Way.DAY,
    "after_days": Way.AFTER,
    "appointment": Way.MET,
    "lead_met": Way.MET,
}
"""In which way of saying when a field belongs."""


class ReminderForm(Form):
    """Adds a reminder, or changes one.

    Args:
        context: of the window.
        row: which reminder; None for a new one.
        first: values a new one begins with: "customer", "due_on", "due_time", "what", "kind", "note", "to_say",
            "lead", "repeats", "after_days", "appointment", "contact".
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._contact = first.get("contact")
        self._customer = LookupField(self._find, self._name_of, N_("Name or phone; nobody if empty"))
        found = None if row is None else context.bridge.ask(reminder, row=row)
        day = (found.due_on if found else first.get("due_on")) or today(context.bridge.desk.clock)
        self._repeats = RepeatField(day, ends=(NEVER, UNTIL), name="reminder_repeats")
        self._about = found.customer if found else first.get("customer")
        self._appointment = meeting_key(found) if found else str(first.get("appointment") or "")
        met = meetings(context, self._about, self._appointment)
        self._nearest = met.nearest
        in_series = bool(found and found.series and found.done_at is None)
        super().__init__(
            fields_of(
                self._customer,
                self._repeats,
                met=met.choices,
                lead=found.lead if found else int(first.get("lead") or 0),
                staff=context.bridge.ask(staff_members),
                in_series=in_series,
            ),
            title=N_("Reminder"),
            name="reminder_form",
        )
        self.delete_all_button = Button(
            N_("Delete this one and all that follow"), "trash", "ghost", clicked=self._delete_series,
            name="reminder_form_delete_series",
        )  # fmt: skip
        self._hints = hints_within(context, "reminder", self, row)
        self._place_series(in_series=in_series)
        # Where the person has to choose, the first must not stand there as if it were chosen.
        self._take_meeting("" if self._appointment else met.nearest)
        self.set_values(self._first_values(first) if found is None else _values_of(found))
        self._show_way()
        self._hints.look()
        self.edited.connect(self._on_edited)
        self.submitted.connect(self._save)

    def _place_series(self, *, in_series: bool) -> None:
        hide_unless(in_series, self.delete_all_button)
        layout = self.layout()
        if in_series and isinstance(layout, QVBoxLayout):
            layout.addLayout(row(self.delete_all_button, None))

    def _first_values(self, first: dict[str, Any]) -> dict[str, object]:
        desk = self._context.bridge.desk
        known: dict[str, object] = {
            "kind": ReminderKind.CALL.value if first.get("customer") else ReminderKind.NOTE.value,
            "due_on": today(desk.clock),
            "staff": str(desk.staff or ""),
            "way": (Way.AFTER if first.get("after_days") else Way.MET if first.get("appointment") else Way.DAY).value,
        }
        given = {name: value for name, value in first.items() if name != "contact"}
        if first.get("customer"):
            known |= self._as_usual(first["customer"])
        if "lead" in given:
            given["lead"] = given["lead_met"] = str(given["lead"] or "")
        if given.get("appointment"):
            given["appointment"] = str(given["appointment"])
        return known | given

    def _as_usual(self, customer: int) -> dict[str, object]:
        """How this customer is treated by default: the words of a next step, and how to be in touch."""
        manner = self._context.bridge.ask(manner_of, customer=customer)
        if manner is None:
            return {}
        usual: dict[str, object] = {"what": manner.follow_up}
        if manner.channel in {one.value for one in ReminderKind}:
            usual["kind"] = manner.channel
        return usual

    def _on_edited(self) -> None:
        self._follow_customer()
        self._show_way()
        values = self.values()
        seen, folded = ("lead_met", "lead") if values["way"] == Way.MET.value else ("lead", "lead_met")
        if values[seen] != values[folded]:
            self._select(folded).choose(str(values[seen]))
        day = values["due_on"]
        self._repeats.set_day(day if isinstance(day, date) else None)

    def _follow_customer(self) -> None:
        """Offer the appointments of the customer that is told now; what the person chose stays where it fits."""
        if self._customer.value() == self._about:
            return
        self._about = self._customer.value()
        met = meetings(self._context, self._about, self._appointment)
        way, which = self._select("way"), self._select("appointment")
        kept = which.current()
        stays = kept in met.fitting and kept != self._nearest
        for select in (way, which):
            select.blockSignals(True)  # while it is filled, nothing is chosen
        way.set_choices(ways(with_met=bool(met.choices) or way.current() == Way.MET.value))
        which.set_choices(met.choices)
        self._take_meeting(kept if stays else met.nearest)
        self._nearest = met.nearest
        for select in (way, which):
            select.blockSignals(False)

    def _take_meeting(self, key: str) -> None:
        which = self._select("appointment")
        which.setCurrentIndex(-1)
        which.choose(key)

    def _select(self, name: str) -> Select:
        return cast(Select, self.editor(name))

    def _show_way(self) -> None:
        way = Way(str(self.values()["way"]))
        for name, belongs in _SHOWN_FOR.items():
            if name in self._fields:
                self._fields[name].setVisible(way is belongs)
        self._fields["lead"].setVisible(way is not Way.MET)

    def _save(self, values: dict[str, Any]) -> None:
        if not self._customer.take_only() and self._customer.is_unknown():
            self.show_error(UserError("customer", N_("Please take a customer from the list, or leave this empty.")))
            return
        try:
            # The only find may have been taken just now, and the appointment with it.
            given = self._given(self.values())
        except UserError as error:
            self.show_error(error)
            return
        run = self._context.bridge.run
        if self._row is None:
            run(N_("Reminder added"), add_reminder, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row, "only_this": values.get("scope") == "one"}
            run(N_("Reminder changed"), change_reminder, then=self._on_saved, failed=self.show_error, **given)

    def _given(self, values: dict[str, Any]) -> dict[str, Any]:
        given: dict[str, Any] = {
            "what": values["what"],
            "customer": self._customer.value(),
            "kind": ReminderKind(values["kind"]),
            "staff": int(values["staff"]) if values["staff"] else None,
            "lead": int(values["lead"] or 0),
            "to_say": values["to_say"],
            "note": values["note"],
            "contact": self._contact,
        }
        match Way(values["way"]):
            case Way.AFTER:
                return given | {"after_days": _number(values["after_days"]), "due_time": values["due_time"] or None}
            case Way.MET:
                if not values["appointment"]:
                    raise UserError("appointment", N_("Please choose the appointment."))
                return given | meeting_given(str(values["appointment"]))
            case Way.DAY:
                if values["due_on"] is None:
                    raise UserError("due_on", N_("Please give the day."))
                timed = {"due_on": values["due_on"], "due_time": values["due_time"] or None}
                return given | timed | {"repeats": self._repeats.value()}

    def _delete_series(self) -> None:
        self._context.bridge.run(N_("Reminders deleted"), delete_series, then=self._on_saved, row=self._row)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()

    def _find(self, text: str) -> Sequence[LookedUp]:
        found = self._context.bridge.ask(find, text=text, limit=_FOUND)
        return [LookedUp(one.id, one.name, one.phone) for one in found]

    def _name_of(self, customer: int) -> str:
        return self._context.bridge.ask(customer_name, customer=customer)


def _number(text: str) -> int:
    if not text.strip().isdecimal():
        raise UserError("after_days", N_("Please give a number of days."))
    return int(text)


def _values_of(found: ReminderView) -> dict[str, object]:
    way = Way.AFTER if found.after_days is not None else Way.MET if found.appointment is not None else Way.DAY
    values: dict[str, object] = {
        "what": found.what,
        "customer": found.customer,
        "way": way.value,
        "due_on": found.due_on,
        "due_time": found.due_time or "",
        "kind": found.kind,
        "staff": str(found.staff or ""),
        "repeats": found.repeats,
        "lead": str(found.lead or ""),
        "lead_met": str(found.lead or ""),
        "after_days": "" if found.after_days is None else str(found.after_days),
        "to_say": found.to_say,
        "note": found.note,
    }
    if found.appointment is not None:
        values["appointment"] = meeting_key(found)
    return values
