"""Consents: what was said stands until something newer is said; undo adds and never takes out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.archive import export_archive, import_archive
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.facts import Fact, FactInput, FactTest, facts_of
from clientdesk.desk.facts import Test as Asks
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetSource
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.queries import answer_of, consent_state, consents, do_not_call, may
from clientdesk.features.consents.rules import Answer, Channel
from clientdesk.features.customers.commands import add_customer, change_customer, empty_trash, trash_customer
from clientdesk.store.database import open_store
from tests.fakes.clock import FakeClock

YES, NO = Answer.YES, Answer.NO


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer nobody has asked."""
    return desk.run("Added", add_customer, name="Anna Saar")


def say(
    desk: Desk, customer: int, answer: Answer, purpose: str = "news", channel: Channel = Channel.EMAIL, **more: object
) -> int:
    """Write an answer down."""
    given = {"purpose": purpose, "channel": channel, "answer": answer, **more}
    return desk.run("Recorded", record_consent, customer=customer, **given)  # type: ignore[arg-type]


def fact(desk: Desk, key: str) -> Fact:
    """A fact by its key."""
    return next(one for one in desk.ask(facts_of) if one.key == key)


def rows(desk: Desk) -> int:
    """How many rows there are, those that take back among them."""
    return int(desk.store.database.execute_sql("SELECT count(*) FROM consent").fetchone()[0])


def seen(desk: Desk, customer: int) -> object:
    """What a person sees of a customer's consents."""
    return desk.ask(consent_state, customer=customer), desk.ask(consents, customer=customer)


def test_the_newest_answer_stands_and_the_older_one_is_kept(desk: Desk, anna: int) -> None:
    say(desk, anna, YES, wording="May we write to you?", language="en", source="paper form")
    say(desk, anna, NO)
    assert [one.answer for one in desk.ask(consent_state, customer=anna)] == [NO]
    assert [(one.answer, one.wording, one.source, one.by) for one in desk.ask(consents, customer=anna)] == [
        (NO, "", "", "Mart"), (YES, "May we write to you?", "paper form", "Mart"),
    ]  # fmt: skip
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


def test_nobody_who_was_not_asked_has_agreed(desk: Desk, anna: int) -> None:
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)
    assert desk.ask(answer_of, customer=anna, purpose="news", channel=Channel.EMAIL) is None


def test_a_paper_found_later_does_not_outdo_what_was_said_after_it(desk: Desk, anna: int) -> None:
    say(desk, anna, NO, given_on=dt.date(2026, 3, 1))
    say(desk, anna, YES, given_on=dt.date(2019, 1, 1))
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


def test_a_no_counts_from_when_it_is_known(desk: Desk, anna: int) -> None:
    say(desk, anna, YES, given_on=dt.date(2026, 3, 1))
    say(desk, anna, NO, given_on=dt.date(2026, 1, 1))
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)
    say(desk, anna, YES, given_on=dt.date(2026, 2, 1))
    assert desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


def test_an_answer_for_any_way_counts_until_one_is_given_for_the_way(desk: Desk, anna: int) -> None:
    say(desk, anna, YES, channel=Channel.ANY)
    assert desk.ask(may, customer=anna, purpose="news", channel=Channel.LETTER)
    say(desk, anna, NO, channel=Channel.LETTER)
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.LETTER)
    assert desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)
    say(desk, anna, NO, channel=Channel.ANY)
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


def test_do_not_call_is_a_no_to_being_called(desk: Desk, anna: int) -> None:
    assert not desk.ask(do_not_call, customer=anna)
    say(desk, anna, NO, "calls", Channel.ANY)
    assert desk.ask(do_not_call, customer=anna)
    desk.undo()
    assert not desk.ask(do_not_call, customer=anna)


def test_a_purpose_in_ones_own_words_and_one_by_the_words_that_are_shown(desk: Desk, anna: int) -> None:
    say(desk, anna, YES, " Photos of the workshop ")
    say(desk, anna, YES, "offers")
    say(desk, anna, NO, "Offers")
    assert {(one.purpose, one.answer) for one in desk.ask(consent_state, customer=anna)} == {
        ("Photos of the workshop", YES), ("offers", NO),
    }  # fmt: skip
    assert fact(desk, "consent:Photos of the workshop:email").title == "Consent, Photos of the workshop: e-mail"


@pytest.mark.parametrize(
    ("field", "told"), [("purpose", {"purpose": " "}), ("given_on", {"given_on": dt.date(2026, 11, 21)})]
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, anna: int, field: str, told: dict[str, object]) -> None:
    with pytest.raises(UserError) as refused:
        say(desk, anna, YES, **told)  # type: ignore[arg-type]
    assert refused.value.field == field


_ANSWERS = st.tuples(
    st.sampled_from([YES, NO]), st.sampled_from(["news", "offers"]), st.sampled_from([Channel.ANY, Channel.EMAIL])
)
_DEEDS = st.lists(st.one_of(_ANSWERS, st.sampled_from(["undo", "redo"])), max_size=14)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=_DEEDS)
def test_undo_and_redo_show_what_was_shown_and_take_no_row_out(desk: Desk, deeds: list[object]) -> None:
    customer = desk.run("Added", add_customer, name="Somebody")
    done, undone = [seen(desk, customer)], []
    held = rows(desk)
    for deed in deeds:
        if deed == "undo" and len(done) > 1:
            undone.append(done.pop())
            desk.undo()
        elif deed == "redo" and undone:
            done.append(undone.pop())
            desk.redo()
        elif isinstance(deed, tuple):
            say(desk, customer, *deed)
            done.append(seen(desk, customer))
            undone = []
        assert seen(desk, customer) == done[-1]
        assert rows(desk) >= held
        held = rows(desk)
    assert [problem for one in all_of(CATALOGUE, "derived") for problem in desk.ask(one.problems)] == []


def test_a_customer_who_is_thrown_away_and_comes_back_has_said_the_same(desk: Desk, anna: int) -> None:
    say(desk, anna, NO, "calls", Channel.PHONE)
    before = seen(desk, anna)
    desk.run("Trashed", trash_customer, customer=anna)
    desk.run("Emptied", empty_trash)
    assert rows(desk) == 0
    for _ in range(3):
        desk.undo()
        assert seen(desk, anna) == before
        desk.redo()
    desk.undo()
    assert desk.ask(do_not_call, customer=anna)


def test_one_who_was_added_and_asked_by_mistake_is_undone_to_nothing(desk: Desk, anna: int) -> None:
    say(desk, anna, YES)
    desk.undo()
    desk.undo()
    assert rows(desk) == 0
    desk.redo()
    desk.redo()
    assert desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


# --- As facts


def put(desk: Desk, customer: int, key: str, value: str) -> None:
    """Tell a fact, as an import does."""
    desk.run("Brought in", change_customer, customer=customer, facts=(FactInput(key, value),))


def test_a_file_never_turns_a_no_into_a_yes(desk: Desk, anna: int) -> None:
    key = "consent:news:email"
    put(desk, anna, key, "jah")
    assert desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)
    put(desk, anna, key, "no")
    put(desk, anna, key, "yes")
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)
    say(desk, anna, YES)
    assert desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


def test_a_no_for_any_way_holds_against_a_file_that_says_yes_to_one(desk: Desk, anna: int) -> None:
    say(desk, anna, NO, channel=Channel.ANY)
    put(desk, anna, "consent:news:email", "yes")
    assert not desk.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_ever_makes_a_customer_agree_who_refused(desk: Desk, data: st.DataObject) -> None:
    customer = desk.run("Added", add_customer, name="Somebody")
    refused: set[Channel] = set()
    for _ in range(data.draw(st.integers(1, 6))):
        channel = data.draw(st.sampled_from(list(Channel)))
        if data.draw(st.booleans()):
            say(desk, customer, NO, channel=channel)
            refused |= set(Channel) if channel is Channel.ANY else {channel}
        else:
            put(desk, customer, f"consent:news:{channel.value}", "yes")
    for channel in refused:
        assert not desk.ask(may, customer=customer, purpose="news", channel=channel)


def test_what_a_file_says_twice_is_written_once(desk: Desk, anna: int) -> None:
    put(desk, anna, "consent:news:email", "yes")
    put(desk, anna, "consent:news:email", "yes")
    put(desk, anna, "consent:news:email", "")
    assert rows(desk) == 1
    assert desk.ask(consents, customer=anna)[0].source == "import"


def test_customers_are_filtered_by_what_they_said(desk: Desk, anna: int) -> None:
    desk.run("Added", add_customer, name="Bob")
    say(desk, anna, YES, "owner's own")
    key = "consent:owner's own:email"

    def passing(shop: Shop, test: FactTest) -> list[str]:
        where = fact(desk, key).where
        assert where is not None
        sql, values = where(shop, test)
        found = shop.database.execute_sql(f"SELECT name FROM customer WHERE {sql}", tuple(values))
        return [row[0] for row in found.fetchall()]

    assert desk.ask(passing, FactTest(key, Asks.IS, "yes")) == ["Anna Saar"]
    assert desk.ask(passing, FactTest(key, Asks.UNKNOWN)) == ["Bob"]
    assert desk.ask(fact(desk, key).values, [anna]) == {anna: "yes"}


def test_the_sheet_says_what_was_agreed_with_its_wording(desk: Desk, anna: int) -> None:
    say(desk, anna, YES, wording="May we?", source="paper form", given_on=dt.date(2026, 3, 3))
    sheet: SheetSource = next(one for one in all_of(CATALOGUE, "sheet") if one.key == "consents")
    told = [(row.label, row.text, row.indent) for row in desk.ask(sheet.rows, customer=anna)]
    assert told == [("News (e-mail)", "yes, 3 Mar 2026, paper form", 0), ("", "May we?", 1)]


def test_consents_come_out_and_in_with_the_whole_shop(desk: Desk, anna: int, tmp_path: Path) -> None:
    say(desk, anna, NO)
    say(desk, anna, YES)
    desk.undo()
    export_archive(desk, tmp_path / "shop.zip", lambda _done, _of: None)
    store = open_store(tmp_path / "new", plan_of(CATALOGUE), create=True)
    other = Desk(store, CATALOGUE, FakeClock())
    import_archive(other, tmp_path / "shop.zip", lambda _done, _of: None)
    assert seen(other, anna) == seen(desk, anna)
    assert not other.ask(may, customer=anna, purpose="news", channel=Channel.EMAIL)
    assert list(other.ask(next(one for one in all_of(CATALOGUE, "derived") if one.name == "consents").problems)) == []
    store.close()
