"""Customers made one, and parted again: nothing is lost, a no wins, and what came later stays where it was made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import all_of
from clientdesk.desk.safekeeping import check
from clientdesk.desk.shop import Shop
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.consents.queries import answer_of
from clientdesk.features.consents.records import Consent
from clientdesk.features.consents.rules import Channel
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.company import Attached, Present
from clientdesk.features.contacts.queries import contact
from clientdesk.features.contacts.records import Contact, ContactKind
from clientdesk.features.customers.commands import add_customer, add_tag, change_customer, empty_trash, trash_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import profile, trashed
from clientdesk.features.customers.records import ContactPoint, Customer
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.duplicates.commands_merge import MergeChoice, Taken, merge_customers, part_customers
from clientdesk.features.duplicates.queries_merge import added_since, merge_proposal, merges_of
from clientdesk.features.duplicates.rules_merging import ALL
from clientdesk.features.fields.records import OwnField, OwnValue
from clientdesk.features.relations.records import Relation
from clientdesk.store.files import Files
from clientdesk.store.record import Record


def add(desk: Desk, **told: Any) -> int:  # noqa: ANN401 - as add_customer takes it
    return desk.run("Added", add_customer, **told)


def phone(value: str, *, preferred: bool = False) -> PointInput:
    return PointInput(PointKind.PHONE, value, preferred=preferred)


def merge(desk: Desk, into: int, *others: int, choices: tuple[MergeChoice, ...] = ()) -> None:
    desk.run("Merged", merge_customers, into=into, others=others, choices=choices)


def part(desk: Desk, into: int, take: tuple[Taken, ...] = ()) -> None:
    desk.run("Parted", part_customers, merge=desk.ask(merges_of, customer=into)[0].merge, take=take)


def picture(desk: Desk, *, besides: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those of the merges themselves."""
    records: list[type[Record]] = all_of(CATALOGUE, "records")
    left_out = besides | {"merge", "merged_row", "consent"}
    return {
        record.table(): [
            tuple(row) for row in desk.store.database.execute_sql(f'SELECT * FROM "{record.table()}" ORDER BY id')
        ]
        for record in records
        if record.table() not in left_out
    }


@pytest.fixture
def pair(desk: Desk) -> tuple[int, int]:
    """The same person twice: each knows something that the other does not."""
    one = add(desk, given="Anna", family="Saar", points=(phone("+372 5123 4567"),), note="Prefers oil", tags=("club",))
    two = add(
        desk, name="A. Saar", nickname="Ann", points=(phone("+372 5123 4567"), phone("+372 5550 0001")),
        note="Birthday cake", tags=("club", "oil"), potential="A", addresses=(AddressInput(city="Tartu"),),
    )  # fmt: skip
    desk.run("Logged", log_contact, customer=two, kind=ContactKind.CALL, note="asked about oil")
    return one, two


def test_one_person_stands_with_all_that_both_had(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    merge(desk, one, two)
    known = desk.ask(profile, customer=one)
    assert known is not None
    assert (known.name, known.nickname, known.potential) == ("Anna Saar", "Ann", "A")
    assert known.note == "Prefers oil\n\nBirthday cake"
    assert [point.value for point in known.points] == ["+372 5123 4567", "+372 5550 0001"]
    assert sum(point.preferred for point in known.points) == 1
    assert sorted(tag.name for tag in known.tags) == ["club", "oil"]
    assert [row.__data__["customer"] for row in Contact.select()] == [one]
    assert list(desk.ask(customer_ids, text="saar")) == [one]
    assert list(desk.ask(customer_ids, text="5550 0001")) == [one]
    assert desk.ask(trashed) == []
    for derived in all_of(CATALOGUE, "derived"):
        assert list(desk.ask(derived.problems)) == []


def test_a_merge_is_taken_back_exactly_and_done_again(desk: Desk, pair: tuple[int, int]) -> None:
    before = picture(desk)
    merge(desk, *pair)
    merged = picture(desk)
    desk.undo()
    assert picture(desk) == before
    desk.redo()
    assert picture(desk) == merged


def test_what_is_parted_is_as_it_was(desk: Desk, pair: tuple[int, int]) -> None:
    before = picture(desk)
    merge(desk, *pair)
    part(desk, pair[0])
    assert picture(desk) == before
    assert desk.ask(merges_of, customer=pair[0]) == []


def test_what_was_changed_since_stays_with_the_row_it_was_changed_on(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    merge(desk, one, two)
    desk.run("Changed", change_customer, customer=one, nickname="Annie", job_title="Baker")
    desk.run("Changed", lambda _shop: Contact.update(note="wants oil").execute())
    desk.run("Logged", log_contact, customer=one, kind=ContactKind.VISIT, note="after the merge")
    part(desk, one)
    survivor, back = desk.ask(profile, customer=one), desk.ask(profile, customer=two)
    assert survivor is not None and back is not None
    assert (survivor.nickname, survivor.job_title, survivor.potential) == ("Annie", "Baker", "")
    assert back.nickname == "Ann"
    notes = {row.note: row.__data__["customer"] for row in Contact.select()}
    assert notes == {"wants oil": two, "after the merge": one}


def test_what_was_added_since_is_asked_about_and_goes_along(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    merge(desk, one, two)
    desk.run("Logged", log_contact, customer=one, kind=ContactKind.VISIT, note="was hers")
    (added,) = desk.ask(added_since, merge=desk.ask(merges_of, customer=one)[0].merge)
    assert (added.table, added.words) == ("contact", "was hers")
    part(desk, one, take=(Taken(added.table, added.row),))
    assert {row.__data__["customer"] for row in Contact.select()} == {two}
    with pytest.raises(UserError, match="not merged any more"):
        desk.run("Parted", part_customers, merge=1)


def test_only_what_was_added_since_goes_along(desk: Desk, pair: tuple[int, int]) -> None:
    merge(desk, *pair)
    with pytest.raises(UserError, match="not added since"):
        part(desk, pair[0], take=(Taken("contact", 1),))


def test_a_chosen_value_stands(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    merge(desk, one, two, choices=(MergeChoice("name", two), MergeChoice("note", one), MergeChoice("potential", one)))
    known = desk.ask(profile, customer=one)
    assert known is not None
    assert (known.name, known.note, known.potential) == ("A. Saar", "Prefers oil", "")
    assert list(desk.ask(customer_ids, text="a. saar")) == [one]


@pytest.mark.parametrize("choice", [MergeChoice("colour", 1), MergeChoice("name", 99), MergeChoice("name", ALL)])
def test_a_choice_that_makes_no_sense_is_refused(desk: Desk, pair: tuple[int, int], choice: MergeChoice) -> None:
    before = picture(desk)
    with pytest.raises(UserError) as refused:
        merge(desk, *pair, choices=(choice,))
    assert refused.value.field == "choices"
    assert picture(desk) == before


def say(desk: Desk, customer: int, purpose: str, answer: str, channel: str = "email", day: int = 2) -> None:
    """Write an answer down as it was given in January."""

    def recorded(_shop: Shop) -> None:
        Consent.create(
            customer=customer, purpose=purpose, channel=channel, answer=answer, given_on=date(2026, 1, day),
            recorded_at=desk.clock.now().replace(tzinfo=None),
        )  # fmt: skip

    desk.run("Said", recorded)


def answers(desk: Desk, customer: int, purposes: Sequence[str], channel: Channel = Channel.EMAIL) -> dict[str, str]:
    told = {one: desk.ask(answer_of, customer=customer, purpose=one, channel=channel) for one in purposes}
    return {purpose: answer.value for purpose, answer in told.items() if answer}


def test_a_no_wins_over_a_yes_and_comes_off_when_they_part(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    asked = ("news", "calls", "offers")
    for customer, purpose, answer in (
        (one, "news", "yes"), (two, "news", "no"), (one, "calls", "no"), (two, "calls", "yes"), (two, "offers", "yes"),
    ):  # fmt: skip
        say(desk, customer, purpose, answer)
    merge(desk, one, two)
    assert answers(desk, one, asked) == {"news": "no", "calls": "no", "offers": "yes"}
    desk.undo()
    assert answers(desk, one, asked) == {"news": "yes", "calls": "no"}
    desk.redo()
    assert answers(desk, one, asked) == {"news": "no", "calls": "no", "offers": "yes"}
    part(desk, one)
    assert answers(desk, one, asked) == {"news": "yes", "calls": "no"}


def test_an_old_paper_that_was_found_late_does_not_decide_a_merge(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    say(desk, two, "news", "no", day=20)
    say(desk, two, "news", "yes", day=3)
    merge(desk, one, two)
    assert answers(desk, one, ("news",)) == {"news": "no"}


Answers = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(["any", "email", "phone"]), st.sampled_from(["yes", "no"]), st.integers(1, 9)
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=Answers)
@example(said=[(0, "email", "no", 2), (0, "any", "yes", 2), (1, "email", "no", 1)])
def test_no_merge_turns_a_no_into_a_yes(desk: Desk, said: list[tuple[int, str, str, int]]) -> None:
    both = [add(desk, name="A"), add(desk, name="B")]
    for which, channel, answer, day in said:
        say(desk, both[which], "news", answer, channel, day)
    refused = {
        channel for channel in Channel for one in both if answers(desk, one, ("news",), channel) == {"news": "no"}
    }
    merge(desk, *both)
    allowed = {channel for channel in Channel if answers(desk, both[0], ("news",), channel) == {"news": "yes"}}
    assert not refused & allowed


def test_a_field_of_ones_own_keeps_one_value_and_gives_the_other_back(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair

    def tell(_shop: Shop) -> str:
        field = OwnField.create(name="Shoe size", kind="number")
        for customer, value in ((one, "38"), (two, "39")):
            OwnValue.create(customer=customer, field=field, value=value, number=float(value))
        return str(field.uid)

    uid = desk.run("Told", tell)
    merge(desk, one, two, choices=(MergeChoice(f"own:{uid}", two),))
    assert {row.__data__["customer"]: row.value for row in OwnValue.select()} == {one: "39", two: "38"}
    part(desk, one)
    assert {row.__data__["customer"]: row.value for row in OwnValue.select()} == {one: "38", two: "39"}


def test_nobody_is_related_to_himself_after_a_merge(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    other = add(desk, name="Boris")

    def relate(_shop: Shop) -> None:
        Relation.create(customer=one, other=two, other_is="sister")
        Relation.create(customer=one, other=other, other_is="friend")
        Relation.create(customer=other, other=two, other_is="friend")

    desk.run("Related", relate)
    before = picture(desk)
    merge(desk, one, two)
    pairs = {(row.__data__["customer"], row.__data__["other"]) for row in Relation.select()}
    assert pairs == {(one, two), (one, other), (other, two)}
    part(desk, one)
    assert picture(desk) == before


def test_who_brought_whom_follows(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    guest = add(desk, name="Guest", brought_by=two)
    desk.run("Changed", change_customer, customer=one, brought_by=two)
    merge(desk, one, two)
    assert Customer.get_by_id(guest).__data__["brought_by"] == one
    assert Customer.get_by_id(one).__data__["brought_by"] == two
    part(desk, one)
    assert Customer.get_by_id(guest).__data__["brought_by"] == two


def test_many_become_one_and_are_parted_one_by_one(desk: Desk) -> None:
    four = [add(desk, name=name, points=(phone(f"+372 5123 456{n}"),)) for n, name in enumerate("ABCD")]
    before = picture(desk)
    merge(desk, four[0], *four[1:])
    assert [row.__data__["customer"] for row in all_points()] == [four[0]] * 4
    for _ in range(3):
        part(desk, four[0])
    assert picture(desk) == before


def all_points() -> list[Any]:
    return list(ContactPoint.select().order_by(ContactPoint.id))


def test_a_chain_is_parted_from_its_end(desk: Desk) -> None:
    one, two, three = (add(desk, name=name) for name in "ABC")
    merge(desk, two, three)
    merge(desk, one, two)
    with pytest.raises(UserError, match="itself merged"):
        part(desk, two)
    part(desk, one)
    part(desk, two)
    assert len(desk.ask(customer_ids)) == 3


def test_the_trash_takes_the_merged_along_and_leaves_others_merged(desk: Desk) -> None:
    one, two, three, four = (add(desk, name=name) for name in "ABCD")
    merge(desk, one, two)
    merge(desk, three, four)
    desk.run("Thrown", trash_customer, customer=one)
    assert desk.run("Emptied", empty_trash) == 1
    assert sorted(row.id for row in Customer.select()) == [three, four]
    part(desk, three)
    assert list(desk.ask(customer_ids)) == [three, four]


def test_the_proposal_keeps_who_has_most_written_about_them(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    told = desk.ask(merge_proposal, customers=pair)
    assert told.into == two
    fields = {field.field: field for field in told.fields}
    assert fields["name"].chosen == one and fields["name"].differs
    assert (fields["note"].chosen, fields["potential"].chosen) == (ALL, two)
    assert not fields["potential"].differs


@pytest.mark.parametrize("wrong", [(), (0,), (99,)])
def test_two_different_customers_are_needed(desk: Desk, pair: tuple[int, int], wrong: tuple[int, ...]) -> None:
    with pytest.raises(UserError) as refused:
        merge(desk, pair[0], *(wrong or (pair[0],)))
    assert refused.value.field == "others"


DEEDS: list[Callable[[Desk, int], object]] = [
    lambda desk, customer: desk.run("T", add_tag, customer=customer, name="oil"),
    lambda desk, customer: desk.run("T", add_tag, customer=customer, name="club"),
    lambda desk, customer: desk.run("L", log_contact, customer=customer, kind=ContactKind.CALL, note="x"),
    lambda desk, customer: desk.run("C", change_customer, customer=customer, note="n", nickname="k"),
    lambda desk, customer: desk.run("C", change_customer, customer=customer, points=(phone("+372 5123 4567"),)),
    lambda desk, customer: desk.run("C", change_customer, customer=customer, potential="B", birth_month=2, birth_day=9),
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2)), max_size=12),
    since=st.lists(st.sampled_from(DEEDS), max_size=4),
    order=st.permutations([0, 1, 2]),
)
def test_no_row_is_ever_lost_and_undo_is_exact(
    desk: Desk,
    before: list[tuple[Callable[[Desk, int], object], int]],
    since: list[Callable[[Desk, int], object]],
    order: list[int],
) -> None:
    three = [add(desk, name=f"N{n}") for n in range(3)]
    for deed, which in before:
        deed(desk, three[which])
    start, newest = picture(desk), desk.last_undo
    into, *others = (three[place] for place in order)
    merge(desk, into, *others)
    assert {table: len(rows) for table, rows in picture(desk).items()} == {t: len(rows) for t, rows in start.items()}
    for deed in since:
        deed(desk, into)
    counted = {table: len(rows) for table, rows in picture(desk).items()}
    part(desk, into)
    part(desk, into)
    assert {table: len(rows) for table, rows in picture(desk).items()} == counted
    if not since:
        assert picture(desk) == start
    while desk.last_undo != newest:
        desk.undo()
    assert picture(desk) == start


def test_thousands_of_contacts_go_along_and_come_back(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    before = desk.ask(lambda _shop: Contact.select().where(Contact.customer == two).count())

    def log_many(shop: Shop) -> None:
        for number in range(2_100):
            log_contact(shop, customer=two, kind=ContactKind.CALL, note=f"asked about oil {number}")

    desk.run("Logged", log_many)
    merge(desk, one, two)
    assert not check(desk)
    assert desk.ask(lambda _shop: Contact.select().where(Contact.customer == one).count()) == before + 2_100
    part(desk, one)
    assert desk.ask(lambda _shop: Contact.select().where(Contact.customer == two).count()) == before + 2_100
    assert desk.ask(lambda _shop: Contact.select().where(Contact.customer == one).count()) == 0


def test_who_was_there_and_the_files_go_with_the_contact_and_come_back(desk: Desk, pair: tuple[int, int]) -> None:
    one, two = pair
    third = add(desk, name="Kati Mets")
    file = Files(desk.store.folder).keep(b"offer", "txt")
    with_one = desk.run(
        "Met", log_contact, customer=two, kind="meeting", present=(Present(customer=one), Present(customer=third)),
        files=(Attached(file, "offer.txt"),),
    )  # fmt: skip
    with_two = desk.run("Met", log_contact, customer=third, kind="meeting", present=(Present(customer=two),))
    before = picture(desk)
    merge(desk, one, two)
    moved, kept = desk.ask(contact, row=with_one), desk.ask(contact, row=with_two)
    assert moved is not None and kept is not None
    assert moved.customer == one
    assert [person.customer for person in moved.present] == [third], "nobody is there with themselves"
    assert [person.customer for person in kept.present] == [one]
    assert [each.name for each in moved.files] == ["offer.txt"]
    strays = desk.store.database.execute_sql(
        "SELECT count(*) FROM contact c JOIN (SELECT contact_id, customer_id FROM contact_person "
        "UNION ALL SELECT contact_id, customer_id FROM contact_file) o ON o.contact_id = c.id "
        "WHERE o.customer_id <> c.customer_id"
    ).fetchone()
    assert strays == (0,)
    desk.undo()
    assert picture(desk) == before
    desk.redo()
    part(desk, one)
    after = desk.ask(contact, row=with_one)
    assert after is not None and after.customer == two
    assert [person.customer for person in after.present] == [one, third]
