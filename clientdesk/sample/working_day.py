"""What a working day leaves behind: a test ride, a meeting with an offer and a next step, reminders that come again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.base.clock import to_utc
from clientdesk.features.contacts.kinds import Element, Shape
from clientdesk.features.contacts.records import Contact, ContactFile, ContactPerson, Initiator, OwnKind, Place
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import due_moment
from clientdesk.sample.days import is_working
from clientdesk.sample.filling import Filling
from clientdesk.store.files import Files

_RIDE = "own_test_ride"
_SILENCE_DAYS = 30
_DAY_BEFORE = 24 * 60
_TAXES_ON, _THIRD_THURSDAY = 20, "FREQ=MONTHLY;BYDAY=3TH"


@dataclass(slots=True)
class WorkingDay:
    """Adds it.

    Args:
        filling: where rows go.
        on: today.
        zone: the shop's.
        staff: ids of the staff.
        known: ids of the customers whom everybody knows, by key.
        files: where what came with a contact is kept.
        words: in the language of the staff.
    """

    filling: Filling
    on: date
    zone: ZoneInfo
    staff: list[int]
    known: Mapping[str, int]
    files: Files
    words: Mapping[str, str]

    def tell(self, meetings: Mapping[str, tuple[int, datetime]]) -> None:
        """Add everything; `meetings` are the appointments with the known customers, by key."""
        self.filling.add(
            OwnKind,
            {
                "key": _RIDE, "name": self.words["kind"], "icon": "bicycle", "shape": Shape.MEETING.value,
                "element": Element.FACE_TO_FACE.value,
            },
        )  # fmt: skip
        self._contact("liis", _RIDE, 9, time(15, 10), self.words["ride"], lasted_s=1500, place=Place.SHOP.value)
        self._contact("petrov", "call", 4, time(11, 40), self.words["missed"], direction="outgoing", answered=False)
        self._contact("hotel", "occasion", 34, time(17, 0), self.words["occasion"], place=Place.ELSEWHERE.value)
        self._contact("oja", "social", 6, time(10, 25), self.words["social"], direction="incoming")
        self._meeting()
        self._reminders(meetings)

    def _meeting(self) -> None:
        contact = self._contact(
            "hero", "meeting", 5, time(14, 0), self.words["meeting"], lasted_s=2400, important=True,
            next_step=self.words["next"], initiator=Initiator.CUSTOMER.value, place=Place.SHOP.value,
        )  # fmt: skip
        if contact is None:
            return
        hero = self.known["hero"]
        content = self.words["offer"].encode()
        kept = self.files.keep(content, "txt")
        self.filling.add(
            ContactFile,
            {
                "customer_id": hero, "contact_id": contact, "file": kept, "name": self.words["offer_name"],
                "size": len(content),
            },
        )  # fmt: skip
        there = {"customer_id": hero, "contact_id": contact}
        self.filling.add(ContactPerson, there | {"staff_id": self.staff[1]})
        if "helena" in self.known:
            self.filling.add(ContactPerson, there | {"person_id": self.known["helena"]})

    def _reminders(self, meetings: Mapping[str, tuple[int, datetime]]) -> None:
        words, coming = self.words, self._next_month_day(_TAXES_ON)
        self._remind(words["monthly"], coming, repeats=f"FREQ=MONTHLY;BYMONTHDAY={_TAXES_ON}", series_on=coming)
        third = self._next_third_thursday()
        self._remind(words["third"], third, repeats=_THIRD_THURSDAY, series_on=third)
        if "hotel" in meetings:
            meeting, starts = meetings["hotel"]
            self._remind(
                words["before"], starts.date(), at=starts.time(), customer=self.known["hotel"],
                appointment_id=meeting, lead=_DAY_BEFORE,
            )  # fmt: skip
        if "hotel" in self.known:
            spoke = self.on - timedelta(days=_SILENCE_DAYS - 6)
            self._contact("hotel", "call", _SILENCE_DAYS - 6, time(10, 50), "", direction="outgoing", answered=True)
            self._remind(
                words["keep"], spoke + timedelta(days=_SILENCE_DAYS), customer=self.known["hotel"], kind="call",
                after_days=_SILENCE_DAYS, after_what="contact", to_say=words["say"], note=words["note"],
            )  # fmt: skip

    def _contact(self, key: str, kind: str, ago: int, at: time, note: str, **more: Any) -> int | None:  # noqa: ANN401
        if key not in self.known:
            return None
        day = self.on - timedelta(days=ago)
        while not is_working(day):
            day -= timedelta(days=1)
        on = to_utc(datetime.combine(day, at), self.zone).replace(tzinfo=None)
        return self.filling.add(
            Contact,
            {
                "customer_id": self.known[key], "by_id": self.staff[0], "kind": kind, "note": note,
                "on": on.isoformat(" "), **more,
            },
        )  # fmt: skip

    def _remind(
        self, what: str, day: date, *, at: time | None = None, customer: int | None = None,
        series_on: date | None = None, lead: int = 0, **more: Any,  # noqa: ANN401
    ) -> None:  # fmt: skip
        told = at.strftime("%H:%M") if at else None
        due_at = (due_moment(day, told, self.zone) - timedelta(minutes=lead)).isoformat(" ")
        row = {
            "customer_id": customer, "what": what, "kind": "note", "due_on": day.isoformat(), "due_time": told,
            "zone": self.zone.key, "due_at": due_at, "staff_id": self.staff[0], "lead": lead,
            "series_on": series_on.isoformat() if series_on else None, "planned_on": day.isoformat(),
            "planned_time": told, "planned_lead": lead, **more,
        }  # fmt: skip
        identity = self.filling.add(Reminder, row)
        if due_at <= due_moment(self.on, None, self.zone).isoformat(" "):
            self.filling.add(ReminderRaised, {"reminder": identity, "due_at": due_at, "raised_at": due_at})

    def _next_month_day(self, number: int) -> date:
        """The next day of that number, not counting today."""
        day = self.on + timedelta(days=1)
        while day.day != number:
            day += timedelta(days=1)
        return day

    def _next_third_thursday(self) -> date:
        day = self.on + timedelta(days=1)
        while not (day.weekday() == 3 and 15 <= day.day <= 21):
            day += timedelta(days=1)
        return day
