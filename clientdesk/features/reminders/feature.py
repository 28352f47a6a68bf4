"""The card of reminders."""

from __future__ import annotations

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.due import DueSource
from clientdesk.desk.feature import Feature, Follower, RowActions
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineSource
from clientdesk.desk.today import TodaySource
from clientdesk.desk.tone import Tone
from clientdesk.desk.touches import PlannedSource
from clientdesk.desk.whole import TextSource
from clientdesk.features.reminders import (
    commands,
    commands_places,
    commands_program,
    commands_promises,
    commands_sight,
    queries,
    queries_screens,
    queries_today,
)
from clientdesk.features.reminders.records import Reminder, ReminderRaised

_TABLES = frozenset({"reminder", "customer", "contact_point"})
_KIND = EntryKind("reminder", N_("Reminders"), "bell")

_TEXT = (
    "SELECT id, customer_id, due_on, what || ' ' || to_say || ' ' || note, kind FROM reminder WHERE promise_id IS NULL"
)
"""What a promise says is found as the promise."""


def _planned() -> tuple[PlannedSource, ...]:
    from clientdesk.features.reminders.planned import PLANNED

    return (PLANNED,)


def _follow_occurrences(shop: Shop) -> None:
    """Let reminders of single times of a series follow those; loaded with the first step that touches one."""
    from clientdesk.features.reminders.commands_occurrences import follow_occurrences

    follow_occurrences(shop)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.reminders.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.reminders.pane import PANES

    return PANES


def _commands() -> tuple[Command, ...]:
    """The verbs; that of the form of an appointment is not needed at a start."""
    from clientdesk.features.reminders.commands_before import remind_before

    return (
        commands.add_reminder,
        commands.change_reminder,
        commands.finish_reminder,
        commands.dismiss_reminder,
        commands.finish_and_log,
        commands.reopen_reminder,
        commands.snooze_reminder,
        commands_sight.await_sight,
        commands.move_reminder,
        commands_places.place_reminder,
        commands.delete_reminder,
        commands.delete_series,
        remind_before,
    )


FEATURE = Feature(
    "reminders",
    records=(Reminder, ReminderRaised),
    texts=(TextSource("reminder", N_("Reminder"), "bell", _TEXT),),
    commands=_commands,
    queries=(queries.due, queries.open_reminders, queries.reminder),
    followers=(
        Follower(frozenset({"setting"}), commands.follow_zone),
        Follower(frozenset({"contact", "reminder"}), commands_program.follow_contacts),
        Follower(frozenset({"appointment", "reminder"}), commands_program.follow_appointments),
        Follower(
            frozenset({"appointment", "appointment_date", "reminder", "setting"}),
            _follow_occurrences,
        ),
        Follower(frozenset({"promise"}), commands_promises.follow_promises),
    ),
    timeline=(
        TimelineSource(
            frozenset({"reminder", "staff"}),
            queries_screens.planned_entries,
            (_KIND,),
        ),
    ),
    due=(
        DueSource(
            frozenset({"reminder", "customer"}),
            queries.due,
            queries.unraised,
            queries.next_at,
            commands.mark_raised,
            commands.rederive_due,
            queries.awaits,
            commands_sight.see_customer,
        ),
    ),
    rows=(
        RowActions(
            "reminder",
            done=commands.finish_reminder,
            reopen=commands.reopen_reminder,
            snooze=commands.snooze_reminder,
            await_sight=commands_sight.await_sight,
            can_await=queries.can_await,
            move=commands.move_reminder,
            place=commands_places.place_reminder,
            delete=commands.delete_reminder,
            log=commands.finish_and_log,
            dismiss=commands.dismiss_reminder,
            words={
                "done": N_("Reminder done"),
                "log": N_("Reminder done, contact logged"),
                "dismiss": N_("Reminder closed: not needed"),
                "reopen": N_("Reminder to be done again"),
                "snooze": N_("Reminder moved"),
                "await_sight": N_("Reminder put off until you next see them"),
                "move": N_("Reminder moved"),
                "place": N_("Reminder changed"),
                "moved_to": N_("Reminder moved to {moment}"),
                "delete": N_("Reminder deleted"),
            },
        ),
    ),
    today=(
        TodaySource(
            "call_today",
            N_("Call today"),
            "phone",
            _TABLES | {"reminder_raised"},
            queries_today.people_to_reach,
            counts=True,
            empty=N_("Nobody to call today."),
            ahead=queries_today.people_ahead,
            title_ahead=N_("To call"),
            place=10,
        ),
        TodaySource(
            "to_do",
            N_("Also to do"),
            "check-circle",
            frozenset({"reminder", "reminder_raised"}),
            queries_today.other_things,
            ahead=queries_today.other_things_ahead,
            title_ahead=N_("To do"),
            place=20,
        ),
        TodaySource(
            "your_day",
            N_("Your day"),
            "calendar-blank",
            frozenset({"reminder", "customer"}),
            queries_today.timed_today,
            tone=Tone.INFO,
            side=True,
            schedule=True,
            ahead=queries_today.timed_ahead,
        ),
    ),
    occurrences=(OccurrenceSource(_TABLES, queries_screens.occurrences, (_KIND,), place=20),),
    planned=_planned,
    words=_words,
    panes=_panes,
)
