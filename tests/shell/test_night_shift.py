"""What is done by night: in portions, with each day, and told to those who show it; a full disk only puts it off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.base.changes import Changes
from clientdesk.base.errors import StoreTrouble
from clientdesk.desk.desk import Desk
from clientdesk.desk.night_work import NightWork
from clientdesk.desk.nightly import Nightly
from clientdesk.desk.shop import Shop, put_setting, setting
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.staff.feature import FEATURE as STAFF
from clientdesk.kit.context import Context
from clientdesk.shell.night_shift import NightShift
from clientdesk.store.troubles import store_error

ENOUGH = 3


def portions_left(_shop: Shop) -> bool:
    """Whether fewer than `ENOUGH` portions were done."""
    return int(setting("night.done", "0")) < ENOUGH


def one_portion(_shop: Shop) -> None:
    """Counts itself."""
    put_setting("night.done", str(int(setting("night.done", "0")) + 1))


def no_room(_shop: Shop) -> None:
    """The disk is full."""
    raise store_error(StoreTrouble.FULL)


COUNTING = Nightly("Counted", portions_left, one_portion, frozenset({"customer"}))


@pytest.fixture
def nightly(desk: Desk) -> Nightly:
    """The one source of this shop."""
    desk.features = (*(replace(card, nightly=()) for card in CATALOGUE), replace(STAFF, nightly=(COUNTING,)))
    return COUNTING


@pytest.mark.usefixtures("nightly")
def test_all_portions_are_done_and_no_more(desk: Desk) -> None:
    work = NightWork(desk)
    work.do_all()
    assert desk.ask(lambda _shop: setting("night.done")) == str(ENOUGH)
    assert not work.portion()


@pytest.mark.usefixtures("nightly")
def test_a_night_is_no_deed_of_anybody(desk: Desk) -> None:
    NightWork(desk).do_all()
    assert desk.last_undo is None


@pytest.mark.usefixtures("nightly")
def test_who_shows_it_looks_again_once_when_all_is_done(desk: Desk, context: Context, qtbot: QtBot) -> None:
    told: list[Changes] = []
    context.bridge.changed.connect(told.append)
    shift = NightShift(context)
    shift.begin_day()
    qtbot.waitUntil(lambda: any(changes.touches("customer") for changes in told))
    assert desk.ask(lambda _shop: setting("night.done")) == str(ENOUGH)
    assert sum(changes.touches("customer") for changes in told) == 1


def test_a_full_disk_puts_it_off_in_silence(desk: Desk, context: Context) -> None:
    desk.features = (replace(STAFF, nightly=(Nightly("Counted", portions_left, no_room),)),)
    shift = NightShift(context)
    shift.begin_day()
    shift.work_on()
    assert shift.is_waiting
    shift.stop()
    assert not shift.is_waiting


def test_what_a_step_leaves_is_not_kept_for_the_night(desk: Desk, context: Context, qtbot: QtBot) -> None:
    desk.features = (replace(STAFF, nightly=(replace(COUNTING, soon=frozenset({"setting"})),)),)
    shift = NightShift(context)
    desk.run("Set", lambda _shop: put_setting("shop.any", "1"))
    before = shift.is_waiting
    shift.start()
    qtbot.waitUntil(lambda: desk.ask(lambda _shop: setting("night.done")) == str(ENOUGH))
    qtbot.waitUntil(lambda: not shift.is_waiting)
    desk.run("Set", lambda _shop: put_setting("night.done", "1"))
    after = shift.is_waiting
    qtbot.waitUntil(lambda: not shift.is_waiting)
    assert desk.ask(lambda _shop: setting("night.done")) == str(ENOUGH)
    assert (before, after) == (False, True)
    shift.stop()
