"""Calendar files as something that is brought in; what does it is loaded only when one comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Importer, Plan, Preview, Report, Target, Terms, Wish
from clientdesk.desk.intake_words import IntakeWords
from clientdesk.desk.shop import Shop

if TYPE_CHECKING:
    from clientdesk.formats.reading import Reading
    from clientdesk.formats.source import Source


def _terms(shop: Shop, *, source: Source) -> Terms:
    return Terms(_fresh(shop, source=source))


def _fresh(_shop: Shop, *, source: Source) -> Wish:
    from clientdesk.formats.reading import Reading

    return Wish(Reading())


def _targets(_shop: Shop) -> Sequence[Target]:
    return ()


def _plan(desk: Desk, source: Source, progress: Progress, *, wish: Wish) -> Plan:
    from clientdesk.features.icalendar.bringing import plan_calendar

    return plan_calendar(desk, source, progress, wish=wish)


def _carry_out(desk: Desk, plan: Plan, progress: Progress) -> Report:
    from clientdesk.features.icalendar.bringing import carry_out
    from clientdesk.features.icalendar.planning import CalendarPlan

    if not isinstance(plan, CalendarPlan):
        raise TypeError("a plan of another importer")
    return carry_out(desk, plan, progress)


def _preview(shop: Shop, *, source: Source, reading: Reading, rows: int) -> Preview:
    from clientdesk.features.icalendar.preview import preview_calendar

    return preview_calendar(shop, source=source, rows=rows)


WORDS = IntakeWords(
    title=N_("Bring in a calendar"),
    page="calendar",
    show=N_("Show the calendar"),
    known=N_("Known or called off"),
    none_known=N_("Nothing in this file is in your calendar already."),
    known_list=N_("Events that are in your calendar already, or were called off"),
    doubtful=N_("Events that need a look"),
    outcomes={
        "skip": N_("Those you have stay as they are; these events are left out."),
        "update": N_("Those you have become what the file says."),
        "add": N_("They come in as well, beside those you have."),
    },
    working=N_("Bringing in events"),
    icon="calendar-blank",
    bring=lambda n, count: Phrase(N_("Bring in {count} event"), N_("Bring in {count} events"), n, count=count),
    update=lambda n, count: Phrase(N_("Update {count} event"), N_("Update {count} events"), n, count=count),
    brought=lambda n, count: Phrase(
        N_("{count} event was brought in"), N_("{count} events were brought in"), n, count=count
    ),
    told=lambda n, _count: Phrase(N_("{n} event brought in"), N_("{n} events brought in"), n),
    new=lambda n, count: Phrase(N_("{count} new event"), N_("{count} new events"), n, count=count),
    are_known=lambda n, count: Phrase(
        N_("{count} is known already, or was called off"), N_("{count} are known already, or were called off"), n,
        count=count,
    ),
)  # fmt: skip

IMPORTER = Importer(
    kinds=frozenset({"icalendar"}),
    tables=frozenset({"appointment", "appointment_date"}),
    terms=_terms,
    fresh=_fresh,
    targets=_targets,
    plan=_plan,
    carry_out=_carry_out,
    preview=_preview,
    words=WORDS,
)
