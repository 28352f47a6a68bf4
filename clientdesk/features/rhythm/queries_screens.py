"""The rhythm where a customer is shown: on the sheet, on the timeline, as a chip above the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from clientdesk.base.clock import to_local
from clientdesk.base.days import long_date
from clientdesk.base.words import N_, Phrase, _, shown
from clientdesk.desk.shop import Shop
from clientdesk.desk.timeline import TimelineEntry
from clientdesk.desk.whole import SheetRow
from clientdesk.desk.working_days import WorkingDays
from clientdesk.features.rhythm.holding import ask
from clientdesk.features.rhythm.queries import NextTouch, next_touch
from clientdesk.features.rhythm.rules_words import every_words, no_rhythm_words

_WEEK = 7


def sheet_rows(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    """How often, and when next, or why not."""
    known = next_touch(shop, customer=customer)
    if known is None:
        return ()
    today = shop.today()
    rows = [SheetRow(_("How often"), often_words(known))]
    if known.on is not None:
        rows.append(SheetRow(_("Next contact"), long_date(known.on, today)))
    if known.last_on is not None:
        rows.append(SheetRow(_("Last contact"), long_date(known.last_on, today)))
    return rows


def often_words(known: NextTouch) -> str:
    """`every 30 days`, or that there is no rhythm and why."""
    if known.days is not None:
        return every_words(known.days).text()
    return _("No rhythm: {why}").format(why=shown(no_rhythm_words(known.by, known.because)))


def timeline_entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The turn that was let pass last, as one quiet line."""
    sql = "SELECT id, made_at, because FROM touch_delay WHERE customer_id = ? AND not_needed LIMIT ?"
    return [_let_pass(shop, *row) for row in ask(shop, sql, (customer, limit))]


def due_condition(shop: Shop) -> tuple[str, Sequence[object]]:
    """Whoever is to be reached by today, by the rhythm or because it was planned; closed days put it off."""
    today = shop.today()
    sql = (
        "customer.id IN (SELECT customer FROM next_touch WHERE via = 'rhythm' AND due_on <= ? "
        "UNION ALL SELECT customer FROM next_touch WHERE via = 'planned' AND due_on <= ?)"
    )
    return sql, (last_working_day(shop, today).isoformat(), today.isoformat())


def last_working_day(shop: Shop, day: date) -> date:
    """The last working day on or before `day`; a week before it where there is none so near."""
    open_days = WorkingDays(shop)
    before = (day - timedelta(days=ahead) for ahead in range(_WEEK + 1))
    return next((one for one in before if open_days.is_working(one)), day - timedelta(days=_WEEK))


def _let_pass(shop: Shop, row: int, made_at: str, because: str) -> TimelineEntry:
    at = to_local(datetime.fromisoformat(made_at), shop.zone)
    return TimelineEntry(
        table="touch_delay",
        row=row,
        kind="next_touch",
        icon="x-circle",
        title=Phrase(N_("Contact not needed: {why}"), why=because) if because else Phrase(N_("Contact not needed")),
        on=at.date(),
        at=at.time(),
        automatic=True,
    )
