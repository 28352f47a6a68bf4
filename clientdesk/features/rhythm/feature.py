"""The card of the rhythm of contact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.due import DueSource
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.list_chips import ListChip
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.today import TodaySource
from clientdesk.desk.whole import SheetSource, TextSource
from clientdesk.features.rhythm import commands, queries_today
from clientdesk.features.rhythm.assurance import ASSURANCE, NIGHTLY
from clientdesk.features.rhythm.next_touch import NEXT_TOUCH, TABLES
from clientdesk.features.rhythm.records import ClassRhythm, CustomerRhythm, TouchDelay, TouchRaised

_ALL = TABLES | {"contact", "reminder", "appointment", "closed_day", "contact_point", "staff", "deputy"}
"""What the rows of Today are made of; a touch of another capability comes with one of these."""
_KIND = EntryKind(queries_today.KEEP_IN_TOUCH, N_("Keep in touch"), "phone")


def _commands() -> tuple[Command, ...]:
    return (
        commands.set_rhythm, commands.set_no_rhythm, commands.clear_rhythm, commands.change_rhythm,
        commands.set_class_rhythm,
        commands.change_rhythm_settings, commands.delay_touch, commands.snooze_touch, commands.move_touch,
        commands.touch_not_needed, commands.touch_log, commands.touch_done,
    )  # fmt: skip


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.rhythm import queries

    return (
        queries.next_touch, queries.touches_due, queries.plan, queries.forgotten, queries.waiting_count,
    )  # fmt: skip


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.rhythm.facts import FACTS

    return (FACTS,)


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.rhythm.queries_screens import sheet_rows

    return (SheetSource("rhythm", N_("Keep in touch"), 46, sheet_rows, of_today=True),)


def _timeline(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    from clientdesk.features.rhythm.queries_screens import timeline_entries

    return timeline_entries(shop, customer=customer, limit=limit)


def _due_condition(shop: Shop) -> tuple[str, Sequence[object]]:
    from clientdesk.features.rhythm.queries_screens import due_condition

    return due_condition(shop)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.rhythm.table_words import TABLES as WORDS

    return WORDS


def _panes() -> object:
    from clientdesk.features.rhythm.pane import PANES

    return PANES


FEATURE = Feature(
    "rhythm",
    records=(ClassRhythm, CustomerRhythm, TouchDelay, TouchRaised),
    commands=_commands,
    queries=_queries,
    derived=(NEXT_TOUCH,),
    timeline=(TimelineSource(frozenset({"touch_delay"}), _timeline, (EntryKind("next_touch", N_("Keep in touch"),
                                                                               "phone"),)),),
    due=(
        DueSource(
            _ALL,
            queries_today.due,
            queries_today.unraised,
            queries_today.next_at,
            commands.mark_touches_raised,
            commands.forget_coming_turns,
            wanes=True,
        ),
    ),
    rows=(
        RowActions(
            queries_today.TABLE,
            done=commands.touch_done,
            log=commands.touch_log,
            snooze=commands.snooze_touch,
            move=commands.move_touch,
            dismiss=commands.touch_not_needed,
            words={
                "done": N_("Contact logged"),
                "log": N_("Contact logged"),
                "snooze": N_("Contact put off"),
                "move": N_("Contact put off"),
                "moved_to": N_("Contact put off to {moment}"),
                "dismiss": N_("Contact not needed now"),
            },
            asks=frozenset({"dismiss"}),
        ),
    ),
    today=(
        TodaySource(
            "call_today",
            N_("Call today"),
            "phone",
            _ALL | {"touch_raised"},
            queries_today.turns_today,
            counts=True,
            ahead=queries_today.turns_ahead,
            title_ahead=N_("To call"),
        ),
    ),
    assurances=(ASSURANCE,),
    nightly=(NIGHTLY,),
    occurrences=(OccurrenceSource(_ALL, queries_today.occurrences, (_KIND,), place=30, crowds=True),),
    facts=_facts,
    sheet=_sheet,
    texts=(
        TextSource(
            "customer_rhythm", N_("Keep in touch"), "phone",
            "SELECT id, customer_id, '', because, '' FROM customer_rhythm WHERE because <> ''",
        ),
        TextSource(
            "touch_delay", N_("Contact not needed"), "x-circle",
            "SELECT id, customer_id, made_at, because, '' FROM touch_delay WHERE because <> ''",
            utc=True,
        ),
    ),
    list_chips=(ListChip("due", N_("Due"), 10, _ALL, _due_condition),),
    words=_words,
    panes=_panes,
)  # fmt: skip
