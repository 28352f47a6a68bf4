"""Turns of the rhythm on Today, in the popup and in the calendar; never more of a day than the owner asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.due import Due
from clientdesk.desk.occurrences import Occurrence
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import TodayRow
from clientdesk.desk.tone import Tone
from clientdesk.desk.working_days import WorkingDays
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.rules import NameParts, ways_to_address
from clientdesk.features.reminders.queries import EMAIL, PHONE, phone_shown
from clientdesk.features.reminders.rules import MORNING
from clientdesk.features.rhythm.holding import CHOSEN, ask, places
from clientdesk.features.rhythm.queries import plan
from clientdesk.features.rhythm.rules_spreading import Turn
from clientdesk.features.rhythm.rules_words import Reason, keep_in_touch_words, why_words

TABLE = "next_touch"
"""The table of the rows shown; the id of a row is the customer's."""
KEEP_IN_TOUCH = "keep_in_touch"
_DAY = timedelta(days=1)
_SHORT = timedelta(minutes=30)
_SHOWN = (
    (
        "SELECT n.customer, n.due_time, n.days, n.last_on, n.last_kind, c.name, c.is_organisation, c.is_household, "
        "c.potential, :phone, :email, c.photo, n.queue, "
        "coalesce((SELECT d.staff_id FROM deputy d WHERE d.customer_id = c.id AND coalesce(d.from_on, '') <= ? "
        "AND coalesce(d.until_on, '9999') >= ? ORDER BY d.id LIMIT 1), "
        "(SELECT s.id FROM staff s WHERE s.id = c.owner_id AND NOT s.retired)) "
        "FROM next_touch n JOIN customer c ON c.id = n.customer WHERE n.customer IN ({places})"
    )
    .replace(":phone", PHONE)
    .replace(":email", EMAIL)
)
_SPOKEN_OF = (
    "SELECT c.id, c.address_as, c.given, c.family, c.patronymic, c.honorific, c.nickname, c.language, s.note "
    "FROM customer c LEFT JOIN contact s ON s.id = (SELECT t.id FROM contact t WHERE t.customer_id = c.id "
    "AND t.note <> '' ORDER BY t.\"on\" DESC, t.id DESC LIMIT 1) WHERE c.id IN ({places})"
)
_RAISED = "SELECT customer, due_on, max(raised_at) FROM touch_raised WHERE customer IN ({places}) GROUP BY 1, 2"
_DELAYED = "SELECT customer_id, made_at FROM touch_delay WHERE customer_id IN ({places})"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown of a customer whose turn it is; `staff` is whoever looks after them now, None for nobody."""

    turn: Turn
    at: str | None
    reason: Reason
    name: str
    is_organisation: bool
    is_household: bool
    potential: str
    phone: str
    email: str
    photo: str
    staff: int | None


def turns_today(shop: Shop) -> Sequence[TodayRow]:
    """Whom to reach today and why, those who have waited longest first."""
    return turns_ahead(shop, first=shop.today(), last=shop.today())


def turns_ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    """The same of the days from `first` to `last`, both included."""
    today = shop.today()
    open_days = WorkingDays(shop)
    rows = []
    for one in _shown(shop, plan(shop, first=first, last=last)):
        due_on = open_days.next(one.turn.due_on) if one.turn.on == today else one.turn.on
        rows.append(_row(one, due_on, today))
    return rows


def due(shop: Shop, *, at: datetime | None = None, staff: int | None = None) -> Sequence[Due]:
    """The turns of a day from its morning on, or from the time that was chosen.

    Args:
        shop: the shop.
        at: the moment, naive wall time; now where it is not given.
        staff: only those of this person and of nobody; None for everybody's.
    """
    moment = shop.local_now() if at is None else at
    day = moment.date()
    shown = [
        one
        for one in _shown(shop, plan(shop, first=day, last=day))
        if (staff is None or one.staff in {None, staff}) and _has_come(one, moment)
    ]
    spoken = {row[0]: row[1:] for row in _of(shop, _SPOKEN_OF, [one.turn.customer for one in shown])}
    return [_due(one, spoken[one.turn.customer], day) for one in shown]


def unraised(shop: Shop, *, at: datetime | None = None, staff: int | None = None) -> Sequence[Due]:
    """The same, without those that were shown since their day was fixed."""
    found = due(shop, at=at, staff=staff)
    customers = [one.row for one in found]
    raised = {(row[0], row[1]): row[2] for row in _of(shop, _RAISED, customers)}
    delayed = dict(_of(shop, _DELAYED, customers))
    now = shop.now().isoformat(" ")

    def was_shown(one: Due) -> bool:
        shown_at = raised.get((one.row, one.due_at.date().isoformat()))
        # A showing that lies ahead was noted while the clock was wrong.
        return shown_at is not None and delayed.get(one.row, "") <= shown_at <= now

    return [one for one in found if not was_shown(one)]


def next_at(shop: Shop) -> datetime | None:
    """The naive wall time at which the next turn is to be shown; None when there is none in the coming weeks."""
    now = shop.local_now()
    turns = plan(shop, first=now.date(), last=now.date() + 14 * _DAY)
    days = {turn.on for turn in turns}
    mornings = {datetime.combine(day, MORNING) for day in days}
    today = [turn for turn in turns if turn.on == now.date()]
    chosen = {_due_at(one.turn.due_on, one.at) for one in _shown(shop, today) if one.at}
    return min((moment for moment in mornings | chosen if moment > now), default=None)


def occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """The turns of the days from `start` to before `end` (naive wall time), for all day or at the time chosen."""
    last = (end - timedelta(microseconds=1)).date()
    shown = _shown(shop, plan(shop, first=max(start.date(), shop.today()), last=last))
    found = [_occurrence(one) for one in shown]
    return [one for one in found if one.starts < end and one.ends > start]


# --- Inside


def _has_come(one: _Shown, moment: datetime) -> bool:
    """Whether the morning of its day is over, or the time that was chosen."""
    return _due_at(one.turn.due_on, one.at) <= moment and (one.at is not None or moment.time() >= MORNING)


def _shown(shop: Shop, turns: Sequence[Turn]) -> list[_Shown]:
    today = shop.today().isoformat()
    rows = {row[0]: row[1:] for row in _of(shop, _SHOWN, [turn.customer for turn in turns], (today, today))}
    named = {one.key: one.name for one in classes()} if rows else {}
    return [_as_shown(turn, rows[turn.customer], named) for turn in turns if turn.customer in rows]


def _as_shown(turn: Turn, row: Sequence[Any], named: Mapping[str, str]) -> _Shown:
    at, days, last_on, last_kind, name, is_organisation, is_household, potential, phone, email, *rest = row
    photo, queue, staff = rest
    return _Shown(
        turn,
        at,
        Reason(
            named.get(potential, ""),
            None if last_on is None else date.fromisoformat(last_on),
            last_kind,
            days or 0,
            is_chosen=queue == CHOSEN,
        ),
        name,
        bool(is_organisation),
        bool(is_household),
        potential,
        phone_shown(phone),
        email or "",
        photo,
        staff,
    )


def _of(shop: Shop, sql: str, customers: Sequence[int], before: Sequence[object] = ()) -> list[Any]:
    """What a question gives for these customers."""
    if not customers:
        return []
    return ask(shop, sql.replace("{places}", places(customers)), (*before, *customers))


def _due_at(due_on: date, at: str | None) -> datetime:
    return datetime.combine(due_on, time.fromisoformat(at) if at else time())


def _row(one: _Shown, due_on: date, today: date) -> TodayRow:
    when: Words = one.at or Phrase(N_("any time"))
    return TodayRow(
        table=TABLE,
        row=one.turn.customer,
        customer=one.turn.customer,
        name=one.name,
        when=when,
        what=why_words(one.reason, today),
        is_organisation=one.is_organisation,
        is_household=one.is_household,
        potential=one.potential,
        phone=one.phone,
        email=one.email,
        checkable=True,
        due_on=due_on,
        at=time.fromisoformat(one.at) if one.at else None,
        photo=one.photo,
        staff=one.staff,
        is_turn=True,
    )


def _due(one: _Shown, spoken: Sequence[Any], today: date) -> Due:
    address_as, *parts, last_said = spoken
    ways = ways_to_address(address_as, one.name, NameParts(*parts), is_organisation=one.is_organisation)
    return Due(
        table=TABLE,
        row=one.turn.customer,
        customer=one.turn.customer,
        what=why_words(one.reason, today).text(),
        due_at=_due_at(one.turn.due_on, one.at),
        all_day=one.at is None,
        kind="call",
        name=one.name,
        say=ways[0] if ways and ways[0] != one.name else "",
        phone=one.phone,
        last_said=last_said or "",
        last_on=one.reason.last_on,
        is_organisation=one.is_organisation,
        photo=one.photo,
        is_household=one.is_household,
        staff=one.staff,
        turn_on=one.turn.on if one.at is None else None,
    )


def _occurrence(one: _Shown) -> Occurrence:
    starts = _due_at(one.turn.on, one.at)
    return Occurrence(
        table=TABLE,
        row=one.turn.customer,
        uid=f"{TABLE}-{one.turn.customer}",
        title=keep_in_touch_words(one.reason.days).text(),
        starts=starts,
        ends=starts + (_SHORT if one.at else _DAY),
        all_day=one.at is None,
        kind=KEEP_IN_TOUCH,
        icon="phone",
        tone=Tone.ACCENT,
        customer=one.turn.customer,
        customer_name=one.name,
        staff=one.staff,
        last=one.at is None,
    )
