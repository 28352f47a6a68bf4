"""The form: a name is enough, errors stand under their field, Enter saves, Esc asks only if something would be lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands_classes import rename_class
from clientdesk.features.customers.pane_form import CustomerForm, make_form
from clientdesk.features.customers.pane_form_points import AddressesEditor, PointLine, PointsEditor
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Select
from tests.features.customers.people import add, email, phone

Open = Callable[..., CustomerForm]


@pytest.fixture
def open_form(context: Context, qtbot: QtBot) -> Open:
    """Opens the form as the side sheet does."""
    sheets = []

    def opened(customer: int | None = None, **first_values: Any) -> CustomerForm:  # noqa: ANN401
        sheet = make_form(context, customer, first_values)
        qtbot.addWidget(sheet)
        sheets.append(sheet)
        sheet.resize(420, 900)
        sheet.show()
        form = sheet.findChild(CustomerForm)
        assert isinstance(form, CustomerForm)
        form.focus("name")
        return form

    return opened


def line(form: CustomerForm, name: str) -> QLineEdit:
    editor = form.findChild(QLineEdit, name)
    assert isinstance(editor, QLineEdit), name
    return editor


def write(qtbot: QtBot, form: CustomerForm, name: str, text: str) -> None:
    editor = line(form, name)
    editor.clear()
    qtbot.keyClicks(editor, text)


def enter(qtbot: QtBot, form: CustomerForm, name: str = "customer_form_name") -> None:
    qtbot.keyClick(line(form, name), Qt.Key.Key_Return)


def known(desk: Desk, customer: int) -> Profile:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found


def points(form: CustomerForm) -> PointsEditor:
    editor = form.editor("points")
    assert isinstance(editor, PointsEditor)
    return editor


def test_a_name_and_enter_are_enough(open_form: Open, qtbot: QtBot, context: Context, desk: Desk) -> None:
    form = open_form()
    qtbot.keyClicks(line(form, "customer_form_name"), "Mari Mets")
    with qtbot.waitSignals([form.left, context.customer_asked, context.bridge.done]):
        enter(qtbot, form)
    assert known(desk, 1).name == "Mari Mets"


def test_only_the_name_stands_before_more(open_form: Open, qtbot: QtBot) -> None:
    form = open_form()
    seen = [each for each in form.findChildren(QWidget) if each.isVisible() and isinstance(each, (QLineEdit, Select))]
    assert [each.objectName() for each in seen] == ["customer_form_name"]
    qtbot.mouseClick(form.more_button, Qt.MouseButton.LeftButton)
    assert line(form, "point_phone").isVisible() and line(form, "birth_day").isVisible()


def test_everything_told_is_saved(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    form = open_form()
    form.open_more()
    for name, text in {
        "customer_form_name": "Anna Saar", "point_phone": "5123 4567", "point_email": "anna@post.ee",
        "address_street": "Lootuse 14", "address_city": "Tartu", "address_postcode": "51003", "birth_day": "29",
        "customer_form_organisation": "Library", "customer_form_job_title": "buyer", "customer_form_nickname": "Annie",
        "customer_form_tags": "touring, club", "customer_form_honorific": "Mrs.", "customer_form_family": "Saar",
    }.items():  # fmt: skip
        write(qtbot, form, name, text)
    for name, key in {"birth_month": "2", "customer_form_potential": "A", "customer_form_owner": "1"}.items():
        select = form.findChild(Select, name)
        assert isinstance(select, Select)
        select.choose(key)
    note = form.findChild(QPlainTextEdit, "customer_form_note")
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("Two\nlines")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    anna = known(desk, 1)
    assert [point.shown for point in anna.points] == ["+372 5123 4567", "anna@post.ee"]
    (home,) = anna.addresses
    assert (home.street, home.postcode, home.city) == ("Lootuse 14", "51003", "Tartu")
    assert (anna.birth_day, anna.birth_month, anna.birth_year) == (29, 2, None)
    assert (anna.organisation, anna.job_title, anna.nickname, anna.owner_name) == ("Library", "buyer", "Annie", "Mart")
    assert [tag.name for tag in anna.tags] == ["touring", "club"] and anna.potential == "A"
    assert anna.note == "Two\nlines" and anna.say == ("Mrs. Saar", "Annie")


def test_what_was_searched_for_is_there_already(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    form = open_form(points=(phone("5550 7777"),))
    assert line(form, "point_phone").text() == "5550 7777" and line(form, "point_phone").isVisible()
    assert form.is_dirty()
    write(qtbot, form, "customer_form_name", "Mari")
    enter(qtbot, form)
    assert known(desk, 1).points[0].shown == "+372 5550 7777"


def test_no_name_is_told_under_the_name_and_nothing_is_saved(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    form = open_form()
    enter(qtbot, form)
    assert form.errors() == {"name": "Please give the customer a name."} and form.isVisible()
    assert desk.last_undo is None
    write(qtbot, form, "customer_form_name", "Mari")
    enter(qtbot, form)
    assert form.errors() == {} and known(desk, 1).name == "Mari"


def test_the_wrong_phone_of_several_is_the_one_that_is_marked(open_form: Open, qtbot: QtBot) -> None:
    form = open_form(points=(phone("5123 4567"), phone("12"), email("anna@post.ee")))
    write(qtbot, form, "customer_form_name", "Anna")
    enter(qtbot, form)
    errors = [each.error.text() for each in points(form).lines()]
    assert errors == ["", "This phone number is too short.", ""]
    wrong = points(form).lines()[1]
    assert isinstance(wrong, PointLine) and wrong.field.property("wrong")
    assert form.window().focusWidget() is wrong.field
    wrong.field.setText("5123 9999")
    qtbot.keyClick(wrong.field, Qt.Key.Key_Return)
    assert not form.is_dirty()


@pytest.mark.parametrize(("day", "month", "year"), [("31", "4", ""), ("x", "4", ""), ("3", "", ""), ("3", "3", "2099")])
def test_an_impossible_birthday_is_told_under_the_birthday(
    open_form: Open, qtbot: QtBot, day: str, month: str, year: str
) -> None:
    form = open_form(name="Anna")
    form.open_more()
    write(qtbot, form, "birth_day", day)
    write(qtbot, form, "birth_year", year)
    select = form.findChild(Select, "birth_month")
    assert isinstance(select, Select)
    select.choose(month)
    enter(qtbot, form, "birth_day")
    assert list(form.errors()) == ["birthday"]


def test_esc_leaves_at_once_where_nothing_would_be_lost(open_form: Open, qtbot: QtBot, some: dict[str, int]) -> None:
    for customer in (None, some["Anna"], some["Garden"]):
        form = open_form(customer)
        form.ask_before_leaving(lambda: pytest.fail("asked"))
        with qtbot.waitSignal(form.left):
            qtbot.keyClick(line(form, "customer_form_name"), Qt.Key.Key_Escape)


def test_esc_asks_where_something_would_be_lost(open_form: Open, qtbot: QtBot, some: dict[str, int]) -> None:
    form = open_form(some["Anna"])
    answers = [False, True]
    form.ask_before_leaving(lambda: answers.pop(0))
    qtbot.keyClicks(line(form, "point_phone"), "9")
    with qtbot.assertNotEmitted(form.left):
        qtbot.keyClick(line(form, "customer_form_name"), Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(line(form, "customer_form_name"), Qt.Key.Key_Escape)
    assert answers == []


def test_a_change_saves_only_what_was_changed(
    open_form: Open, qtbot: QtBot, desk: Desk, context: Context, some: dict[str, int]
) -> None:
    anna = some["Anna"]
    before = known(desk, anna)
    form = open_form(anna)
    assert line(form, "point_phone").isVisible()
    write(qtbot, form, "customer_form_name", "Anna Tamm")
    with qtbot.waitSignal(context.bridge.done) as done:
        enter(qtbot, form)
    assert done.args is not None and done.args[0].text() == "Anna Saar changed"
    after = known(desk, anna)
    assert after.name == "Anna Tamm"
    assert (after.points, after.addresses, after.tags, after.birthday_on) == (
        before.points, before.addresses, before.tags, before.birthday_on,
    )  # fmt: skip


def test_saving_without_a_change_just_closes(open_form: Open, qtbot: QtBot, desk: Desk, some: dict[str, int]) -> None:
    last = desk.last_undo
    form = open_form(some["Anna"])
    with qtbot.waitSignal(form.left):
        enter(qtbot, form)
    assert desk.last_undo == last


def test_things_can_be_taken_away(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    anna = add(
        desk, "Anna", points=(phone("5123 4567"), email("a@b.ee")), birth_day=3, birth_month=3, birth_year=1984,
        owner=desk.staff, tags=("club",), note="x",
    )  # fmt: skip
    form = open_form(anna)
    qtbot.mouseClick(points(form).lines()[0].remove, Qt.MouseButton.LeftButton)
    for name in ("birth_day", "birth_year", "customer_form_tags"):
        line(form, name).clear()
    for name in ("birth_month", "customer_form_owner"):
        select = form.findChild(Select, name)
        assert isinstance(select, Select)
        select.choose("")
    enter(qtbot, form)
    assert form.errors() == {}
    after = known(desk, anna)
    assert [point.value for point in after.points] == ["a@b.ee"]
    assert (after.birth_day, after.birth_year, after.owner, after.tags, after.note) == (None, None, None, (), "x")


def test_another_phone_is_added_and_preferred_by_its_star(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    anna = add(desk, "Anna", points=(phone("5123 4567"),))
    form = open_form(anna)
    assert not points(form).lines()[0].star.isVisible()
    plus = form.findChild(QPushButton, "add_phone")
    assert isinstance(plus, QPushButton)
    qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)
    second = points(form).lines()[1]
    assert isinstance(second, PointLine) and form.window().focusWidget() is second.field
    qtbot.keyClicks(second.field, "5123 9999")
    qtbot.mouseClick(second.star, Qt.MouseButton.LeftButton)
    second.label.choose("work")
    enter(qtbot, form)
    shown = [(point.value, point.label, point.preferred) for point in known(desk, anna).points]
    assert shown == [("5123 4567", "", False), ("5123 9999", "work", True)]


def test_a_second_address_is_added(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    form = open_form(name="Anna")
    form.open_more()
    editor = form.editor("addresses")
    assert isinstance(editor, AddressesEditor)
    plus = form.findChild(QPushButton, "add_address")
    assert isinstance(plus, QPushButton)
    qtbot.keyClicks(line(form, "address_city"), "Elva")
    qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)
    first, second = editor.lines()
    city = second.findChild(QLineEdit, "address_city")
    assert isinstance(city, QLineEdit)
    qtbot.keyClicks(city, "Tartu")
    qtbot.mouseClick(second.star, Qt.MouseButton.LeftButton)
    assert first.star.isVisible()
    enter(qtbot, form)
    assert [(one.city, one.preferred) for one in known(desk, 1).addresses] == [("Elva", False), ("Tartu", True)]


def test_an_organisation_has_no_birthday(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    form = open_form()
    form.open_more()
    switch = next(each for each in form.findChildren(QPushButton) if each.text() == "Organisation")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not line(form, "birth_day").isVisible() and not line(form, "customer_form_family").isVisible()
    assert line(form, "point_phone").isVisible()
    write(qtbot, form, "customer_form_name", "Garden Hotel")
    enter(qtbot, form)
    assert known(desk, 1).is_organisation


def test_one_s_own_label_and_language_are_kept(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    anna = add(desk, "Anna", points=(phone("5123 4567", "summer house"),), language="yi")
    form = open_form(anna)
    write(qtbot, form, "customer_form_name", "Hanna")
    enter(qtbot, form)
    assert known(desk, anna).points[0].label == "summer house" and known(desk, anna).language == "yi"


def test_every_control_has_a_name(open_form: Open, some: dict[str, int]) -> None:
    form = open_form(some["Anna"])
    controls = [each for kind in (QPushButton, QLineEdit, Select) for each in form.findChildren(kind)]
    seen = [each for each in controls if each.isVisible()]
    assert seen and not [each for each in seen if not each.accessibleName()]


def test_a_household_is_a_third_kind(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    form = open_form()
    switch = next(each for each in form.findChildren(QPushButton) if each.text() == "Household")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    write(qtbot, form, "customer_form_name", "The Saars")
    enter(qtbot, form)
    assert known(desk, 1).is_household and known(desk, 1).is_organisation
    again = open_form(1)
    assert again.values()["kind"] == "household"
    person = next(each for each in again.findChildren(QPushButton) if each.text() == "Person")
    qtbot.mouseClick(person, Qt.MouseButton.LeftButton)
    enter(qtbot, again)
    assert not known(desk, 1).is_household and not known(desk, 1).is_organisation


def test_a_firm_begins_as_one_where_it_is_told_so(open_form: Open) -> None:
    assert open_form(name="Garden Hotel", is_organisation=True).values()["kind"] == "organisation"


def test_a_name_day_is_typed_like_a_birthday(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    anna = add(desk, "Anna")
    form = open_form(anna)
    form.open_more()
    write(qtbot, form, "name_day_day", "31")
    month = form.findChild(Select, "name_day_month")
    assert month is not None
    month.choose("6")
    enter(qtbot, form, "name_day_day")
    assert "no such day" in form.errors()["name_day"]
    write(qtbot, form, "name_day_day", "24")
    enter(qtbot, form, "name_day_day")
    assert (known(desk, anna).name_day, known(desk, anna).name_day_month) == (24, 6)
    form = open_form(anna)
    assert form.values()["name_day"] == (24, 6)
    line(form, "name_day_day").clear()
    again = form.findChild(Select, "name_day_month")
    assert again is not None
    again.choose("")
    enter(qtbot, form, "name_day_day")
    assert known(desk, anna).name_day is None and known(desk, anna).name_day_month is None


def test_what_was_written_before_is_offered_again(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    for name, industry, found_by in (("Anna", "Bakery", "A sign"), ("Arvo", "Bakery", ""), ("Veera", "Garage", "")):
        add(desk, name, industry=industry, found_by=found_by)
    form = open_form()
    form.open_more()

    def offered(name: str, typed: str) -> list[str]:
        write(qtbot, form, name, typed)
        completer = line(form, name).completer()
        model = completer.completionModel()
        popup = completer.popup()
        assert popup is not None
        popup.hide()
        return [str(model.data(model.index(place, 0))) for place in range(model.rowCount())]

    assert offered("customer_form_industry", "a") == ["Bakery", "Garage"]
    assert offered("customer_form_found_by", "si") == ["A sign", "Passing by"]
    write(qtbot, form, "customer_form_name", "Dmitri")
    write(qtbot, form, "customer_form_industry", "Cycling")
    form.submit()
    assert known(desk, 4).industry == "Cycling"


def test_who_brought_them_is_looked_up(open_form: Open, qtbot: QtBot, desk: Desk) -> None:
    anna, arvo = add(desk, "Anna Saar"), add(desk, "Arvo Mägi")
    form = open_form(arvo)
    form.open_more()
    write(qtbot, form, "customer_form_brought_by", "nobody")
    form.submit()
    assert "Nobody is called this" in form.errors()["brought_by"] and known(desk, arvo).brought_by is None
    write(qtbot, form, "customer_form_brought_by", "arv")
    form.submit()
    assert known(desk, arvo).brought_by is None, "nobody brings themselves"
    write(qtbot, form, "customer_form_brought_by", "ann")
    form.submit()
    assert (known(desk, arvo).brought_by, known(desk, arvo).brought_by_name) == (anna, "Anna Saar")
    form = open_form(arvo)
    assert line(form, "customer_form_brought_by").text() == "Anna Saar" and not form.is_dirty()
    line(form, "customer_form_brought_by").selectAll()
    qtbot.keyClick(line(form, "customer_form_brought_by"), Qt.Key.Key_Backspace)
    form.submit()
    assert known(desk, arvo).brought_by is None


def test_the_owner_s_own_classes_are_offered(open_form: Open, desk: Desk) -> None:
    desk.run("Renamed", rename_class, key="A", name="Gold")
    choice = open_form().editor("potential")
    assert isinstance(choice, Select)
    assert [choice.itemText(place) for place in range(choice.count())] == ["No class", "Gold", "B", "C"]
