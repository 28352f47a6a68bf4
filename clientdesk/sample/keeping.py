"""What keeps the sample shop's relationships alive: kinds, rhythms, promises, ideas, what repeats, days off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.features.appointments.records import Appointment, AppointmentGuest
from clientdesk.features.closures.records import ClosedDay
from clientdesk.features.contributions.records import Contribution
from clientdesk.features.promises.records import Promise
from clientdesk.features.relationships.records import RelationshipPeriod
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import DAY_MINUTES, due_moment
from clientdesk.features.rhythm.records import CustomerRhythm
from clientdesk.sample.days import working_from
from clientdesk.sample.filling import Filling

_KINDS = (
    ("hero", "long_term", 640), ("hotel", "dedicated", 400), ("school", "dedicated", 300), ("liis", "personal", 200),
    ("oja", "community", 500), ("helena", "co_creation", 150), ("petrov", "transactional", 90),
)  # fmt: skip
_PROMISES = (
    # To whom, which words, made and due so many days ago (below 0: ahead), how it ended and when.
    ("hotel", 0, 9, 2, "open", None), ("hero", 1, 3, -1, "open", None), ("liis", 2, 1, -6, "open", None),
    ("kazlauskas", 3, 20, 12, "kept", 13), ("oja", 4, 45, 38, "kept", 38), ("school", 5, 60, 50, "kept", 44),
    ("helena", 1, 80, 75, "kept", 76), ("hero", 4, 110, 100, "kept", 101), ("hotel", 3, 140, 131, "kept", 133),
    ("rebane", 2, 170, 160, "broken", 150), ("liis", 5, 200, 190, "kept", 195), ("ratas", 0, 230, 221, "kept", 222),
    ("school", 1, 260, 250, "released", 248), ("oja", 2, 290, 281, "kept", 285), ("helena", 4, 330, 322, "kept", 324),
)  # fmt: skip
_IDEAS = (
    ("helena", "idea", 34, "used", 20), ("oja", "contribution", 70, "used", 68), ("hero", "idea", 12, "new", None),
)  # fmt: skip
_TEAM, _FLEET = "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=-1FR"
_STOCKTAKING_IN = 40


@dataclass(slots=True)
class Keeping:
    """Adds it.

    Args:
        filling: where rows go.
        on: today.
        zone: the shop's.
        staff: ids of the staff.
        known: ids of the customers whom everybody knows, by key.
        words: in the language of the staff.
    """

    filling: Filling
    on: date
    zone: ZoneInfo
    staff: list[int]
    known: Mapping[str, int]
    words: Mapping[str, Any]

    def tell(self) -> None:
        """Add everything."""
        for key, kind, since in _KINDS:
            self._about(key, RelationshipPeriod, kind=kind, since=self._before(since))
        self._about("kazlauskas", CustomerRhythm, days=45)
        self._about("ratas", CustomerRhythm, days=None, because=self.words["because"])
        for key, which, made, due, status, closed in _PROMISES:
            what, owner = self.words["promises"][which], self.staff[which % len(self.staff)]
            promise = self._about(
                key, Promise, what=what, made_on=self._before(made), due_on=self._before(due), owner_id=owner,
                status=status, closed_on=None if closed is None else self._before(closed),
            )  # fmt: skip
            if promise is not None and status == "open":
                self._remind(key, promise, what, owner, self.on - timedelta(days=due))
        for number, (key, kind, given, status, thanked) in enumerate(_IDEAS):
            what, outcome = self.words["ideas"][number]
            self._about(
                key, Contribution, kind=kind, what=what, given_on=self._before(given), status=status, outcome=outcome,
                thanked_on=None if thanked is None else self._before(thanked),
            )  # fmt: skip
        self._repeating()
        first = working_from(self.on + timedelta(days=_STOCKTAKING_IN))
        last = (first + timedelta(days=1)).isoformat()
        self.filling.add(ClosedDay, {"name": self.words["closed"], "first": first.isoformat(), "last": last})

    def _remind(self, key: str, promise: int, what: str, staff: int, day: date) -> None:
        """The day before and on the day, as the program does it; theirs would have another identity each time."""
        for lead in (DAY_MINUTES, 0):
            due_at = (due_moment(day, None, self.zone) - timedelta(minutes=lead)).isoformat(" ")
            row = self._about(
                key, Reminder, what=what, kind="note", due_on=day.isoformat(), zone=self.zone.key, due_at=due_at,
                staff_id=staff, lead=lead, promise_id=promise, planned_on=day.isoformat(), planned_lead=lead,
            )  # fmt: skip
            if day <= self.on:
                self.filling.add(ReminderRaised, {"reminder": row, "due_at": due_at, "raised_at": due_at})

    def _repeating(self) -> None:
        monday = self.on - timedelta(days=self.on.weekday() + 7 * 20)
        self._series(self.words["team"], monday, time(9), 15, _TEAM, kind="other", staff_id=self.staff[0])
        if "school" in self.known:
            fleet = self._series(
                self.words["fleet"], _last_friday(self.on - timedelta(days=200)), time(13, 30), 120, _FLEET,
                kind="meeting", staff_id=self.staff[1], customer_id=self.known["school"],
            )  # fmt: skip
            guest = {"appointment_id": fleet, "staff_id": self.staff[-1], "name": ""}
            self.filling.add(AppointmentGuest, guest)

    def _series(self, what: str, day: date, at: time, minutes: int, repeats: str, **more: Any) -> int:  # noqa: ANN401
        starts = datetime.combine(day, at)
        ends = starts + timedelta(minutes=minutes)
        row = {
            "what": what, "starts": starts.isoformat(" "), "ends": ends.isoformat(" "), "zone": self.zone.key,
            "repeats": repeats, **more,
        }  # fmt: skip
        return self.filling.add(Appointment, row)

    def _about(self, key: str, record: Any, **row: Any) -> int | None:  # noqa: ANN401 - any table
        if key not in self.known:
            return None
        return self.filling.add(record, {"customer_id": self.known[key], **row})

    def _before(self, days: int) -> str:
        return (self.on - timedelta(days=days)).isoformat()


def _last_friday(day: date) -> date:
    """The last Friday of its month."""
    end = (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return end - timedelta(days=(end.weekday() - 4) % 7)
