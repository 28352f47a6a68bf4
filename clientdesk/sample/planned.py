"""What is planned around today: late and coming reminders, appointments of two years and of the weeks ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import sqrt
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.features.appointments.records import Appointment
from clientdesk.features.reminders.records import Reminder, ReminderRaised
from clientdesk.features.reminders.rules import due_moment
from clientdesk.sample.days import is_working, working_from
from clientdesk.sample.filling import Filling
from clientdesk.sample.texts import StaffWords

_USUAL = 1_248
_COMING, _COMING_DAYS = 34, 60
_A_WEEK = 5
_WEEKS_BACK, _WEEKS_AHEAD = 104, 8
_KINDS = {"visits": "visit", "meetings": "meeting", "internal": "other"}
_INTERNAL_AT = (time(9, 15), time(11), time(14), time(18, 30))
"""When a staff meeting, a delivery, a training, an evening ride begin."""
_TO_DO = ("call", "call", "call", "email", "message", "letter")


@dataclass(slots=True)
class Planned:
    """Fills the agenda.

    Args:
        filling: where the rows go.
        rng: the chance.
        on: today.
        zone: the shop's.
        staff: the ids of the staff.
        words: what the staff write for themselves.
        known: the customers that `resources/sample/regulars.json` names by key; "hero" has the story.
        meetings: the first told appointment with each of them, and when it begins.
    """

    filling: Filling
    rng: Random
    on: date
    zone: ZoneInfo
    staff: Sequence[int]
    words: StaffWords
    known: Mapping[str, int]
    meetings: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    def told(self, reminders: Sequence[Sequence[Any]], appointments: Sequence[Sequence[Any]]) -> None:
        """Add what the list names; what is about somebody who is not in the shop is left out."""
        for key, kind, what, ahead, at, staff in reminders:
            if not key or key in self.known:
                day = self.on + timedelta(days=ahead) if ahead < 0 else self._open_day(ahead)
                said = self.words.reminders[kind][what]
                self._remind(kind, said, (day, at or None), customer=self.known.get(key), staff=self.staff[staff])
        for key, kind, what, ahead, at, minutes, staff in appointments:
            if not key or key in self.known:
                starts = datetime.combine(self._open_day(ahead), time.fromisoformat(at))
                said = self.words.appointments[kind][what]
                met = self._meet(
                    kind, said, starts, timedelta(minutes=minutes),
                    customer=self.known.get(key), staff=self.staff[staff],
                )  # fmt: skip
                self.meetings.setdefault(key, (met, starts))
        first = datetime.combine(working_from(self.on + timedelta(days=9)), time())
        self._meet("internal", self.words.all_day, first, timedelta(days=2), all_day=True)

    def invent(self, customers: int) -> None:
        """Add what else is planned in a shop with so many customers; four people cannot do a thousand times as much."""
        busy = max(0.2, min(sqrt(customers / _USUAL), 20.0))
        late, today = (max(0, round(each * (busy - 1))) for each in (2, 5))
        for ahead in [*([-1, -2] * late)[:late], *([0] * today)]:
            self._remind_somebody(customers, self.on + timedelta(days=ahead))
        for _ in range(round(_COMING * busy)):
            day = self.on + timedelta(days=self.rng.randrange(1, _COMING_DAYS))
            # What would fall on a closed day is spread over the week, not heaped on Monday.
            self._remind_somebody(customers, working_from(day + timedelta(days=0 if is_working(day) else day.day % 5)))
        for week in range(-_WEEKS_BACK, _WEEKS_AHEAD):
            for _ in range(_A_WEEK if week <= 0 else _A_WEEK // 2):
                self._meet_somebody(customers, self.on + timedelta(days=7 * week + self.rng.randrange(1, 8)))

    def _remind_somebody(self, customers: int, day: date) -> None:
        kind = self.rng.choice(_TO_DO)
        at = f"{self.rng.randrange(10, 18):02}:{self.rng.choice(('00', '30'))}" if self.rng.random() < 0.5 else None
        what = self.rng.choice(self.words.reminders[kind])
        customer = self.rng.randrange(1, customers + 1)
        self._remind(kind, what, (day, at), customer=customer, staff=self.rng.choice(self.staff))

    def _remind(
        self, kind: str, what: str, due: tuple[date, str | None], *, customer: int | None, staff: int
    ) -> None:  # fmt: skip
        day, at = due
        due_at = due_moment(day, at, self.zone).isoformat(" ")
        row = {
            "customer_id": customer, "what": what, "kind": "note" if kind == "alone" else kind,
            "due_on": day.isoformat(), "due_time": at, "zone": self.zone.key, "due_at": due_at, "staff_id": staff,
        }  # fmt: skip
        reminder = self.filling.add(Reminder, row)
        if day < self.on or (day == self.on and at is None):
            # They were shown when they fell due; a shop that is opened does not begin with a flood of them.
            self.filling.add(ReminderRaised, {"reminder": reminder, "due_at": due_at, "raised_at": due_at})

    def _meet_somebody(self, customers: int, day: date) -> None:
        if day == self.on or not is_working(day):
            return  # what is agreed for today is told
        kind = self.rng.choices(("visits", "meetings", "internal"), cum_weights=(65, 85, 100))[0]
        which = self.rng.randrange(len(self.words.appointments[kind]))
        at = time(self.rng.randrange(10, 17), self.rng.choice((0, 15, 30, 45)))
        starts = datetime.combine(day, _INTERNAL_AT[which] if kind == "internal" else at)
        self._meet(
            kind, self.words.appointments[kind][which], starts,
            timedelta(minutes=self.rng.choice((30, 45, 60))),
            customer=None if kind == "internal" else self.rng.randrange(1, customers + 1),
            staff=self.rng.choice(self.staff),
        )  # fmt: skip

    def _meet(
        self, kind: str, what: str, starts: datetime, length: timedelta, *,
        customer: int | None = None, staff: int | None = None, all_day: bool = False,
    ) -> int:  # fmt: skip
        ends = starts + length
        return self.filling.add(
            Appointment,
            {
                "what": what, "kind": _KINDS[kind], "starts": starts.isoformat(" "), "ends": ends.isoformat(" "),
                "all_day": all_day, "zone": self.zone.key, "customer_id": customer, "staff_id": staff,
                "place": "" if kind == "internal" else self.words.places[kind == "meetings"],
            },
        )  # fmt: skip

    def _open_day(self, ahead: int) -> date:
        """So many days from today; the next working day where the shop is closed then, but today stays today."""
        day = self.on + timedelta(days=ahead)
        return day if ahead == 0 else working_from(day)
