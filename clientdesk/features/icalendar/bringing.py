"""The import of a calendar as one deed: planned beforehand, carried out as one step, undone as one."""

from __future__ import annotations

from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Wish
from clientdesk.features.customers.bringing import ImportReport, report
from clientdesk.features.icalendar.commands_bringing import bring_in_events
from clientdesk.features.icalendar.planning import CalendarPlan, plan_events
from clientdesk.features.icalendar.rules_rows import at_home
from clientdesk.formats.ical_zones import share_windows_name
from clientdesk.formats.source import Source


def plan_calendar(desk: Desk, source: Source, progress: Progress, *, wish: Wish) -> CalendarPlan:
    """Decide what becomes of every event of a file; nothing is changed.

    Args:
        desk: of the shop.
        source: the file.
        progress: told now and then how many events are through.
        wish: what becomes of those that are in the calendar already.
    """
    if source.calendar is None:
        raise TypeError("a source of another kind")
    home, doubtful = desk.settings.zone, source.calendar.by_windows
    shared = {zone for zone in doubtful if share_windows_name(zone, home)}
    events = [at_home(event, home, shared) for event in source.calendar.events] if shared else source.calendar.events
    plan: CalendarPlan = desk.ask(plan_events, events=events, wish=wish, progress=progress)
    plan.problems = sorted([*plan.problems, *source.calendar.problems], key=lambda problem: problem.line)
    return plan


def carry_out(desk: Desk, plan: CalendarPlan, progress: Progress) -> ImportReport:
    """Do what was planned, as one step.

    Raises:
        UserError: the shop was changed so much meanwhile that the plan does not fit any more; nothing is changed.
        Cancelled: `progress` said so; nothing is changed.
    """
    batch: list[int] = []
    if plan.deeds:
        label = Phrase(N_("{n} event brought in"), N_("{n} events brought in"), len(plan.deeds))
        desk.run_batch(label, bring_in_events, plan=plan, progress=progress, batch=batch)
    return report(plan, batch[0] if batch else None)
