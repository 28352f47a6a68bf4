"""The card of promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.occurrences import Occurrence, OccurrenceSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.signals import SignalSource
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.today import TodayRow, TodaySource
from clientdesk.desk.tone import Tone
from clientdesk.desk.touches import PlannedSource
from clientdesk.desk.whole import SheetRow, SheetSource, TextSource
from clientdesk.features.promises import commands
from clientdesk.features.promises.records import Promise

_ICON = "hand-palm"
_TABLES = frozenset({"promise", "customer", "staff"})
_KIND = EntryKind("promise", N_("Promises"), _ICON)


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.promises import queries

    return (
        queries.all_promises,
        queries.open_promises,
        queries.promise,
        queries.promises_kept,
        queries.promises_of,
    )


def _rows(shop: Shop) -> Sequence[TodayRow]:
    from clientdesk.features.promises.queries_screens import to_keep

    return to_keep(shop)


def _ahead(shop: Shop, *, first: date, last: date) -> Sequence[TodayRow]:
    from clientdesk.features.promises.queries_screens import to_keep_ahead

    return to_keep_ahead(shop, first=first, last=last)


def _entries(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    from clientdesk.features.promises.queries_screens import entries

    return entries(shop, customer=customer, limit=limit)


def _occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    from clientdesk.features.promises.queries_screens import occurrences

    return occurrences(shop, start=start, end=end)


def _sheet(shop: Shop, *, customer: int) -> Sequence[SheetRow]:
    from clientdesk.features.promises.queries_screens import sheet_rows

    return sheet_rows(shop, customer=customer)


def _planned() -> tuple[PlannedSource, ...]:
    from clientdesk.features.promises.queries_signals import PLANNED

    return (PLANNED,)


def _signals() -> tuple[SignalSource, ...]:
    from clientdesk.features.promises.queries_signals import SIGNALS

    return (SIGNALS,)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.promises.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.promises.pane import PANES

    return PANES


def _commands() -> tuple[Command, ...]:
    return (
        commands.make_promise,
        commands.change_promise,
        commands.keep_promise,
        commands.keep_and_log,
        commands.break_promise,
        commands.release_promise,
        commands.reopen_promise,
        commands.move_promise,
        commands.delete_promise,
    )


FEATURE = Feature(
    "promises",
    records=(Promise,),
    texts=(
        TextSource(
            "promise",
            N_("Promise"),
            _ICON,
            "SELECT id, customer_id, due_on, what || ' ' || outcome, status FROM promise",
        ),
    ),
    commands=_commands,
    queries=_queries,
    timeline=(TimelineSource(_TABLES, _entries, (_KIND,)),),
    rows=(
        RowActions(
            "promise",
            done=commands.keep_promise,
            reopen=commands.reopen_promise,
            log=commands.keep_and_log,
            move=commands.move_promise,
            dismiss=commands.release_promise,
            delete=commands.delete_promise,
            words={
                "done": N_("Promise kept"),
                "log": N_("Promise kept, contact logged"),
                "dismiss": N_("Promise released by the customer"),
                "reopen": N_("Promise open again"),
                "move": N_("Promise moved"),
                "moved_to": N_("Promise moved to {moment}"),
                "delete": N_("Promise deleted"),
            },
            offers={
                "done": N_("Kept"),
                "log": N_("Kept, and write it down"),
                "dismiss": N_("Released by the customer"),
            },
        ),
    ),
    today=(
        TodaySource(
            "promises",
            N_("Promises"),
            _ICON,
            _TABLES | {"contact_point"},
            _rows,
            tone=Tone.ACCENT,
            ahead=_ahead,
            page="promises",
        ),
    ),
    occurrences=(OccurrenceSource(_TABLES, _occurrences, (_KIND,), place=30),),
    planned=_planned,
    signals=_signals,
    sheet=(SheetSource("promises", N_("Promises"), 75, _sheet),),
    words=_words,
    panes=_panes,
)
