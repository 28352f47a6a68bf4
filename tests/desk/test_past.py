"""A customer as of a day: whatever was done since, the profile comes back as it was remembered."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from clientdesk.base.arguments import Command
from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.commands import (
    add_customer,
    change_customer,
    empty_trash,
    restore_customer,
    trash_customer,
)
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.queries_past import profile_as_of
from clientdesk.features.customers.rules import PointKind
from clientdesk.store.database import open_store
from tests.desk.arguments import given_for
from tests.fakes.clock import FakeClock

COMMANDS: list[Command] = [change_settings, *all_of(CATALOGUE, "commands")]
_WATCHED = (1, 2, 3)
_CHANGES: list[dict[str, Any]] = [
    {"name": "Hanna"},
    {"nickname": "Annie", "potential": "B"},
    {"birth_day": 3, "birth_month": 3},
    {"birth_day": 0},
    {"points": ()},
    {"points": (PointInput(PointKind.PHONE, "5123 4567"), PointInput(PointKind.EMAIL, "a@post.ee"))},
    {"points": (PointInput(PointKind.PHONE, "5123 9999", "mobile"),)},
    {"addresses": (AddressInput(city="Elva"),)},
    {"addresses": (AddressInput(city="Tartu", street="Kase 1"), AddressInput(city="Elva"))},
    {"tags": ("club", "touring")},
    {"tags": ("club",)},
]


class Remembering(RuleBasedStateMachine):
    """Anything is done in any order; after each deed the profiles are remembered, and at the end asked for again."""

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self._room.name), plan_of(CATALOGUE), create=True)
        self.clock = FakeClock()
        self.desk = Desk(self.store, CATALOGUE, self.clock)
        self.remembered: list[tuple[datetime, dict[int, Profile | None]]] = []
        for name in ("Anna Saar", "Oleg Petrov"):
            self.desk.run("Added", add_customer, name=name)
        self._remember()

    def _remember(self) -> None:
        """Keep what is known now, and let time pass, so that the next deed is later."""
        known = {customer: self.desk.ask(profile, customer=customer) for customer in _WATCHED}
        self.remembered.append((local_now(self.clock), known))
        self.clock.sleep(hours=7)

    @rule(data=st.data(), command=st.sampled_from(COMMANDS))
    def do(self, data: st.DataObject, command: Command) -> None:
        """Any command."""
        given = data.draw(given_for(self.desk, command), label=command.__name__)
        try:
            self.desk.run("Done", command, **given)
        except UserError:
            return
        self._remember()

    @rule(customer=st.sampled_from(_WATCHED[:2]), change=st.sampled_from(_CHANGES))
    def change(self, customer: int, change: dict[str, Any]) -> None:
        """Something that is told of a customer; most commands drawn above are refused as slips."""
        try:
            self.desk.run("Changed", change_customer, customer=customer, **change)
        except UserError:
            return
        self._remember()

    @rule(customer=st.sampled_from(_WATCHED[:2]), command=st.sampled_from([trash_customer, restore_customer]))
    def throw(self, customer: int, command: Command) -> None:
        """Into the trash, or out of it."""
        try:
            self.desk.run("Thrown", command, customer=customer)
        except UserError:
            return
        self._remember()

    @rule()
    def empty(self) -> None:
        """What is in the trash goes for good."""
        self.desk.run("Emptied", empty_trash)
        self._remember()

    @rule()
    def undo(self) -> None:
        """Take the newest back, where there is one."""
        if self.desk.last_undo:
            self.desk.undo()
            self._remember()

    @rule()
    def redo(self) -> None:
        """Do the last undone again, where there is one."""
        if self.desk.last_redo:
            self.desk.redo()
            self._remember()

    def teardown(self) -> None:
        """Every moment comes back as it was."""
        try:
            for at, known in self.remembered:
                for customer, was in known.items():
                    assert self.desk.ask(profile_as_of, customer=customer, at=at) == was, (at, customer)
        finally:
            self.store.close()
            self._room.cleanup()


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
