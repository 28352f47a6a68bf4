"""The card of appointments."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, OccurrenceSource, RowActions, TimelineSource, TodaySource, Tone
from clientdesk.features.appointments import commands, queries
from clientdesk.features.appointments.records import Appointment

_TABLES = frozenset({"appointment", "customer", "staff"})

FEATURE = Feature(
    "appointments",
    records=(Appointment,),
    commands=(
        commands.add_appointment,
        commands.change_appointment,
        commands.move_appointment,
        commands.delete_appointment,
    ),
    queries=(queries.appointment, queries.occurrences),
    timeline=(TimelineSource(_TABLES, queries.timeline),),
    rows=(
        RowActions(
            "appointment",
            move=commands.move_appointment,
            delete=commands.delete_appointment,
            words={"move": N_("Appointment moved"), "delete": N_("Appointment deleted")},
        ),
    ),
    today=(
        TodaySource(
            "your_day",
            N_("Your day"),
            "calendar-blank",
            _TABLES,
            queries.todays,
            tone=Tone.INFO,
            side=True,
            empty=N_("Nothing is planned for today."),
        ),
    ),
    occurrences=(OccurrenceSource(_TABLES, queries.occurrences),),
)
