"""The opening hours among the settings of the shop, and the snooze that waits for them."""

from __future__ import annotations

from datetime import datetime

import pytest

from clientdesk.base.errors import UserError
from clientdesk.base.hours import usual_hours
from clientdesk.desk.desk import Desk
from clientdesk.desk.setting_words import SAID
from clientdesk.desk.shop import ShopSettings, change_settings
from clientdesk.desk.snoozing import snoozes
from clientdesk.desk.working_days import opens_next
from tests.fakes.clock import FakeClock

WEEK = "10:00-18:00;10:00-18:00;10:00-18:00;10:00-18:00;10:00-17:00;;"


def test_a_shop_begins_with_what_is_usual_in_its_country(desk: Desk) -> None:
    assert desk.settings.opening == usual_hours("EE")
    desk.run("Settings changed", change_settings, country="IL")
    assert desk.settings.opening == usual_hours("IL")


def test_its_own_hours_stay_when_the_country_changes_and_go_by_undo(desk: Desk) -> None:
    desk.run("Settings changed", change_settings, hours=WEEK)
    desk.run("Settings changed", change_settings, country="IL")
    assert desk.settings.opening.text() == WEEK
    desk.undo()
    desk.undo()
    assert desk.settings.opening == usual_hours("EE")


@pytest.mark.parametrize("hours", ["18:00-10:00;;;;;;", "always", ";"])
def test_what_no_shop_can_have_is_refused(desk: Desk, hours: str) -> None:
    with pytest.raises(UserError) as error:
        desk.run("Settings changed", change_settings, hours=hours)
    assert error.value.field == "hours"


def test_hours_of_a_newer_version_do_not_stop_the_shop() -> None:
    assert ShopSettings(hours="09:00-12:00,13:00-18:00;;;;;;").opening == usual_hours("EE")


def test_they_are_told_by_day() -> None:
    assert SAID["hours"](WEEK).startswith("Mon 10:00–18:00, Tue")
    assert "Sat" not in SAID["hours"](WEEK)


def test_a_snooze_can_wait_until_the_shop_opens(desk: Desk) -> None:
    desk.run("Settings changed", change_settings, hours=WEEK)
    assert isinstance(desk.clock, FakeClock)
    desk.clock.set_local(datetime.fromisoformat("2026-11-20 19:00"))
    offered = snoozes(desk.clock, None, desk.ask(opens_next))
    assert [(one.key, one.until.isoformat(" ", "minutes")) for one in offered] == [
        ("hour", "2026-11-20 20:00"),
        ("tomorrow", "2026-11-21 10:00"),
        ("opening", "2026-11-23 10:00"),
        ("week", "2026-11-27 10:00"),
    ]
