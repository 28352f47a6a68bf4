"""A shop with everything in its catalogue, one person behind the counter, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.tasks import Tasks
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.staff.records import Staff
from clientdesk.kit.bridge import Bridge
from clientdesk.kit.context import Context
from clientdesk.kit.style import style_of
from clientdesk.kit.work import Works
from clientdesk.store.database import open_store
from tests.conftest import Folders
from tests.fakes.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    """Friday 20 November 2026, 9:05 in Tallinn, until the test moves it."""
    return FakeClock()


@pytest.fixture
def desk(folders: Folders, clock: FakeClock) -> Iterator[Desk]:
    """A desk over the whole catalogue, without a window; Mart sits at it."""

    def hire(shop: Shop) -> int:
        return int(Staff.create(name="Mart").id)

    store = open_store(folders.data, plan_of(CATALOGUE), create=True)
    made = Desk(store, CATALOGUE, clock)
    made.staff = made.run_as_program("Staff added", hire)
    yield made
    store.close()


@pytest.fixture
def bridge(desk: Desk, qtbot: QtBot) -> Iterator[Bridge]:
    """The window's way to the desk, without the window."""
    made = Bridge(desk)
    yield made
    made.close()


@pytest.fixture
def context(bridge: Bridge) -> Context:
    """What every pane is handed."""
    return Context(bridge, style_of(), Works(Tasks(bridge.desk.store)))
