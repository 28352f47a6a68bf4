"""All commands of the catalogue, in any order, with any arguments: undo all is the empty shop, redo all the same shop.

A new command joins by being on a card of the catalogue; nothing here is to be changed for it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from clientdesk.base.arguments import Command
from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import Derived, all_of
from clientdesk.desk.shop import change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.store.database import open_store
from tests.desk.arguments import given_for
from tests.fakes.clock import FakeClock

COMMANDS: list[Command] = [change_settings, *all_of(CATALOGUE, "commands")]
DERIVED: list[Derived] = all_of(CATALOGUE, "derived")


class Shopkeeping(RuleBasedStateMachine):
    """A shop where anything is done in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self._room.name), plan_of(CATALOGUE), create=True)
        self.desk = Desk(self.store, CATALOGUE, FakeClock())
        self.empty = self.picture()

    def picture(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table under the journal."""
        return {
            table: [tuple(row) for row in self.store.database.execute_sql(f'SELECT * FROM "{table}" ORDER BY id')]
            for table, record in self.store.plan.by_table.items()
            if not record.append_only  # undo adds to these; each has tests of what stands afterwards
        }

    @rule(data=st.data(), command=st.sampled_from(COMMANDS))
    def do(self, data: st.DataObject, command: Command) -> None:
        """Any command: it is carried out, or refused as a slip of the owner's with nothing changed."""
        given = data.draw(given_for(self.desk, command), label=command.__name__)
        before = self.picture()
        try:
            self.desk.run("Done", command, **given)
        except UserError:
            assert self.picture() == before

    @rule()
    def undo(self) -> None:
        """Take the newest back, where there is one."""
        if self.desk.last_undo:
            before = self.picture()
            self.desk.undo()
            self.desk.redo()
            assert self.picture() == before
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        """Do the last undone again, where there is one."""
        if self.desk.last_redo:
            self.desk.redo()

    @rule()
    def sleep(self) -> None:
        """A day goes by."""
        clock = self.desk.clock
        assert isinstance(clock, FakeClock)
        clock.sleep(days=1)

    @invariant()
    def derived_tables_agree(self) -> None:
        """What is derived says what the records say."""
        for derived in DERIVED:
            assert list(self.desk.ask(derived.problems)) == []

    def teardown(self) -> None:
        """Back to the empty shop and forth again."""
        try:
            end = self.picture()
            undone = 0
            while self.desk.last_undo:
                self.desk.undo()
                undone += 1
            assert self.picture() == self.empty
            for _ in range(undone):
                self.desk.redo()
            assert self.picture() == end
        finally:
            self.store.close()
            self._room.cleanup()


TestShopkeeping = Shopkeeping.TestCase
TestShopkeeping.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
