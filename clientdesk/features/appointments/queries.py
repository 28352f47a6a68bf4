"""What the shop can ask about its appointments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.feature import Occurrence, TimelineEntry, TodayRow, Tone
from clientdesk.desk.shop import Shop
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff

ICONS = {"meeting": "handshake", "call": "phone", "visit": "storefront", "other": "calendar-blank"}
TONES = {"meeting": Tone.ACCENT, "call": Tone.INFO, "visit": Tone.ACCENT, "other": Tone.WARN}


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as its form shows it; times are naive wall time, `ends` exclusive."""

    id: int
    what: str
    kind: str
    starts: datetime
    ends: datetime
    all_day: bool
    customer: int | None
    customer_name: str
    staff: int | None
    place: str
    note: str


def appointment(shop: Shop, *, row: int) -> AppointmentView | None:
    """One appointment; None when it is gone."""
    found = next(iter(_select().where(Appointment.id == row)), None)
    return _view(found) if found else None


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The appointments that touch the span from `start` to before `end` (naive wall time), in order."""
    touching = (Appointment.starts < end) & (Appointment.ends > start)
    rows = _select().where(touching).order_by(Appointment.starts, Appointment.id)
    return [_occurrence(shop, _view(row), str(row.uid)) for row in rows]


def timeline(shop: Shop, *, customer: int, limit: int = 200) -> Sequence[TimelineEntry]:
    """The appointments with a customer: those ahead as planned, those over as past, newest first."""
    rows = _select().where(Appointment.customer == customer).order_by(Appointment.starts.desc()).limit(limit)
    now = shop.local_now()
    return [_entry(row, planned=row.ends > now) for row in rows]


def todays(shop: Shop) -> Sequence[TodayRow]:
    """The appointments of this day, in their order."""
    start = datetime.combine(shop.today(), datetime.min.time())
    found = occurrences(shop, start=start, end=start.replace(hour=23, minute=59, second=59))
    return [
        TodayRow(
            table=one.table,
            row=one.row,
            customer=one.customer,
            name=one.title,
            when=Phrase(N_("all day")) if one.all_day else one.starts.strftime("%H:%M"),
            what=one.customer_name,
            tone=one.tone,
        )
        for one in found
    ]


def _select() -> Any:  # noqa: ANN401 - Peewee's query carries no type
    """Appointments with their customers, without those whose customer lies in the trash."""
    return (
        Appointment.select(Appointment, Customer, Staff)
        .left_outer_join(Customer, on=Appointment.customer)
        .switch(Appointment)
        .left_outer_join(Staff, on=Appointment.staff)
        .where(Customer.trashed_at.is_null())
    )


def _view(row: Appointment) -> AppointmentView:
    customer: Customer | None = row.customer
    return AppointmentView(
        id=row.id,
        what=row.what,
        kind=row.kind,
        starts=row.starts,
        ends=row.ends,
        all_day=row.all_day,
        customer=customer.id if customer else None,
        customer_name=customer.name if customer else "",
        staff=row.staff.id if row.staff else None,
        place=row.place,
        note=row.note,
    )


def _occurrence(shop: Shop, view: AppointmentView, uid: str) -> Occurrence:
    return Occurrence(
        table="appointment",
        row=view.id,
        uid=uid,
        title=view.what,
        starts=view.starts,
        ends=view.ends,
        all_day=view.all_day,
        kind=view.kind,
        icon=ICONS.get(view.kind, "calendar-blank"),
        tone=TONES.get(view.kind, Tone.PLAIN),
        customer=view.customer,
        customer_name=view.customer_name,
        done=view.ends <= shop.local_now(),
    )


def _entry(row: Appointment, *, planned: bool) -> TimelineEntry:
    return TimelineEntry(
        table="appointment",
        row=row.id,
        kind=row.kind,
        icon=ICONS.get(row.kind, "calendar-blank"),
        title=row.what,
        on=row.starts.date(),
        at=None if row.all_day else row.starts.time(),
        body=row.note,
        by=row.staff.name if row.staff else "",
        tone=TONES.get(row.kind, Tone.PLAIN),
        planned=planned,
        detail=row.place,
    )
