"""People come, move and go; the firm and they keep their history; everything can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer, change_customer, trash_customer
from clientdesk.features.customers.queries import profile
from clientdesk.features.organisations.commands import (
    MemberInput,
    add_position,
    change_position,
    leave_position,
    make_household,
    move_position,
    remove_position,
    return_position,
)
from clientdesk.features.organisations.commands_buying import (
    add_buying_step,
    change_buying_step,
    move_buying_step,
    remove_buying_step,
)
from clientdesk.features.organisations.queries import (
    buying_rows,
    buying_steps,
    firm_to_link,
    held_by,
    kin,
    kind_of,
    people_rows,
    positions,
)
from clientdesk.features.organisations.rules import Part, reports_round


def bosses(desk: Desk, firm: int) -> dict[str, str]:
    """Who reports to whom, by first name."""
    found = {one.id: one for one in desk.ask(positions, organisation=firm)}
    return {
        one.name.split()[0]: found[one.reports_to].name.split()[0] if one.reports_to else ""
        for one in found.values()
    }  # fmt: skip


def refused(desk: Desk, command: object, **given: object) -> str:
    """The field at which it is refused."""
    with pytest.raises(UserError) as error:
        desk.run("x", command, **given)  # type: ignore[arg-type]
    return error.value.field


def test_the_people_of_a_firm(desk: Desk, hotel: dict[str, int]) -> None:
    assert bosses(desk, hotel["Hotel"]) == {"Reet": "", "Jaan": "Reet", "Mari": "Jaan", "Toomas": ""}
    (jaan,) = [one for one in desk.ask(positions, organisation=hotel["Hotel"]) if one.name == "Jaan Saar"]
    assert (jaan.title, jaan.parts) == ("manager", (Part.DECIDES,))
    (row,) = desk.ask(held_by, customer=hotel["Jaan"])
    assert row.organisation_name == "Hotel Pärna"


def test_somebody_new_becomes_a_customer_whose_card_says_where_they_work(desk: Desk, hotel: dict[str, int]) -> None:
    desk.run("x", add_position, organisation=hotel["Hotel"], name="Liis Lepp", title="bookkeeper")
    liis = next(one for one in desk.ask(positions, organisation=hotel["Hotel"]) if one.name == "Liis Lepp")
    known = desk.ask(profile, customer=liis.person)
    assert known is not None and (known.organisation, known.job_title) == ("Hotel Pärna", "bookkeeper")
    desk.undo()
    assert desk.ask(profile, customer=liis.person) is None


def test_several_roles_and_several_places(desk: Desk, hotel: dict[str, int]) -> None:
    other = desk.run("x", add_customer, name="Bakery", is_organisation=True)
    desk.run("x", add_position, organisation=hotel["Hotel"], person=hotel["Reet"], title="cook")
    desk.run("x", add_position, organisation=other, person=hotel["Reet"], title="partner")
    assert len(desk.ask(held_by, customer=hotel["Reet"])) == 3
    assert refused(desk, add_position, organisation=other, person=hotel["Reet"], title="partner") == "person"


def test_what_cannot_be(desk: Desk, hotel: dict[str, int]) -> None:
    firm, mari = hotel["Hotel"], hotel["Mari"]
    assert refused(desk, add_position, organisation=mari, person=hotel["Reet"]) == "organisation"
    assert refused(desk, add_position, organisation=firm, person=firm) == "person"
    assert refused(desk, add_position, organisation=firm) == "person"
    assert refused(desk, add_position, organisation=firm, person=10_000) == "person"
    assert refused(desk, add_position, organisation=firm, person=mari, title="x" * 201) == "title"
    span = {"since_on": date(2020, 2, 1), "until_on": date(2020, 1, 1)}
    assert refused(desk, add_position, organisation=firm, person=mari, **span) == "until_on"
    other = desk.run("x", add_customer, name="Bakery", is_organisation=True)
    away = desk.run("x", add_position, organisation=other, person=mari)
    assert refused(desk, move_position, row=hotel["@Reet"], under=away) == "reports_to"
    desk.run("x", trash_customer, customer=mari)
    assert refused(desk, add_position, organisation=firm, person=mari) == "person"
    assert refused(desk, move_position, row=away) == "customer"


def test_a_circle_is_refused_in_a_sentence(desk: Desk, hotel: dict[str, int]) -> None:
    with pytest.raises(UserError, match="round in a circle"):
        desk.run("x", move_position, row=hotel["@Reet"], under=hotel["@Mari"])
    assert refused(desk, move_position, row=hotel["@Reet"], under=hotel["@Reet"]) == "reports_to"
    assert refused(desk, change_position, row=hotel["@Jaan"], reports_to=hotel["@Mari"]) == "reports_to"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3), st.none() | st.integers(0, 3)), max_size=8))
def test_no_moves_make_a_circle_and_undo_is_as_if_nothing_was(
    desk: Desk, hotel: dict[str, int], moves: list[tuple[int, int | None, int | None]]
) -> None:
    rows = [hotel[f"@{name}"] for name in ("Reet", "Jaan", "Mari", "Toomas")]
    before = desk.ask(positions, organisation=hotel["Hotel"])
    start = desk.last_undo
    for row, under, next_to in moves:
        try:
            desk.run(
                "x", move_position, row=rows[row], under=None if under is None else rows[under],
                before=None if next_to is None else rows[next_to],
            )  # fmt: skip
        except UserError:
            continue
        told = {one.id: one.reports_to for one in desk.ask(positions, organisation=hotel["Hotel"])}
        assert not any(reports_round(told, one, boss) for one, boss in told.items())
    while desk.last_undo != start:
        desk.undo()
    assert desk.ask(positions, organisation=hotel["Hotel"]) == before


def test_a_place_among_the_others(desk: Desk, hotel: dict[str, int]) -> None:
    desk.run("x", move_position, row=hotel["@Toomas"], under=hotel["@Reet"], before=hotel["@Jaan"])
    under = [one for one in desk.ask(positions, organisation=hotel["Hotel"]) if one.reports_to == hotel["@Reet"]]
    assert [one.name for one in under] == ["Toomas Oja", "Jaan Saar"]
    desk.run("x", move_position, row=hotel["@Toomas"], under=hotel["@Reet"])
    under = [one for one in desk.ask(positions, organisation=hotel["Hotel"]) if one.reports_to == hotel["@Reet"]]
    assert [one.name for one in under] == ["Jaan Saar", "Toomas Oja"]


def test_who_left_keeps_their_history_and_so_does_the_firm(desk: Desk, hotel: dict[str, int]) -> None:
    desk.run("x", leave_position, row=hotel["@Jaan"])
    (jaan,) = desk.ask(held_by, customer=hotel["Jaan"])
    assert jaan.until_on == date(2026, 11, 20)
    (kept,) = [one for one in desk.ask(kin, customer=hotel["Hotel"]) if one.name == "Jaan Saar"]
    assert kept.until == date(2026, 11, 20)
    assert bosses(desk, hotel["Hotel"])["Mari"] == "Jaan", "who reports to whom is not forgotten"
    desk.run("x", return_position, row=hotel["@Jaan"])
    assert desk.ask(held_by, customer=hotel["Jaan"])[0].until_on is None
    desk.run("x", change_position, row=hotel["@Jaan"], title="manager", since_on=date(2020, 1, 1))
    assert refused(desk, leave_position, row=hotel["@Jaan"], on=date(2019, 1, 1)) == "on"


def test_a_position_never_held_is_removed_and_those_below_move_up(desk: Desk, hotel: dict[str, int]) -> None:
    desk.run("x", remove_position, row=hotel["@Jaan"])
    assert bosses(desk, hotel["Hotel"]) == {"Reet": "", "Mari": "Reet", "Toomas": ""}
    desk.undo()
    assert bosses(desk, hotel["Hotel"])["Mari"] == "Jaan"
    assert refused(desk, remove_position, row=10_000) == "row"


def test_a_household(desk: Desk, hotel: dict[str, int]) -> None:
    members = (MemberInput(hotel["Jaan"], "husband"), MemberInput(hotel["Mari"], "wife"))
    home = desk.run("x", make_household, name="The Saar family", members=members)
    kind = desk.ask(kind_of, customer=home)
    assert kind is not None and kind.is_household and kind.is_organisation
    assert [(one.name, one.words()) for one in desk.ask(positions, organisation=home)] == [
        ("Jaan Saar", "husband"), ("Mari Tamm", "wife"),
    ]  # fmt: skip
    assert desk.ask(held_by, customer=hotel["Jaan"])[0].organisation_name == "The Saar family"
    desk.undo()
    assert desk.ask(kind_of, customer=home) is None
    assert refused(desk, make_household, name="x", members=()) == "members"
    assert refused(desk, make_household, name="x", members=(members[0], members[0])) == "members"
    assert refused(desk, make_household, name="x", members=(MemberInput(hotel["Hotel"]),)) == "members"
    assert refused(desk, make_household, name=" ", members=members) == "name"


def test_where_somebody_works_is_offered_as_a_link(desk: Desk, hotel: dict[str, int]) -> None:
    liis = desk.run("x", add_customer, name="Liis Lepp", organisation="hotel  pärna")
    assert desk.ask(firm_to_link, customer=liis) == hotel["Hotel"]
    desk.run("x", add_position, organisation=hotel["Hotel"], person=liis)
    assert desk.ask(firm_to_link, customer=liis) is None
    ott = desk.run("x", add_customer, name="Ott", organisation="Hotel")
    assert desk.ask(firm_to_link, customer=ott) is None, "only the whole name"
    desk.run("x", change_customer, customer=ott, organisation="Reet Kask")
    assert desk.ask(firm_to_link, customer=ott) is None, "a person is no firm"


def test_how_a_firm_buys(desk: Desk, hotel: dict[str, int]) -> None:
    firm = hotel["Hotel"]
    ask = desk.run("x", add_buying_step, organisation=firm, what="Asks for a price", who=hotel["@Mari"], takes_days=3)
    sign = desk.run("x", add_buying_step, organisation=firm, what="Signs", who=hotel["@Reet"], takes_days=14)
    desk.run("x", move_buying_step, row=sign, before=ask)
    assert [one.what for one in desk.ask(buying_steps, organisation=firm)] == ["Signs", "Asks for a price"]
    desk.run("x", change_buying_step, row=ask, what="Compares offers")
    rows = desk.ask(buying_rows, customer=firm)
    assert [(row.label, row.text) for row in rows][:2] == [
        ("1. Signs", "Reet Kask · takes 2 weeks"), ("2. Compares offers", ""),
    ]  # fmt: skip
    assert rows[2].text == "Altogether about 2 weeks. 1 step has no time yet."
    desk.run("x", remove_buying_step, row=sign)
    for _ in range(3):
        desk.undo()
    assert [one.what for one in desk.ask(buying_steps, organisation=firm)] == ["Asks for a price", "Signs"]


def test_steps_that_cannot_be(desk: Desk, hotel: dict[str, int]) -> None:
    firm = hotel["Hotel"]
    assert refused(desk, add_buying_step, organisation=firm, what=" ") == "what"
    assert refused(desk, add_buying_step, organisation=firm, what="x", takes_days=-1) == "takes_days"
    assert refused(desk, add_buying_step, organisation=firm, what="x", who=10_000) == "who"
    assert refused(desk, add_buying_step, organisation=hotel["Mari"], what="x") == "organisation"
    assert refused(desk, move_buying_step, row=10_000) == "row"
    members = (MemberInput(hotel["Jaan"]),)
    home = desk.run("x", make_household, name="The Saar family", members=members)
    assert refused(desk, add_buying_step, organisation=home, what="x") == "organisation"


def test_the_sheet_tells_who_is_there_and_where_one_belongs(desk: Desk, hotel: dict[str, int]) -> None:
    rows = {str(row.label): row.text for row in desk.ask(people_rows, customer=hotel["Hotel"])}
    assert rows["Jaan Saar"] == "manager, decides"
    assert [(str(row.label), row.text) for row in desk.ask(people_rows, customer=hotel["Reet"])] == [
        ("Hotel Pärna", "owner, signs"),
    ]  # fmt: skip
