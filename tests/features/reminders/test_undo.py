"""Whatever is done with reminders that repeat, follow or come ahead: undo takes it back, redo does it again."""

from __future__ import annotations

import tempfile
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.features.appointments.commands import add_appointment, delete_appointment, move_appointment
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.reminders import commands
from clientdesk.features.reminders.records import Reminder
from clientdesk.store.database import Store, open_store
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 20)
RULES = st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=-1FR"])
DAYS = st.integers(0, 40).map(lambda days: FRIDAY + timedelta(days=days))
TIMES = st.sampled_from([None, "09:00", "17:30"])
LEADS = st.sampled_from([0, 10, 1440])
ROWS = st.integers(1, 8)
MOMENTS = DAYS.map(lambda day: datetime.combine(day, datetime.min.time()) + timedelta(hours=15))
EARLIER = datetime.fromisoformat("2026-11-01 12:00")
ABOUT = st.sampled_from([1, 2])
TOLD = {"what": st.just("Call"), "due_on": DAYS, "due_time": TIMES, "lead": LEADS, "repeats": RULES}
DEEDS = st.one_of(
    st.tuples(st.just(commands.add_reminder), st.fixed_dictionaries({**TOLD, "customer": ABOUT})),
    st.tuples(
        st.just(commands.add_reminder),
        st.fixed_dictionaries({"what": st.just("Ask"), "customer": ABOUT, "after_days": st.integers(0, 40)}),
    ),
    st.tuples(
        st.just(commands.add_reminder),
        st.fixed_dictionaries({"what": st.just("Prepare"), "appointment": ROWS, "lead": LEADS}),
    ),
    st.tuples(
        st.just(commands.change_reminder), st.fixed_dictionaries({**TOLD, "row": ROWS, "only_this": st.booleans()})
    ),
    *(
        st.tuples(st.just(deed), st.fixed_dictionaries({"row": ROWS}))
        for deed in (
            commands.finish_reminder, commands.dismiss_reminder, commands.finish_and_log, commands.reopen_reminder,
            commands.delete_reminder, commands.delete_series, delete_appointment, delete_contact,
        )
    ),
    st.tuples(st.just(commands.snooze_reminder), st.fixed_dictionaries({"row": ROWS, "until": MOMENTS})),
    st.tuples(st.just(commands.move_reminder), st.fixed_dictionaries({"row": ROWS, "to": DAYS})),
    st.tuples(st.just(add_appointment), st.fixed_dictionaries({"what": st.just("Fair"), "starts": MOMENTS})),
    st.tuples(st.just(move_appointment), st.fixed_dictionaries({"row": ROWS, "to": DAYS})),
    st.tuples(
        st.just(log_contact), st.fixed_dictionaries({"customer": ABOUT, "kind": st.just(ContactKind.CALL)})
    ),
    st.tuples(st.just(change_contact), st.fixed_dictionaries({"row": ROWS, "on": st.just(EARLIER)})),
)  # fmt: skip


def rows() -> list[dict[str, Any]]:
    return [vars(row)["__data__"] for row in Reminder.select().order_by(Reminder.id)]


@given(st.lists(DEEDS, min_size=3, max_size=14))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_undo_takes_every_deed_back_and_redo_does_it_again(deeds: list[tuple[Any, dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(new_shop(Path(folder))) as store:
        clock = FakeClock()
        desk = Desk(store, CATALOGUE, clock)
        for name in ("Anna", "Dmitri"):
            desk.run("Added", add_customer, name=name)
        stages = [rows()]
        for deed, told in deeds:
            before = desk.last_undo
            try:
                desk.run("Done", deed, **told)
            except UserError:
                assert rows() == stages[-1]
            if desk.last_undo != before:
                stages.append(rows())
            clock.sleep(hours=30)
        for stage in reversed(stages[:-1]):
            desk.undo()
            assert rows() == stage
        for stage in stages[1:]:
            desk.redo()
            assert rows() == stage


def new_shop(folder: Path) -> Store:
    return open_store(folder, plan_of(CATALOGUE), create=True)
