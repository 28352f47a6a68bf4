"""The card of appointments."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, RowActions
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.timeline import EntryKind, TimelineSource
from clientdesk.desk.whole import TextSource
from clientdesk.features.appointments import commands, queries
from clientdesk.features.appointments.migrations import MIGRATIONS
from clientdesk.features.appointments.queries_today import MISSED, TODAY
from clientdesk.features.appointments.records import Appointment, AppointmentDate, AppointmentGuest
from clientdesk.features.appointments.table_words import TABLES

_TABLES = frozenset({"appointment", "customer", "staff"})
_CALLS = EntryKind("call", N_("Calls"), "phone")
_MEETINGS = EntryKind("meeting", N_("Meetings"), "handshake")


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
            "SELECT id, customer_id, starts, what || ' ' || place || ' ' || note, kind FROM appointment",
        ),
    ),
    commands=(
        commands.add_appointment,
        commands.change_appointment,
        commands.move_appointment,
        commands.delete_appointment,
    ),
    queries=(queries.appointment, queries.occurrences),
    timeline=(TimelineSource(_TABLES, queries.timeline, (_CALLS, _MEETINGS)),),
    rows=(
        RowActions(
            "appointment",
            move=commands.move_appointment,
            delete=commands.delete_appointment,
            words={
                "move": N_("Appointment moved"),
                "moved_to": N_("Appointment moved to {moment}"),
                "delete": N_("Appointment deleted"),
            },
        ),
    ),
    today=TODAY,
    missed=MISSED,
    occurrences=(OccurrenceSource(_TABLES, queries.occurrences, (_CALLS, _MEETINGS), place=10),),
    words=TABLES,
    panes=_panes,
)
