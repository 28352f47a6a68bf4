"""The checker of the ten years: reads the journal and the settings of a shop, says who was forgotten or asked twice.

Plain Python that imports no rule of the program. What it holds the program to, said once more in its own words:

- A customer who is neither in the trash nor merged away is to be reached so many days after the last real contact: as
  many as were agreed with them; else as their kind of relationship asks for; else their class. Nought is never.
- Real is a talk, a visit, a meeting, a letter that came, a letter that was answered, an appointment that was held with
  them there. A note is none, nor a call that nobody answered.
- Put off, the day chosen counts, and "not needed" counts as a contact would; both until the next real one.
- Something planned with them up to a week after that day stands for it, or up to a week from now; then nobody is asked.
- Nobody is asked before the day, on a closed day, twice for the same day, or as one of more than the shop can call; and
  nobody waits more working days than there are people waiting.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.simulation.journal_story import Row, Version

TABLES = (
    "customer", "contact", "reminder", "appointment", "appointment_guest", "class_rhythm", "customer_rhythm",
    "touch_delay", "relationship_period", "relationship_defaults", "promise", "closed_day", "setting", "touch_raised",
)  # fmt: skip
_LETTERS = {"email", "letter", "message", "social"}
_MEANT = {"call", "meeting", "visit", "email", "letter", "message"}
GONE = "gone"
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_GRACE_DAYS = 2
_PROBLEMS = 40


@dataclass(frozen=True, slots=True)
class Due:
    """When somebody is to be reached: None for never; `planned` where that is a plan, `plan` a later one."""

    on: date | None
    planned: bool = False
    plan: date | None = None


@dataclass
class Shop:
    """What stands in the tables at a moment, by table and id, and by customer."""

    zone: ZoneInfo
    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))
    of: dict[tuple[str, int], dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))

    def write(self, version: Version) -> set[int]:
        """Take a version in; returns the customers it is about."""
        touched = set()
        before = self.rows[version.table].pop(version.row, None)
        for row, is_there in ((before, False), (version.columns, True)):
            about = None if row is None else row.get("customer_id")
            if about is not None:
                touched.add(about)
                rows = self.of[version.table, about]
                if is_there and row is not None:
                    rows[version.row] = row
                else:
                    rows.pop(version.row, None)
        if version.columns is not None:
            self.rows[version.table][version.row] = version.columns
        if version.table == "customer":
            touched.add(version.row)
        return touched

    def setting(self, name: str, default: str) -> str:
        """An answer about the shop."""
        return next((row["value"] for row in self.rows["setting"].values() if row["name"] == name), default)

    def day(self, utc: datetime) -> date:
        """The day on the wall."""
        return utc.replace(tzinfo=UTC).astimezone(self.zone).date()

    def is_active(self, customer: int) -> bool:
        """Neither in the trash nor merged away."""
        row = self.rows["customer"].get(customer)
        return row is not None and row["trashed_at"] is None and row["merged_into_id"] is None

    def days_between(self, customer: int) -> int | None:
        """Every how many days; None for never."""
        own = next(iter(self.of["customer_rhythm", customer].values()), None)
        if own is not None:
            return None if own["days"] is None else int(own["days"])
        periods = self.of["relationship_period", customer].values()
        kind = next((one["kind"] for one in periods if not one["until"]), None)
        if kind is not None:
            told = next(row for row in self.rows["relationship_defaults"].values() if row["kind"] == kind)
            return int(told["rhythm_days"]) or None
        key = self.rows["customer"][customer]["potential"]
        found = next((row for row in self.rows["class_rhythm"].values() if row["key"] == key), None)
        return None if found is None or found["days"] is None else int(found["days"])

    def last_real(self, customer: int, now: datetime) -> datetime | None:
        """The last real contact (naive UTC)."""
        real = [_moment(one["on"]) for one in self.of["contact", customer].values() if _is_real(one)]
        real += [at for at in self._held(customer) if at <= now]
        return max(real, default=None)

    def _held(self, customer: int) -> Iterator[datetime]:
        there = {row["id"] for row in self.of["appointment", customer].values()}
        there |= {row["appointment_id"] for row in self.of["appointment_guest", customer].values() if row["came"]}
        for identity in there:
            one = self.rows["appointment"].get(identity)
            if one is not None and one["held"] == "held":
                yield _instant(_moment(one["starts"]), one["zone"])

    def planned(self, customer: int, now: datetime) -> date | None:
        """The first day on which something is planned with them, a late one included."""
        days = [
            date.fromisoformat(str(one["due_on"])[:10])
            for one in self.of["reminder", customer].values()
            if one["done_at"] is None and one["kind"] in _MEANT and not one["on_sight"]
        ]
        days += [
            _moment(one["starts"]).date()
            for one in self.of["appointment", customer].values()
            if one["held"] == "" and _instant(_moment(one["ends"]), one["zone"]) > now
        ]
        promises = self.of["promise", customer].values()
        days += [date.fromisoformat(str(one["due_on"])[:10]) for one in promises if one["status"] == "open"]
        return min(days, default=None)

    def due(self, customer: int, now: datetime) -> Due:
        """When they are to be reached, as of a moment."""
        rhythm, plan = self._by_rhythm(customer, now), self.planned(customer, now)
        if plan is not None and (rhythm is None or plan <= rhythm + _WEEK):
            return Due(plan, planned=True)
        return Due(rhythm, plan=plan)

    def _by_rhythm(self, customer: int, now: datetime) -> date | None:
        days = self.days_between(customer)
        if days is None:
            return None
        last = self.last_real(customer, now)
        delay = next(iter(self.of["touch_delay", customer].values()), None)
        if delay is not None and (last is None or last <= _moment(delay["made_at"])):
            if delay["not_needed"]:
                return self.day(_moment(delay["made_at"])) + timedelta(days=days)
            return date.fromisoformat(str(delay["until"])[:10])
        since = last or _moment(self.rows["customer"][customer]["created_at"])
        return self.day(since) + timedelta(days=days)

    def is_open(self, day: date, week: Mapping[int, bool]) -> bool:
        """Whether somebody is in the shop on that day."""
        closed = ((str(one["first"])[:10], str(one["last"])[:10]) for one in self.rows["closed_day"].values())
        return week[day.weekday()] and not any(first <= day.isoformat() <= last for first, last in closed)


@dataclass
class TouchBook:
    """Goes through the story of a shop, day by day.

    Args:
        zone: the shop's.
        week: by weekday (Monday 0), whether it opens.
        capacity: how many calls a day it can make.
        on: the moments (naive UTC) of the look at the clock on each day on which the program ran.
        said: what the program said at a moment: by customer, the day on which they are to be reached, None for never,
            `GONE` for no more; who is left out is as before. It is checked against the book's own reckoning.
    """

    zone: str
    week: Mapping[int, bool]
    capacity: int
    on: list[datetime]
    said: Mapping[datetime, Mapping[int, date | str | None]]
    problems: list[str] = field(default_factory=list)
    asked: int = 0
    longest: int = 0

    def read(self, story: Iterable[Version]) -> None:
        """Check all of it."""
        self.shop = Shop(ZoneInfo(self.zone))
        self.dues: dict[int, Due] = {}
        self.told: set[int] = set()
        self.days_told: set[tuple[int, date | None]] = set()
        self.waits: Counter[int] = Counter()
        self.asked_on: Counter[date] = Counter()
        self.kept: dict[int, date | str | None] = {}
        self.wrong: dict[int, tuple[date | str | None, date | None]] = {}
        moments = iter(sorted({*self.on, *self.said}))
        looks = set(self.on)
        upto = next(moments, None)
        for version in story:
            while upto is not None and version.at > upto:
                self._look(upto, is_day=upto in looks)
                upto = next(moments, None)
            if version.table == "touch_raised":
                if version.columns is not None:
                    self._ask(version.at, version.columns)
                continue
            touched = self.shop.write(version)
            everybody = version.table in {"class_rhythm", "relationship_defaults"}
            self._reckon(self.shop.rows["customer"] if everybody else touched, version.at)
        while upto is not None:
            self._look(upto, is_day=upto in looks)
            upto = next(moments, None)

    def _reckon(self, customers: Iterable[int], now: datetime) -> None:
        for customer in list(customers):
            due = self.shop.due(customer, now) if self.shop.is_active(customer) else Due(None)
            before = self.dues.get(customer)
            self.dues[customer] = due
            if before is None or (before.on, before.planned) != (due.on, due.planned):
                self.told.discard(customer)
                self.waits.pop(customer, None)

    def _ask(self, now: datetime, raised: Row) -> None:
        customer, today = raised["customer"], self.shop.day(now)
        self.asked += 1
        self._reckon([customer], now)
        due = self.dues.get(customer, Due(None))
        if due.on is None:
            self._say(now, f"asked without a reason: {customer}")
        elif due.planned or _is_soon(due.plan, today):
            self._say(now, f"asked beside a plan: {customer} on {due.on}")
        elif due.on > today:
            self._say(now, f"asked early: {customer}, due on {due.on}")
        elif customer in self.told:
            self._say(now, f"asked twice: {customer}, due on {due.on}")
        if not self.shop.is_open(today, self.week):
            self._say(now, f"asked on a closed day: {customer}")
        self.asked_on[today] += 1
        if self.asked_on[today] > self.capacity:
            self._say(now, f"asked more than {self.capacity}")
        self.told.add(customer)
        self.days_told.add((customer, due.on))

    def _look(self, now: datetime, *, is_day: bool) -> None:
        # Plans pass by with time alone, and held appointments come.
        self._reckon([one for one, due in self.dues.items() if due.planned or due.plan], now)
        if is_day:
            self._count_waiting(now)
        self._compare(now)

    def _count_waiting(self, now: datetime) -> None:
        today = self.shop.day(now)
        waiting = [
            one
            for one, due in self.dues.items()
            if due.on and due.on <= today and not due.planned and not _is_soon(due.plan, today)
        ]
        if self.shop.is_open(today, self.week):
            for customer in waiting:
                # A day that comes back by undo was told when it first stood there, and still stands on Today.
                if customer not in self.told and (customer, self.dues[customer].on) not in self.days_told:
                    self.waits[customer] += 1
                    self.longest = max(self.longest, self.waits[customer])
                    if self.waits[customer] == len(waiting) + _GRACE_DAYS:
                        self._say(now, f"forgotten: {customer}, due on {self.dues[customer].on}")

    def _compare(self, now: datetime) -> None:
        if now not in self.said:
            return
        self.kept |= self.said[now]
        said = {one: on for one, on in self.kept.items() if on != GONE}
        active = {one for one in self.shop.rows["customer"] if self.shop.is_active(one)}
        if set(said) != active:
            self._say(now, f"left out or too many: {sorted(set(said) ^ active)[:5]}")
        wrong = {one: (said[one], self.dues[one].on) for one in active & set(said) if said[one] != self.dues[one].on}
        for customer, (told, reckoned) in wrong.items():
            if self.wrong.get(customer) != (told, reckoned):
                self._say(now, f"another day: {customer}, said {told}, reckoned {reckoned}")
        self.wrong = wrong

    def _say(self, now: datetime, words: str) -> None:
        if len(self.problems) < _PROBLEMS:
            self.problems.append(f"{now.isoformat()}: {words}")


def _is_soon(plan: date | None, today: date) -> bool:
    return plan is not None and plan <= today + _WEEK


def _moment(stored: object) -> datetime:
    return datetime.fromisoformat(str(stored))


def _instant(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC).replace(tzinfo=None)


def _is_real(contact: Row) -> bool:
    if contact["kind"] == "note" or contact["answered"] == 0:
        return False
    if contact["kind"] in _LETTERS and contact["direction"] == "outgoing":
        return bool(contact["answered"])
    return True
