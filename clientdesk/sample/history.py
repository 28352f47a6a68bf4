"""Two years with one customer: calls, visits, letters and what was said, in opening hours, and reminders long done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

from clientdesk.features.contacts.records import Contact, ContactKind, Direction
from clientdesk.features.reminders.records import Reminder
from clientdesk.features.reminders.rules import due_moment
from clientdesk.sample.days import CLOSES_S, OPENS_S, Day, Days
from clientdesk.sample.filling import Filling
from clientdesk.sample.people import Met
from clientdesk.sample.texts import StaffWords, Tongue

TOUCHES = {"A": 24.0, "B": 10.0, "C": 3.0}
"""How often the shop and a customer of each class are in touch in two years."""
_KINDS = ("call", "visit", "exchange", "message", "note", "meeting", "letter")
_KIND_SUMS = (34, 60, 80, 90, 94, 97, 100)
_FAR_SUMS = (30, 33, 73, 90, 94, 94, 100)
"""From abroad people write more than they come."""
_REACHED = 0.75
_REMINDED = 0.12
"""How many calls of the shop's own were on a reminder."""
_EARLY_S, _LATE_S = 7 * 3600, 21 * 3600
"""When people write."""


@dataclass(slots=True)
class History:
    """Tells the stories of customers.

    Args:
        filling: where the rows go.
        rng: the chance.
        days: the working days before today.
        first: the place of the day on which the two years begin.
        zone: the shop's.
        staff: the ids of the staff.
        words: what the staff write for themselves.
        thinness: how much less happens than in a small shop; 1 in one.
    """

    filling: Filling
    rng: Random
    days: Days
    first: int
    zone: ZoneInfo
    staff: Sequence[int]
    words: StaffWords
    thinness: float = 1.0

    def tell(self, met: Met, *, until: int | None = None) -> None:
        """Write down what happened with a customer, up to the day at `until` where that is given."""
        mean = TOUCHES[met.potential] * self.thinness
        first = max(self.first, met.since)
        share = 1.0 if met.since <= self.first else (len(self.days) - met.since) / (len(self.days) - self.first)
        how_many = int(mean * share * (0.4 + 1.2 * self.rng.random()) + self.rng.random())
        for _ in range(how_many):
            self._touch(met, self.days[self.days.some(first, self.rng, until)])

    def tell_story(self, met: Met, on: date, later_min: int) -> None:
        """Write down the story that a language tells of its best-known customer.

        Args:
            met: the customer.
            on: today.
            later_min: moves every time of day, so that five stories do not happen at once.
        """
        for ago, at, kind, direction, minutes, outcome, note in met.tongue.story:
            day = self.days[self.days.before(on - timedelta(days=ago))]
            hours, _, rest = at.partition(":")
            second = (int(hours) * 60 + int(rest) + later_min) * 60
            self._add(met, day, second, kind, direction=direction, lasted_s=minutes * 60, outcome=outcome, note=note)

    def _touch(self, met: Met, day: Day) -> None:
        kind = self.rng.choices(_KINDS, cum_weights=_KIND_SUMS if met.is_near else _FAR_SUMS)[0]
        if kind == "call":
            self._call(met, day)
        elif kind == "exchange":
            self._exchange(met, day)
        elif kind == "message":
            is_ours = self.rng.random() < 0.5
            note = self._said(met.tongue, "messages_out" if is_ours else "messages_in", day)
            self._add(met, day, self._open(), kind, direction=_direction(is_ours=is_ours), note=note)
        elif kind == "letter":
            note = self._said(met.tongue, "letters", day)
            self._add(met, day, self._open(), kind, direction=Direction.OUTGOING, note=note)
        else:
            minutes = {"visit": (5, 40), "meeting": (25, 90), "note": (0, 1)}[kind]
            note = self._said(met.tongue, f"{kind}s", day)
            self._add(met, day, self._open(), kind, lasted_s=self.rng.randrange(*minutes) * 60, note=note)

    def _call(self, met: Met, day: Day) -> None:
        second = self._open()
        is_ours = self.rng.random() < 0.5
        if is_ours and self.rng.random() < _REMINDED:
            self._reminded(met, day, second)
        if is_ours and self.rng.random() >= _REACHED:
            self._add(met, day, second, "call", direction=Direction.OUTGOING, outcome=met.tongue.not_reached)
            return
        ours, theirs = met.tongue.answered, met.tongue.agreed if self.rng.random() < 0.2 else ""
        note = self._said(met.tongue, "calls_out" if is_ours else "calls_in", day)
        lasted = int(40 + self.rng.expovariate(1 / 170))
        self._add(
            met, day, second, "call", direction=_direction(is_ours=is_ours), lasted_s=min(lasted, 1500),
            outcome=ours if is_ours else theirs, note=note,
        )  # fmt: skip

    def _exchange(self, met: Met, day: Day) -> None:
        """An e-mail of the customer's, and the shop's answer within hours."""
        subject, asked, answered = self.rng.choice(met.tongue.exchanges[day.month - 1])
        came = self.rng.randrange(_EARLY_S, _LATE_S)
        self._add(met, day, came, "email", direction=Direction.INCOMING, note=f"{subject}\n{asked}")
        went = max(OPENS_S, came) + self.rng.randrange(600, 7200)
        if went < CLOSES_S:
            self._add(met, day, went, "email", direction=Direction.OUTGOING, note=f"Re: {subject}\n{answered}")

    def _reminded(self, met: Met, day: Day, second: int) -> None:
        on, at = date.fromisoformat(day.iso), f"{second // 3600:02}:00"
        self.filling.add(
            Reminder,
            {
                "customer_id": met.id, "what": self.rng.choice(self.words.reminders["call"]), "kind": "call",
                "due_on": day.iso, "due_time": at, "zone": self.zone.key,
                "due_at": due_moment(on, at, self.zone).isoformat(" "), "staff_id": self._by(met),
                "done_at": day.at(min(second + 120, CLOSES_S)),
            },
        )  # fmt: skip

    def _add(
        self, met: Met, day: Day, second: int, kind: str, *, direction: str = "", lasted_s: int = 0,
        outcome: str = "", note: str = "",
    ) -> None:  # fmt: skip
        self.filling.add(
            Contact,
            {
                "customer_id": met.id, "by_id": self._by(met), "kind": ContactKind(kind).value,
                "direction": str(direction), "on": day.at(second), "lasted_s": lasted_s or None, "note": note,
                "outcome": outcome,
            },
        )  # fmt: skip

    def _by(self, met: Met) -> int:
        return met.owner if met.owner and self.rng.random() < 0.7 else self.rng.choice(self.staff)

    def _open(self) -> int:
        """Some second in opening hours, early enough to be through by closing time."""
        return self.rng.randrange(OPENS_S, CLOSES_S - 90 * 60)

    def _said(self, spoken: Tongue, kind: str, day: Day) -> str:
        return self.rng.choice(spoken.lines[kind][day.month - 1])


def _direction(*, is_ours: bool) -> Direction:
    return Direction.OUTGOING if is_ours else Direction.INCOMING
