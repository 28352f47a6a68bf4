"""A customer as of a day, told as stories."""

from __future__ import annotations

from datetime import datetime, timedelta

from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactKind
from clientdesk.desk.shop import Shop
from clientdesk.desk.steps import history_begins
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.rules import Answer, Channel
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import (
    add_tag,
    change_customer,
    empty_trash,
    restore_customer,
    trash_customer,
)
from clientdesk.features.customers.commands_tags import rename_tag
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.customers.queries import Profile
from clientdesk.features.customers.queries_past import Standing, picture_as_of, profile_as_of
from clientdesk.features.customers.records import Customer
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.fields.commands import add_own_field, set_own_value
from clientdesk.features.knowledge.commands import add_insight, delete_insight
from clientdesk.features.knowledge.rules import Topic
from clientdesk.features.organisations.commands import add_position
from clientdesk.features.relations.commands import add_relation
from clientdesk.features.reminders.commands import add_reminder
from clientdesk.features.staff.commands import rename_staff
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, phone


def was(desk: Desk, customer: int, at: datetime) -> Profile:
    found = desk.ask(profile_as_of, customer=customer, at=at)
    assert found is not None
    return found


def test_points_addresses_tags_and_names_come_back(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna", points=(phone("5123 4567"),), addresses=(AddressInput(city="Elva"),), owner=desk.staff)
    tag = desk.run("Tagged", add_tag, customer=anna, name="club")
    then = clock.today_at(9, 5)
    clock.sleep(days=3)
    desk.run(
        "Changed", change_customer, customer=anna, name="Hanna", points=(), addresses=(AddressInput(city="Tartu"),)
    )
    desk.run("Renamed", rename_tag, tag=tag, name="riders")
    desk.run("Renamed", rename_staff, staff=desk.staff or 0, name="Martin")
    known = was(desk, anna, then)
    assert (known.name, known.owner_name, [one.shown for one in known.points]) == ("Anna", "Mart", ["+372 5123 4567"])
    assert ([one.city for one in known.addresses], [one.name for one in known.tags]) == (["Elva"], ["club"])
    assert was(desk, anna, clock.today_at(9, 5)).name == "Hanna"


def test_a_customer_who_is_gone_is_still_there_on_that_day(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna", points=(phone("5123 4567"),))
    then = clock.today_at(9, 5)
    clock.sleep(days=1)
    desk.run("Trashed", trash_customer, customer=anna)
    trashed = clock.today_at(9, 5)
    clock.sleep(days=1)
    desk.run("Emptied", empty_trash)
    assert was(desk, anna, then).points[0].value == "5123 4567"
    pictures = [desk.ask(picture_as_of, customer=anna, at=at) for at in (then, trashed, clock.today_at(10))]
    assert [one.standing for one in pictures] == [Standing.THERE, Standing.IN_TRASH, Standing.GONE]
    assert pictures[0].now is None


def test_before_the_customer_and_before_the_history(desk: Desk, clock: FakeClock) -> None:
    clock.sleep(days=2)
    anna = add(desk, "Anna")
    day_before = clock.today_at(9, 5) - timedelta(days=1)
    assert desk.ask(picture_as_of, customer=anna, at=day_before).standing is Standing.NOT_YET
    begins = desk.ask(history_begins)
    assert begins is not None
    assert desk.ask(picture_as_of, customer=anna, at=begins - timedelta(days=1)).standing is Standing.BEFORE_HISTORY
    assert desk.ask(profile_as_of, customer=0, at=begins) is None


def test_what_came_in_a_batch(desk: Desk, clock: FakeClock) -> None:
    def bring(shop: Shop) -> None:
        assert shop.step is not None
        with shop.step.quiet():
            for n in range(11, 71):
                Customer.insert(id=n, name=f"No {n}", sort_key=b"", created_at=shop.now()).execute()
        shop.step.added(Customer, 11, 70)

    before = clock.today_at(9, 5)
    clock.sleep(days=1)
    desk.run_batch("Imported", bring)
    brought = clock.today_at(9, 5)
    clock.sleep(days=1)
    desk.run("Changed", change_customer, customer=40, name="Forty")
    assert desk.ask(profile_as_of, customer=40, at=before) is None
    assert was(desk, 40, brought).name == "No 40"


def test_the_last_contact_and_other_capabilities_are_those_of_then(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna")
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL)
    row = desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    then = clock.today_at(9, 5)
    clock.sleep(days=40)
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.VISIT)
    desk.run("Deleted", delete_insight, row=row)
    found = desk.ask(picture_as_of, customer=anna, at=then)
    assert found.then is not None and found.now is not None
    assert (found.then.last_kind, found.now.last_kind) == ("call", "visit")
    assert dict(found.parts)["Background"] == (("Needs", "A child seat"),)
    assert "Background" not in found.parts_now


def test_undone_and_restored(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna")
    clock.sleep(days=1)
    desk.run("Trashed", trash_customer, customer=anna)
    clock.sleep(days=1)
    desk.run("Restored", restore_customer, customer=anna)
    desk.run("Changed", change_customer, customer=anna, nickname="Annie")
    clock.sleep(days=1)
    desk.undo()
    day = clock.today_at(9, 5)
    nicknames = [was(desk, anna, day - timedelta(days=back)).nickname for back in (3, 2, 1, 0)]
    assert nicknames == ["", "", "Annie", ""]
    assert was(desk, anna, day - timedelta(days=2)).trashed_at == day - timedelta(days=2)


def test_no_part_of_the_sheet_tells_of_today(desk: Desk, clock: FakeClock) -> None:
    """Whoever writes a part of the sheet asks through the shop it is handed, or the past would show the present."""
    anna, oleg = add(desk, "Anna", owner=desk.staff), add(desk, "Oleg")
    firm = add(desk, "Garden Hotel", is_organisation=True)
    size = desk.run("Field added", add_own_field, name="Size", kind=FactKind.TEXT)
    before, then = desk.ask(picture_as_of, customer=anna, at=clock.today_at(9, 5)), clock.today_at(9, 5)
    clock.sleep(days=2)
    desk.run("Related", add_relation, customer=anna, other=oleg, other_is="husband")
    desk.run("Position", add_position, organisation=firm, person=anna, title="Buyer")
    desk.run("Value", set_own_value, customer=anna, field=size, value="42")
    desk.run("Consent", record_consent, customer=anna, purpose="news", channel=Channel.EMAIL, answer=Answer.YES)
    desk.run("Logged", log_contact, customer=anna, kind=ContactKind.CALL, note="Asked about the saddle")
    desk.run("Noted", add_insight, customer=anna, topic=Topic.NEEDS, text="A child seat")
    desk.run("Reminder", add_reminder, customer=anna, what="Call", due_on=clock.today_at(9).date())
    middle = desk.ask(picture_as_of, customer=anna, at=clock.today_at(9, 5))
    assert dict(middle.parts) == middle.parts_now and len(middle.parts) > len(before.parts) + 4
    assert desk.ask(picture_as_of, customer=anna, at=then).parts == before.parts


def test_before_a_merge_each_has_their_own(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna Saar", points=(phone("5123 4567"),), tags=("club",))
    twin = add(desk, "Anna Sar", points=(phone("5555 0199"),))
    desk.run("Logged", log_contact, customer=twin, kind=ContactKind.CALL, note="Asked about the saddle")
    then = clock.today_at(9, 5)
    before = {one: desk.ask(picture_as_of, customer=one, at=then) for one in (anna, twin)}
    clock.sleep(days=1)
    desk.run("Merged", merge_customers, into=anna, others=(twin,))
    merged = clock.today_at(9, 5)
    assert len(was(desk, anna, merged).points) == 2
    clock.sleep(days=1)
    for one in (anna, twin):
        picture = desk.ask(picture_as_of, customer=one, at=then)
        assert (picture.then, picture.parts) == (before[one].then, before[one].parts)
    desk.undo()
    assert len(was(desk, anna, merged).points) == 2
    assert [point.value for point in was(desk, twin, clock.today_at(9, 5)).points] == ["5555 0199"]
