"""Real calendars of many programs: no crash, no hang, and what independent programs agree on is what comes in.

The differences are listed by kind, and the kinds are explained in docs/calendar-files.md.
"""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.intake import Wish
from clientdesk.features.icalendar.planning import CalendarPlan, plan_events
from clientdesk.formats.ical import CalendarFile, read_calendar
from tests.features.icalendar.carried import WALL, quiet
from tests.features.icalendar.differences import DIFFERENT, DIFFERENT_FROM_KDE, LAST_DAY
from tests.features.icalendar.expanded import all_starts, touching

PATIENCE_S = 1.0


class Corpora:
    """All files, read once.

    Args:
        root: the folder of real files.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.expected: dict[str, dict[str, Any]] = json.loads((root / "expected_ics.json").read_text())
        self.files: dict[str, CalendarFile] = {}
        self.slow: dict[str, float] = {}
        for name in self.expected:
            data = (root / name).read_bytes()
            began = time.process_time()
            self.files[name] = read_calendar(data)
            self.slow[name] = time.process_time() - began


@pytest.fixture(scope="session")
def real(corpora: Path) -> Corpora:
    """All files, read once."""
    if not (corpora / "expected_ics.json").is_file():
        pytest.skip("no real calendars among the corpora")
    return Corpora(corpora)


def planned(desk: Desk, file: CalendarFile) -> CalendarPlan:
    """What would come into an empty shop."""
    plan: CalendarPlan = desk.ask(plan_events, events=file.events, wish=Wish(), progress=quiet)
    assert sum(plan.counts.values()) == len(file.events)
    return plan


def test_every_file_is_read_at_once_and_counts_as_others_count(real: Corpora) -> None:
    assert len(real.files) == 495
    assert {name: spent for name, spent in real.slow.items() if spent > PATIENCE_S} == {}
    for name, told in real.expected.items():
        file = real.files[name]
        if told.get("counts_agree"):
            counted = (len(file.events), file.left_out.get("VTODO", 0), file.left_out.get("VJOURNAL", 0))
            assert counted == tuple(told["icalendar"][kind] for kind in ("VEVENT", "VTODO", "VJOURNAL")), name
        if told.get("summaries_agree") and "events_truncated" not in told:
            summaries = [(one["summary"] or "").replace('\\"', '"').strip() for one in told["events"]]
            assert [one.summary for one in file.events] == summaries, name
        if not file.events:
            assert file.problems, name


def test_occurrences_are_those_that_two_programs_agree_on(real: Corpora, desk: Desk) -> None:
    different = {}
    agreed = 0
    for name, told in real.expected.items():
        if not told.get("occurrences_agree"):
            continue
        first, last = map(datetime.fromisoformat, told["window"])
        began = time.process_time()
        found = touching(planned(desk, real.files[name]).deeds, first, last)
        assert time.process_time() - began < PATIENCE_S, name
        agreed += 1
        shown = sorted(one.told() for one in found)
        listed = sorted(told.get("first_occurrences", ()))
        if len(found) != told["occurrences_sabre"] or shown[: len(listed)] != listed:
            different[name.split("/", 1)[1]] = (len(found), told["occurrences_sabre"])
    assert agreed == 250
    assert set(different) == set(DIFFERENT)


def test_occurrences_are_those_that_kde_lists(real: Corpora, desk: Desk) -> None:
    different = set()
    compared = 0
    for name, told in real.expected.items():
        for reference in told.get("kde_ref") or ():
            if not reference.endswith(".next.ref"):
                continue
            path = real.root / Path(name).parent / Path(reference).name
            wanted = [WALL(line.split()[0]) for line in path.read_text().splitlines() if line.strip()]
            wanted = [at for at in wanted if at < LAST_DAY]
            last = wanted[-1] + timedelta(days=1) if wanted else LAST_DAY
            found = all_starts(planned(desk, real.files[name]).deeds, last)[: len(wanted)]
            compared += 1
            # KDE writes them on the wall of its own test where the file says UTC.
            apart = {mine - theirs for mine, theirs in zip(found, wanted, strict=False)}
            if len(found) != len(wanted) or len(apart) > 2 or any(abs(each) > timedelta(hours=2) for each in apart):
                different.add(name.rsplit("__", 1)[1])
    assert compared == 71
    assert different == set(DIFFERENT_FROM_KDE)


@pytest.mark.parametrize("name", ["Secondly1", "Minutely1"])
def test_what_never_ends_ends_within_a_second_and_says_so(real: Corpora, desk: Desk, name: str) -> None:
    (path,) = (one for one in real.files if f"{name}.ics" in one)
    began = time.process_time()
    plan = planned(desk, real.files[path])
    found = touching(plan.deeds, WALL("2026-01-01"), WALL("2026-02-01"))
    assert time.process_time() - began < PATIENCE_S
    assert 0 < len(found) <= 31 * 24 + 48
    assert [problem.text for problem in plan.problems] == [
        "This happens more often than 24 times a day. Only the first 24 of each day are shown."
    ]
