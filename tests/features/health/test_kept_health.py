"""The table by which lists ask how it goes: as if everybody had been looked at, whatever was done and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clientdesk.base.errors import UserError
from clientdesk.desk import facts
from clientdesk.desk.audit import audit
from clientdesk.desk.audit_words import lines_of
from clientdesk.desk.desk import Desk
from clientdesk.desk.night_work import NightWork
from clientdesk.features.contacts.commands import change_contact, delete_contact
from clientdesk.features.customers.commands import set_potential
from clientdesk.features.customers.listing import Wanted, wanted_ids
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.health import kept_health
from clientdesk.features.health.commands import reset_weights, set_weight
from clientdesk.features.health.kept import KEPT, is_waiting
from clientdesk.features.health.queries import health, weights
from clientdesk.features.rhythm.commands import set_class_rhythm
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add
from tests.features.health.talks import REGULAR, talked


def kept(desk: Desk) -> dict[int, str]:
    return dict(
        desk.ask(lambda shop: shop.database.execute_sql("SELECT customer, word FROM customer_health").fetchall())
    )


def asked(desk: Desk, **more: object) -> list[int]:
    return list(desk.ask(wanted_ids, wanted=Wanted(**more)))  # type: ignore[arg-type]


def test_it_follows_every_step_and_its_undo(desk: Desk) -> None:
    anna = add(desk, "Anna Saar", "A")
    assert kept(desk) == {}
    *_others, last = talked(desk, anna, REGULAR)
    assert kept(desk) == {anna: "risk"} and not desk.ask(KEPT.problems)
    desk.run("Changed", change_contact, row=last, on=desk.ask(lambda shop: shop.local_now()) - timedelta(days=1))
    assert kept(desk) == {anna: "well"}
    desk.undo()
    assert kept(desk) == {anna: "risk"}
    desk.run("Deleted", delete_contact, row=last)
    desk.run("Class", set_potential, customer=anna, potential="C")
    assert not desk.ask(KEPT.problems)
    desk.run("Rhythm", set_class_rhythm, key="C", days=20)
    assert not desk.ask(KEPT.problems)
    desk.rebuild_derived()
    assert not desk.ask(KEPT.problems)


def test_a_wrong_word_is_found_by_the_check(desk: Desk) -> None:
    talked(desk, add(desk, "Anna Saar", "A"), REGULAR)

    def spoil(shop: object) -> None:
        desk.store.database.execute_sql("UPDATE customer_health SET word = 'well'")

    desk.run_as_program("Spoilt", spoil)
    [problem] = desk.ask(KEPT.problems)
    assert problem.text() == "How it goes with 1 customer is kept otherwise than it is."  # type: ignore[union-attr]


def test_time_alone_changes_it_and_only_of_those_whose_day_has_come(desk: Desk, clock: FakeClock) -> None:
    anna, oleg = add(desk, "Anna Saar", "A"), add(desk, "Oleg Petrov", "C")
    talked(desk, anna, (90, 60, 30, 1))
    talked(desk, oleg, [1])
    night = NightWork(desk)
    assert not desk.ask(is_waiting)
    clock.sleep(days=70)
    assert kept(desk)[anna] == "well" and desk.ask(is_waiting)
    night.do_all()
    assert kept(desk) == {anna: "risk", oleg: "well"} and not desk.ask(is_waiting)
    assert desk.ask(health, customer=anna).word == "risk" and not desk.ask(KEPT.problems)
    clock.sleep(days=400)
    night.do_all()
    assert kept(desk)[anna] == "lost"


def test_too_many_at_once_are_left_to_the_night(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_health, "AT_ONCE", 2)
    some = [add(desk, name, "A") for name in ("Anna", "Oleg", "Liis")]
    for one in some:
        talked(desk, one, REGULAR)
    desk.run("Weight changed", set_weight, signal="silence", weight=0)
    desk.run("Weight changed", set_weight, signal="rhythm", weight=0)
    assert set(kept(desk).values()) == {"risk"} and desk.ask(is_waiting)
    assert not desk.ask(KEPT.problems)
    NightWork(desk).do_all()
    assert set(kept(desk).values()) == {"well"} and not desk.ask(is_waiting)


def test_weights_are_the_owners_and_go_back_as_begun(desk: Desk) -> None:
    anna = add(desk, "Anna Saar", "A")
    talked(desk, anna, REGULAR)
    begun = desk.ask(weights)
    for one in begun:
        desk.run("Weight changed", set_weight, signal=one.key, weight=0)
    assert kept(desk) == {anna: "well"}
    desk.run("As begun", reset_weights)
    assert desk.ask(weights) == begun and kept(desk) == {anna: "risk"}
    desk.undo()
    assert {one.weight for one in desk.ask(weights)} == {0} and kept(desk) == {anna: "well"}


@pytest.mark.parametrize(("signal", "weight", "field"), [("nothing", 3, "signal"), ("silence", 11, "weight")])
def test_what_cannot_be_weighed_is_refused(desk: Desk, signal: str, weight: int, field: str) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Weight changed", set_weight, signal=signal, weight=weight)
    assert refused.value.field == field


def test_lists_are_filtered_and_sorted_by_it(desk: Desk) -> None:
    anna, oleg, liis = (add(desk, name, "A") for name in ("Anna", "Oleg", "Liis"))
    talked(desk, anna, REGULAR)
    talked(desk, oleg, [1])
    assert asked(desk, chip="at_risk") == [anna]
    assert asked(desk, chip="at_risk", text="oleg") == []
    assert asked(desk, tests=(facts.FactTest("health", facts.Test.IS, "well"),)) == [oleg]
    assert asked(desk, tests=(facts.FactTest("health", facts.Test.UNKNOWN),)) == [liis]
    assert asked(desk, by="health") == [anna, oleg, liis]
    assert asked(desk, chip="due", tests=(facts.FactTest("health", facts.Test.IS, "risk"),)) == [anna]


def test_who_was_not_contacted_for_days_is_found(desk: Desk, clock: FakeClock) -> None:
    anna, oleg, liis = (add(desk, name) for name in ("Anna", "Oleg", "Liis"))
    talked(desk, anna, [30])
    talked(desk, oleg, [29])
    assert asked(desk, tests=(facts.FactTest("silent_days", facts.Test.AT_LEAST, "30"),)) == [anna]
    assert asked(desk, tests=(facts.FactTest("silent_days", facts.Test.AT_MOST, "29"),)) == [liis, oleg]
    clock.sleep(days=30)
    # Whoever was never in touch counts from when they were added.
    assert set(asked(desk, tests=(facts.FactTest("silent_days", facts.Test.IS, "30"),))) == {liis}


def test_the_change_history_says_which_setting_it_was(desk: Desk) -> None:
    desk.run("Weight changed", set_weight, signal="silence", weight=9)
    newest = desk.ask(audit, limit=1)[0]
    assert desk.ask(lines_of, entry=newest) == ("How we judge a relationship: 9",)


def test_a_merge_makes_one_relationship_of_two(desk: Desk) -> None:
    anna, again = add(desk, "Anna Saar", "A"), add(desk, "Anna Saar", "A")
    talked(desk, anna, REGULAR)
    talked(desk, again, [1])
    assert kept(desk) == {anna: "risk", again: "well"}
    desk.run("Merged", merge_customers, into=anna, others=(again,))
    assert kept(desk)[anna] == "well" and not desk.ask(KEPT.problems)
    desk.undo()
    assert kept(desk) == {anna: "risk", again: "well"} and not desk.ask(KEPT.problems)
