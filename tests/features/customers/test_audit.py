"""The audit trail: who did what and when, before and after, of one customer and of the whole shop."""

from __future__ import annotations

from datetime import date

from clientdesk.base.words import Phrase
from clientdesk.desk.audit import AuditEntry, Deed, Only, Wanted, audit, audit_slice
from clientdesk.desk.audit_words import lines_of, title_of
from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import all_of
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import change_customer, empty_trash, trash_customer
from clientdesk.features.customers.commands_classes import rename_class
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.customers.photos import photo_name
from clientdesk.features.customers.records import Customer
from clientdesk.features.staff.records import Staff
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, phone


def labels(entries: list[AuditEntry]) -> list[str]:
    return [title_of(entry) for entry in entries]


def lines(desk: Desk, entry: AuditEntry) -> list[str]:
    return list(desk.ask(lines_of, entry=entry))


def hire(shop: Shop) -> int:
    return int(Staff.create(name="Kati").id)


def test_a_change_tells_who_when_and_what_it_was(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna", points=(phone("5123 4567"),))
    clock.sleep(hours=2)
    changed = Phrase("{name} changed", name="Anna")
    desk.run(changed, change_customer, customer=anna, nickname="Annie", points=(phone("5123 9999"),))
    newest, oldest = desk.ask(audit, customer=anna)
    assert (newest.by, newest.at, newest.label, newest.undone) == ("Mart", clock.today_at(11, 5), changed, False)
    assert lines(desk, newest) == ["Nickname: Annie", "Contact details: 5123 9999 (was 5123 4567)"]
    assert lines(desk, oldest) == ["Name: Anna", "Contact details: 5123 4567"]


def test_what_was_added_is_told_as_it_was_then(desk: Desk) -> None:
    anna = add(desk, "Anna")
    desk.run("Renamed", change_customer, customer=anna, name="Hanna")
    desk.run("Renamed", change_customer, customer=anna, name="Johanna")
    desk.run("Trashed", trash_customer, customer=anna)
    desk.run("Emptied", empty_trash)
    rows = [row for entry in desk.ask(audit, customer=anna) for row in entry.rows]
    told = [[field.after for field in row.fields if field.column == "name"] for row in rows]
    assert told == [[None], [], ["Johanna"], ["Hanna"], ["Anna"]]


def test_undo_is_on_the_trail(desk: Desk) -> None:
    anna = add(desk, "Anna")
    desk.run("Renamed", change_customer, customer=anna, name="Hanna")
    desk.undo()
    assert labels(desk.ask(audit, customer=anna)) == ["Undone: Renamed", "Renamed", "Customer added"]
    desk.redo()
    redone, undone, renamed, _added = desk.ask(audit, customer=anna)
    assert title_of(redone) == "Done again: Renamed"
    assert (redone.undone, undone.undone, renamed.undone) == (False, True, True)
    assert lines(desk, undone) == ["Name: Anna (was Hanna)"]


def test_one_customer_s_trail_holds_what_other_capabilities_did(desk: Desk, clock: FakeClock) -> None:
    anna, oleg = add(desk, "Anna"), add(desk, "Oleg")
    desk.run("Contact logged", log_contact, customer=anna, kind=ContactKind.CALL)
    assert labels(desk.ask(audit, customer=anna)) == ["Contact logged", "Customer added"]
    assert labels(desk.ask(audit, customer=oleg)) == ["Customer added"]


def test_a_batch_is_on_the_trail_of_each_who_came_with_it(desk: Desk) -> None:
    def bring(shop: Shop) -> None:
        assert shop.step is not None
        with shop.step.quiet():
            for n in range(1, 61):
                Customer.insert(id=n, name=f"No {n}", sort_key=b"", created_at=shop.now()).execute()
        shop.step.added(Customer, 1, 60)

    desk.run_batch("Imported", bring)
    (entry,) = desk.ask(audit, customer=7)
    assert entry.label.msgid == "Imported" and [(row.row, row.deed) for row in entry.rows] == [(7, Deed.ADDED)]
    assert "No 7" in {field.after for field in entry.rows[0].fields}
    (whole,) = desk.ask(audit, table="customer")
    assert whole.row_count == 60
    assert [row.count for row in whole.rows] == [60]


def test_moments_are_told_by_the_clock_on_the_wall(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna", language="he")
    desk.run("Trashed", trash_customer, customer=anna)
    trashed, added = desk.ask(audit, customer=anna)
    assert trashed.rows[0].fields[0].after == clock.today_at(9, 5)
    (line,) = lines(desk, trashed)
    assert line.startswith("In the trash since: 20 Nov, ") and "9:05" in line
    assert "Language: Hebrew" in lines(desk, added)


def test_filters_by_person_day_table_and_text(desk: Desk, clock: FakeClock) -> None:
    anna = add(desk, "Anna Saar")
    clock.sleep(days=1)
    kati = desk.run_as_program("Staff added", hire)
    desk.staff = kati
    oleg = add(desk, "Oleg Petrov")
    clock.sleep(days=1)
    desk.run("Contact logged", log_contact, customer=oleg, kind=ContactKind.CALL, note="Ordered a bell")
    saturday = date(2026, 11, 21)
    assert labels(desk.ask(audit, staff=kati)) == ["Contact logged", "Customer added"]
    assert [entry.by for entry in desk.ask(audit, last=saturday, table="customer")] == ["Kati", "Mart"]
    assert labels(desk.ask(audit, first=saturday, last=saturday)) == ["Customer added", "Staff added"]
    assert labels(desk.ask(audit, table="contact")) == ["Contact logged"]
    assert labels(desk.ask(audit, text="BELL order")) == ["Contact logged"]
    assert [entry.rows[0].row for entry in desk.ask(audit, text="saar")] == [anna]
    assert desk.ask(audit, text="saar", staff=kati) == []


def test_it_is_read_a_page_at_a_time(desk: Desk) -> None:
    for number in range(7):
        add(desk, f"Twin {number}")
    first = desk.ask(audit, table="customer", limit=3)
    second = desk.ask(audit, table="customer", limit=3, before=first[-1].step)
    fields = [field for entry in (*first, *second) for field in entry.rows[0].fields]
    names = [field.after for field in fields if field.column == "name"]
    assert names == [f"Twin {number}" for number in (6, 5, 4, 3, 2, 1)]


def test_the_ends_of_time_are_no_trouble(desk: Desk) -> None:
    add(desk, "Anna")
    assert len(desk.ask(audit, first=date.min, last=date.max, table="customer")) == 1
    assert desk.ask(audit, last=date.min) == [] and desk.ask(audit, first=date.max) == []


def test_only_what_can_be_undone_and_only_what_was_done_to_many(desk: Desk) -> None:
    anna = add(desk, "Anna")
    desk.run("Renamed", change_customer, customer=anna, name="Hanna")
    desk.undo()
    desk.run_batch("Imported", change_customer, customer=anna, nickname="Annie")

    def told(only: Only) -> list[str]:
        return labels(list(desk.ask(audit_slice, wanted=Wanted(only=only)).entries))

    assert told(Only.UNDOABLE) == ["Imported", "Customer added"]
    assert told(Only.BATCHES) == ["Imported"]
    assert told(Only.BY_PROGRAM) == ["Staff added"]


def test_a_rare_word_is_looked_for_a_slice_at_a_time(desk: Desk) -> None:
    oleg = add(desk, "Oleg")
    for n in range(30):
        desk.run("Changed", change_customer, customer=oleg, nickname=f"No {n}")
    wanted = Wanted(text="oleg added")
    first = desk.ask(audit_slice, wanted=wanted, reach=20)
    assert (first.entries, first.complete) == ((), False)
    second = desk.ask(audit_slice, wanted=wanted, before=first.reached, reach=20)
    assert labels(list(second.entries)) == ["Customer added"] and second.complete


def test_codes_and_names_are_told_in_words(desk: Desk) -> None:
    desk.run("Changed", change_settings, country="LT", currency="SEK")
    desk.run("Changed", change_settings, country="EE")
    anna = add(desk, "Anna", owner=desk.staff, addresses=(AddressInput(city="Elva", country="EE"),))
    newest, older = desk.ask(audit, table="setting")
    assert lines(desk, newest) == ["Country: Estonia (was Lithuania)"]
    assert lines(desk, older) == ["Country: Lithuania", "Currency: Swedish Krona (SEK)"]
    (added,) = desk.ask(audit, customer=anna)
    assert lines(desk, added) == ["Name: Anna", "Looked after by: Mart", "City: Elva", "Country: Estonia"]


def test_every_column_of_every_capability_has_words_or_is_meant_to_be_silent() -> None:
    words = {one.table: one for one in all_of(CATALOGUE, "words")}
    for record in all_of(CATALOGUE, "records"):
        known = words[record.table()]
        told = set(known.columns) | known.silent | {"id", "uid"}
        assert set(record.columns()) <= told, record.table()
        assert set(known.columns) | known.silent <= set(record.columns()), record.table()


def test_class_photo_and_days_are_told_in_a_person_s_words(desk: Desk) -> None:
    anna, arvo = add(desk, "Anna", "A"), add(desk, "Arvo")
    desk.run("Renamed", rename_class, key="B", name="Gold")
    photo = desk.ask(photo_name, content=b"\xff\xd8\xff")
    desk.run(
        "Changed", change_customer, customer=anna, potential="B", name_day=24, name_day_month=6, industry="Bakery",
        found_by="A sign", brought_by=arvo, photo=photo, is_household=True,
    )  # fmt: skip
    newest, renamed, *_older = desk.ask(audit)
    assert lines(desk, newest) == [
        "Organisation: yes (was no)", "Household: yes (was no)", "Name day: 24", "Month of the name day: June",
        "Class: Gold (was A)", "Industry: Bakery", "How they found us: A sign", "Brought by: Arvo", "Photo: a picture",
    ]  # fmt: skip
    assert "Name: Gold (was B)" in lines(desk, renamed)
