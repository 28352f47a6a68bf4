"""What colleagues put in: short, attributed, and set against the record until somebody settles it."""

from __future__ import annotations

import pytest

from clientdesk.base.errors import UserError
from clientdesk.base.words import shown
from clientdesk.desk.desk import Desk
from clientdesk.features.consents.records import Consent
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.knowledge.commands_remarks import (
    add_remark,
    change_remark,
    delete_remark,
    keep_recorded,
    take_over_remark,
)
from clientdesk.features.knowledge.queries_remarks import (
    contradictions,
    proposals,
    remark,
    remark_entries,
    remarks,
)
from clientdesk.features.knowledge.rules_claims import Claim
from clientdesk.features.staff.commands import add_staff
from tests.fakes.clock import FakeClock
from tests.features.customers.people import add, email, phone


@pytest.fixture
def anna(desk: Desk) -> int:
    """A customer with a phone, an e-mail and an address; Kati has come to work."""
    made = add(
        desk, "Anna Saar", points=(phone("5123 4567", "mobile"), phone("747 1010"), email("anna@post.ee")),
        addresses=(AddressInput(street="Kase 1", city="Elva", country="EE"),),
    )  # fmt: skip
    desk.staff = desk.run("Staff added", add_staff, name="Kati")
    return made


def known(desk: Desk, customer: int) -> Profile:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return found


def test_a_note_stands_on_the_timeline_under_its_author(desk: Desk, anna: int, clock: FakeClock) -> None:
    clock.sleep(hours=1)
    desk.run("Put in", add_remark, customer=anna, text="Comes on Friday", more="With both children.")
    [entry] = desk.ask(remark_entries, customer=anna, limit=10)
    assert shown(entry.title) == "Note from Kati"
    assert (entry.body, str(entry.at)) == ("Comes on Friday\nWith both children.", "10:05:00")
    assert desk.ask(contradictions, customer=anna) == ()


def test_240_characters_and_not_one_more(desk: Desk, anna: int) -> None:
    desk.run("Put in", add_remark, customer=anna, text="õ" * 240)
    with pytest.raises(UserError) as refused:
        desk.run("Put in", add_remark, customer=anna, text="õ" * 241)
    assert refused.value.field == "text"


def test_both_stand_side_by_side_until_it_is_taken_over_in_one_step(desk: Desk, anna: int) -> None:
    row = desk.run("Put in", add_remark, customer=anna, text="New number 5555 0199", claims=Claim.PHONE,
                   claimed="5555 0199")  # fmt: skip
    [one] = desk.ask(contradictions, customer=anna)
    assert (one.recorded, one.remark.claimed, one.remark.author_name) == ("+372 5123 4567", "5555 0199", "Kati")
    desk.run("Taken over", take_over_remark, row=row)
    assert [(point.shown, point.label) for point in known(desk, anna).points][:2] == [
        ("+372 5555 0199", "mobile"), ("+372 747 1010", ""),
    ]  # fmt: skip
    assert desk.ask(contradictions, customer=anna) == ()
    assert desk.ask(remark, row=row).settled == "taken"  # type: ignore[union-attr]
    desk.undo()
    assert known(desk, anna).points[0].shown == "+372 5123 4567"
    assert len(desk.ask(contradictions, customer=anna)) == 1


def test_the_record_may_be_kept(desk: Desk, anna: int) -> None:
    row = desk.run("Put in", add_remark, customer=anna, text="anna@saar.ee", claims=Claim.EMAIL, claimed="anna@saar.ee")
    desk.run("Kept", keep_recorded, row=row)
    assert desk.ask(contradictions, customer=anna) == ()
    assert "anna@post.ee" in {point.value for point in known(desk, anna).points}
    with pytest.raises(UserError):
        desk.run("Taken over", take_over_remark, row=row)


def test_an_address_is_taken_over(desk: Desk, anna: int) -> None:
    row = desk.run("Put in", add_remark, customer=anna, text="Moved", claims=Claim.ADDRESS,
                   claimed="Lootuse 14, 51011 Tartu")  # fmt: skip
    desk.run("Taken over", take_over_remark, row=row)
    [one] = known(desk, anna).addresses
    assert (one.street, one.postcode, one.city, one.country) == ("Lootuse 14", "51011", "Tartu", "EE")


def test_do_not_call_becomes_a_recorded_refusal(desk: Desk, anna: int) -> None:
    row = desk.run("Put in", add_remark, customer=anna, text="Please do not call her", claims=Claim.DO_NOT_CALL)
    assert len(desk.ask(contradictions, customer=anna)) == 1
    desk.run("Taken over", take_over_remark, row=row)
    [consent] = Consent.select()
    assert (consent.purpose, consent.channel, consent.answer) == ("calls", "phone", "no")
    assert consent.wording == "Please do not call her"


def test_what_somebody_wrote_into_the_record_meanwhile_contradicts_no_more(desk: Desk, anna: int) -> None:
    desk.run("Put in", add_remark, customer=anna, text="5555 0199", claims=Claim.PHONE, claimed="+372 5555 0199")
    desk.run("Changed", change_customer, customer=anna, points=(phone("55550199"),))
    assert desk.ask(contradictions, customer=anna) == ()


def test_another_claim_is_open_again(desk: Desk, anna: int) -> None:
    row = desk.run("Put in", add_remark, customer=anna, text="5555 0199", claims=Claim.PHONE, claimed="5555 0199")
    desk.run("Kept", keep_recorded, row=row)
    desk.run("Changed", change_remark, row=row, text="5555 0198", claims=Claim.PHONE, claimed="5555 0198")
    assert len(desk.ask(contradictions, customer=anna)) == 1
    desk.run("Changed", change_remark, row=row, text="Nothing new")
    assert desk.ask(contradictions, customer=anna) == ()
    desk.run("Deleted", delete_remark, row=row)
    assert desk.ask(remarks, customer=anna) == ()


@pytest.mark.parametrize(
    ("claims", "claimed"),
    [(Claim.PHONE, "soon"), (Claim.EMAIL, "anna at saar"), (Claim.ADDRESS, " "), (Claim.ADDRESS, "x" * 301)],
)
def test_a_claim_that_could_not_be_taken_over_is_refused(desk: Desk, anna: int, claims: Claim, claimed: str) -> None:
    with pytest.raises(UserError) as refused:
        desk.run("Put in", add_remark, customer=anna, text="Listen", claims=claims, claimed=claimed)
    assert refused.value.field == "claimed"


def test_what_is_recorded_already_is_not_proposed(desk: Desk, anna: int) -> None:
    assert desk.ask(proposals, customer=anna, text="Her number is 5123 4567, mail anna@post.ee") == []
    assert [one.claim for one in desk.ask(proposals, customer=anna, text="Now 5555 0199")] == [Claim.PHONE]
