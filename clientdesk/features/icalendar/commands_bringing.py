"""Writes planned events into the calendar: their rows, the days of their series, who is to be there, reminders."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.text import tidy
from clientdesk.base.words import N_
from clientdesk.desk.feature import Progress
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.queries import next_occurrences
from clientdesk.features.appointments.records import Appointment, AppointmentDate, AppointmentGuest
from clientdesk.features.icalendar.planning import CalendarPlan, Deed
from clientdesk.features.icalendar.queries_known import by_uuid, customers_by_email, rows_by_uid
from clientdesk.features.icalendar.rules_rows import uid_of_single
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.formats.ical_event import Person

_LONGEST_NAME = 500
_CHUNK = 200


def bring_in_events(shop: Shop, *, plan: CalendarPlan, progress: Progress, batch: list[int]) -> None:
    """Carry out a plan within one step; `batch` gets the step's id.

    Args:
        shop: the shop.
        plan: what is to be done.
        progress: told now and then how many events are through.
        batch: where the id of the step goes.

    Raises:
        UserError: what the plan would add is there meanwhile.
    """
    new = [deed.uid for deed in plan.deeds if deed.row is None and not deed.calls_off]
    if rows_by_uid(shop, new):
        raise UserError("file", N_("Meanwhile some of these events came into the calendar. Look at the file again."))
    writer = _Writer(shop, plan)
    for done, deed in enumerate(plan.deeds):
        progress(done, len(plan.deeds))
        writer.carry_out(deed)
    writer.remind()
    if shop.step:
        batch.append(shop.step.id)


class _Writer:
    """Carries out deeds one after the other, series before what replaces their occurrences."""

    def __init__(self, shop: Shop, plan: CalendarPlan) -> None:
        self._shop = shop
        persons = [one for deed in plan.deeds for one in (*deed.event.guests, deed.event.organizer) if one]
        self._by_email = customers_by_email(shop, (one.email for one in persons))
        uids = [one.uid for one in persons if one.uid]
        self._customers = by_uuid(shop, "customer", uids)
        self._staff = by_uuid(shop, "staff", uids)
        self._to_remind: list[tuple[int, Deed, int | None]] = []
        self._rows = rows_by_uid(shop, [uid for deed in plan.deeds for uid in _homes(deed)])

    def carry_out(self, deed: Deed) -> None:
        """One of them."""
        if deed.cuts is not None:
            uid, head = deed.cuts
            Appointment.update(repeats=head).where(Appointment.id == self._rows[uid]).execute()
        if deed.calls_off:
            self._call_off(deed)
            return
        customer, guests = self._who(deed)
        columns = self._columns(deed, customer)
        if deed.row is None:
            row = int(Appointment.insert(**columns, uid=deed.uid).execute())
        else:
            row = deed.row
            Appointment.update(**_said(columns, deed)).where(Appointment.id == row).execute()
            AppointmentDate.delete().where(AppointmentDate.appointment == row).execute()
            AppointmentGuest.delete().where(AppointmentGuest.appointment == row).execute()
        self._rows[deed.uid] = row
        self._write_dates(row, deed, customer)
        self._write_guests(row, guests)
        if deed.row is None and deed.event.reminders and not deed.series:
            self._to_remind.append((row, deed, customer))

    # --- Rows

    def _columns(self, deed: Deed, customer: int | None) -> dict[str, Any]:
        made = deed.made
        return {
            "what": made.what,
            "kind": made.kind,
            "starts": made.starts,
            "ends": made.ends,
            "all_day": made.all_day,
            "zone": made.zone,
            "customer": customer,
            "staff": self._owner(deed.event.organizer),
            "place": made.place,
            "note": made.note,
            "repeats": made.repeats,
            "series": self._rows.get(deed.series) if deed.series else None,
            "original": deed.original,
            "pinned": made.pinned,
            "held": made.held,
            "because": made.because,
            "sequence": made.sequence,
        }

    def _owner(self, organizer: Person | None) -> int | None:
        """Who of the shop leads it: whom the file names, else the person at the desk."""
        return self._staff.get(organizer.uid) or self._shop.staff if organizer else self._shop.staff

    def _call_off(self, deed: Deed) -> None:
        """An occurrence falls out of its series, or a row out of the calendar."""
        home = self._rows.get(deed.series)
        if home is not None and deed.original is not None:
            Appointment.delete().where(Appointment.series == home, Appointment.original == deed.original).execute()
            self._add_dates(home, [(deed.original, False)], _customer_of(home))
        elif deed.row is not None:
            Appointment.delete().where(Appointment.id == deed.row).execute()

    def _write_dates(self, row: int, deed: Deed, customer: int | None) -> None:
        made = deed.made
        self._add_dates(row, made.dates, customer)
        for at, length in made.lengths.items():
            columns = self._columns(deed, customer) | {
                "repeats": "", "series": row, "original": at, "starts": at, "ends": at + length,
                "held": "", "because": "",
            }  # fmt: skip
            if not Appointment.select().where(Appointment.series == row, Appointment.original == at).exists():
                Appointment.insert(**columns, uid=uid_of_single(deed.uid, at)).execute()

    def _add_dates(self, row: int, dates: list[tuple[datetime, bool]], customer: int | None) -> None:
        rows = [{"appointment": row, "customer": customer, "at": at, "extra": is_extra} for at, is_extra in dates]
        for start in range(0, len(rows), _CHUNK):
            AppointmentDate.insert_many(rows[start : start + _CHUNK]).on_conflict_ignore().execute()

    # --- Who is to be there

    def _who(self, deed: Deed) -> tuple[int | None, list[tuple[Person, int | None, int | None]]]:
        """The customer it is about, and the guests with whom of the shop's they are: (person, customer, staff)."""
        persons = list(deed.event.guests)
        organizer = deed.event.organizer
        if organizer and not organizer.uid and organizer.email.lower() not in {one.email.lower() for one in persons}:
            persons.append(organizer)
        known = [(one, self._customer(one), self._staff.get(one.uid)) for one in persons]
        about = [customer for one, customer, _staff in known if customer is not None and one.is_customer]
        found = list(dict.fromkeys(customer for _one, customer, _staff in known if customer is not None))
        if not about and len(found) == 1 and deed.event.guests and not any(one.uid for one in persons):
            about = found
        customer = about[0] if about else None
        return customer, [told for told in known if customer is None or told[1] != customer]

    def _customer(self, person: Person) -> int | None:
        return self._customers.get(person.uid) or self._by_email.get(person.email.lower())

    def _write_guests(self, row: int, guests: list[tuple[Person, int | None, int | None]]) -> None:
        written: set[object] = set()
        for person, guest, staff in guests:
            name = tidy(person.name)[:_LONGEST_NAME]
            key = (guest, staff) if guest or staff else (name, person.email.lower())
            if key not in written:
                written.add(key)
                AppointmentGuest.insert(
                    appointment=row,
                    customer=guest,
                    staff=staff,
                    name="" if guest or staff else name or person.email,
                    email="" if guest or staff else person.email[:_LONGEST_NAME],
                    came=person.came,
                ).execute()

    # --- Reminders

    def remind(self) -> None:
        """A reminder for each alarm of what is still to come; of a series, at every occurrence."""
        for row, deed, customer in self._to_remind:
            if not next_occurrences(self._shop, row=row, after=self._shop.local_now()):
                continue
            for minutes in deed.event.reminders:
                add_reminder(
                    self._shop, what=deed.made.what, customer=customer, appointment=row, lead=minutes,
                    each=bool(deed.made.repeats),
                )  # fmt: skip


def _said(columns: dict[str, Any], deed: Deed) -> dict[str, Any]:
    """What a file says of an appointment that is known: hardly who of the shop leads it, and what came of it."""
    kept = {"staff"}
    kept |= {"kind"} if not deed.event.kind else set()
    kept |= {name for name in ("held", "because", "customer") if not columns[name]}
    return {name: value for name, value in columns.items() if name not in kept}


def _customer_of(row: int) -> int | None:
    stored = Appointment.get_or_none(Appointment.id == row)
    customer: int | None = stored.customer_id if stored else None  # type: ignore[attr-defined]
    return customer


def _homes(deed: Deed) -> list[str]:
    """The series that a deed has to do with, by uid."""
    return [uid for uid in (deed.series, deed.cuts[0] if deed.cuts else "") if uid]
