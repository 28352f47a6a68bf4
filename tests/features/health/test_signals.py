"""What health sees by itself of a customer, and what the word comes to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.features.appointments.records import Appointment
from clientdesk.features.contacts.records import Initiator
from clientdesk.features.health.commands import set_weight
from clientdesk.features.health.queries import Standing, course, health, reason_words, standings
from clientdesk.features.health.rules import Health
from clientdesk.features.health.sheet import health_rows
from clientdesk.features.promises.commands import keep_promise, make_promise
from clientdesk.features.rhythm.commands import set_no_rhythm, set_rhythm
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add
from tests.features.health.talks import REGULAR, talked

TODAY = date(2026, 11, 20)


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer with whom a talk every half-year is agreed."""
    customer = add(desk, "Anna Saar")
    desk.run("Agreed", set_rhythm, customer=customer, days=180)
    return customer


def now(desk: Desk, customer: int) -> Standing:
    return desk.ask(health, customer=customer)


def words(desk: Desk, customer: int) -> list[str]:
    return [reason_words(one) for one in now(desk, customer).reasons]


def test_nothing_is_said_of_whom_nothing_is_known(desk: Desk, anna: int) -> None:
    assert (now(desk, anna).word, words(desk, anna)) == (None, [])
    assert desk.ask(health_rows, customer=anna) == []


def test_silence_is_measured_against_what_is_usual_and_what_was_agreed(desk: Desk, anna: int) -> None:
    contacts = talked(desk, anna, REGULAR)
    assert words(desk, anna) == [
        "Silent for 90 days, used to be in touch every 30",
        "In touch as agreed, every 180 days",
    ]
    assert [one.points for one in now(desk, anna).reasons] == [-6, 2.5]
    assert now(desk, anna).word is Health.ATTENTION
    desk.run("Agreed", set_rhythm, customer=anna, days=60)
    assert "Last in touch 90 days ago, you agreed on every 60" in words(desk, anna)
    assert now(desk, anna).word is Health.RISK
    assert len(contacts) == 4
    talked(desk, anna, [0])
    assert now(desk, anna).word is Health.WELL


def test_who_is_not_to_be_reached_is_not_blamed_for_silence(desk: Desk, anna: int) -> None:
    talked(desk, anna, [day + 500 for day in REGULAR])
    assert now(desk, anna).word is Health.LOST
    desk.run("Agreed", set_no_rhythm, customer=anna, because="moved to Spain")
    assert (now(desk, anna).word, words(desk, anna)) == (Health.WELL, [])


def test_calls_in_vain_count_until_they_speak_again(desk: Desk, anna: int) -> None:
    talked(desk, anna, [20])
    missed = talked(desk, anna, [5, 3], answered=False)
    [reason] = [one for one in now(desk, anna).reasons if one.table == "contact"]
    assert reason_words(reason) == "2 calls not answered since you last spoke"
    assert (reason.row, reason.points) == (missed[-1], -1.5)
    talked(desk, anna, [1])
    assert "not answered" not in " ".join(words(desk, anna))


def test_whoever_begins_by_themselves_is_well(desk: Desk, anna: int, clock: FakeClock) -> None:
    talked(desk, anna, [100, 40], initiator=Initiator.CUSTOMER)
    assert "Wrote, called or came by themselves 2 times in half a year" in words(desk, anna)
    clock.sleep(days=100)
    assert "Wrote, called or came by themselves 1 time in half a year" in words(desk, anna)
    clock.sleep(days=60)
    assert "by themselves" not in " ".join(words(desk, anna))


def test_meetings_that_were_not_held_lead_to_the_last_of_them(desk: Desk, anna: int) -> None:
    def meet(days: int, held: str) -> int:
        start = datetime.combine(TODAY, time(9)) - timedelta(days=days)
        fields = {"what": "Fitting", "starts": start, "ends": start + timedelta(hours=1), "zone": "Europe/Tallinn"}
        return desk.run("Met", lambda _shop: int(Appointment.create(customer=anna, held=held, **fields).id))

    meet(30, "held")
    assert "The last meeting was held" in words(desk, anna)
    meet(20, "not_held")
    last = meet(10, "not_held")
    [reason] = [one for one in now(desk, anna).reasons if one.table == "appointment"]
    assert (reason_words(reason), reason.row) == ("2 meetings in a row were not held", last)


def test_a_kept_promise_is_never_worse_than_a_late_one(desk: Desk, anna: int, clock: FakeClock) -> None:
    row = desk.run("Promised", make_promise, customer=anna, what="Send the price list", due_on=TODAY)
    before = now(desk, anna).score
    clock.sleep(days=5)
    late = now(desk, anna)
    assert late.score < before and late.reasons[0].table == "promise"
    desk.run("Kept", keep_promise, row=row)
    assert now(desk, anna).score > late.score


def test_a_sign_that_weighs_nothing_is_not_among_the_reasons(desk: Desk, anna: int) -> None:
    talked(desk, anna, REGULAR)
    desk.run("Weight changed", set_weight, signal="silence", weight=0)
    assert words(desk, anna) == ["In touch as agreed, every 180 days"]
    desk.run("Weight changed", set_weight, signal="rhythm", weight=10)
    assert now(desk, anna).score == 5


def test_the_course_of_a_year_is_what_it_was_on_each_day(desk: Desk, anna: int) -> None:
    talked(desk, anna, (300, 270, 240, 210, 180))
    points = desk.ask(course, customer=anna)
    assert len(points) == 13 and points[0].word is None and points[-1].score < points[6].score
    for point in points:
        assert point.score == desk.ask(standings, customers=[anna], on=point.on)[anna].score


def test_the_sheet_tells_the_word_and_why(desk: Desk, anna: int) -> None:
    talked(desk, anna, REGULAR)
    told = [(shown(row.label), row.text) for row in desk.ask(health_rows, customer=anna)]
    assert told[0] == ("How it goes", "Needs attention")
    assert told[1][1].startswith("Silent for 90 days, used to be in touch every 30 (")
