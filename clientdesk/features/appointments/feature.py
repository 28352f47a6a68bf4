"""The card of appointments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineEntry, TimelineSource
from clientdesk.desk.touches import PlannedSource, TouchSource
from clientdesk.desk.whole import SheetSource, TextSource
from clientdesk.features.appointments import verbs
from clientdesk.features.appointments.migrations import MIGRATIONS
from clientdesk.features.appointments.occurrence_table import HORIZON, OCCURRENCES
from clientdesk.features.appointments.queries_occurrences import occurrences
from clientdesk.features.appointments.queries_today import MISSED, TODAY
from clientdesk.features.appointments.records import Appointment, AppointmentDate, AppointmentGuest

_TABLES = frozenset({"appointment", "appointment_date", "appointment_guest", "customer", "staff"})
_CALLS = EntryKind("call", N_("Calls"), "phone")
_MEETINGS = EntryKind("meeting", N_("Meetings"), "handshake")
_TEXT = (
    "SELECT a.id, a.customer_id, a.starts, a.what || ' ' || a.place || ' ' || a.note || ' ' || a.because, a.kind "
    "FROM appointment a WHERE a.series_id IS NULL OR a.because <> '' OR NOT EXISTS (SELECT 1 FROM appointment s "
    "WHERE s.id = a.series_id AND (s.what, s.place, s.note) = (a.what, a.place, a.note))"
)
"""One of a series is found by itself where it says something else."""
_GUEST_TEXT = (
    "SELECT g.id, g.customer_id, a.starts, g.name || ' ' || g.email, '' FROM appointment_guest g "
    "JOIN appointment a ON a.id = g.appointment_id WHERE g.name <> '' OR g.email <> ''"
)
"""Who is no customer is found by the name."""


def _timeline(shop: Shop, *, customer: int, limit: int) -> Sequence[TimelineEntry]:
    """The appointments on the timeline of a customer; nothing of it is needed at a start."""
    from clientdesk.features.appointments.queries_timeline import timeline

    return timeline(shop, customer=customer, limit=limit)


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.appointments import commands

    return (
        commands.add_appointment,
        commands.change_appointment,
        commands.change_occurrence,
        commands.change_following,
        commands.move_appointment,
        commands.place_appointment,
        commands.cancel_occurrence,
        commands.cancel_following,
        commands.cancel_appointment,
        commands.delete_appointment,
        commands.hold_appointment,
        commands.change_guests,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.appointments import queries

    return (queries.appointment, queries.occurrences, queries.original_at, queries.next_occurrences)


def _touches() -> tuple[TouchSource, ...]:
    from clientdesk.features.appointments.touches import TOUCHES

    return (TOUCHES,)


def _planned() -> tuple[PlannedSource, ...]:
    from clientdesk.features.appointments.touches import PLANNED

    return (PLANNED,)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.appointments.table_words import TABLES

    return TABLES


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.appointments.sheet import SHEET

    return (SHEET,)


def _panes() -> object:
    from clientdesk.features.appointments.pane import PANES

    return PANES


FEATURE = Feature(
    "appointments",
    records=(Appointment, AppointmentDate, AppointmentGuest),
    migrations=MIGRATIONS,
    texts=(
        TextSource(
            "appointment",
            N_("Appointment"),
            "calendar-blank",
            _TEXT,
        ),
        TextSource("appointment_guest", N_("Guest of an appointment"), "user", _GUEST_TEXT),
    ),
    sheet=_sheet,
    commands=_commands,
    queries=_queries,
    derived=(OCCURRENCES,),
    nightly=(HORIZON,),
    touches=_touches,
    planned=_planned,
    timeline=(TimelineSource(_TABLES, _timeline, (_CALLS, _MEETINGS)),),
    rows=(
        RowActions(
            "appointment",
            move=verbs.move_appointment,
            place=verbs.place_appointment,
            cancel=verbs.cancel_appointment,
            delete=verbs.delete_appointment,
            words={
                "move": N_("Appointment moved"),
                "place": N_("Appointment changed"),
                "cancel": N_("Appointment cancelled"),
                "moved_to": N_("Appointment moved to {moment}"),
                "delete": N_("Appointment deleted"),
            },
        ),
    ),
    today=TODAY,
    missed=MISSED,
    occurrences=(OccurrenceSource(_TABLES, occurrences, (_CALLS, _MEETINGS), place=10),),
    words=_words,
    panes=_panes,
)
