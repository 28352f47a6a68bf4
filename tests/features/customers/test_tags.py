"""Tags for all who wear them: merged into another, each wearer keeping one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands_tags import merge_tags
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.queries import profile, tags
from tests.features.customers.people import add


def worn(desk: Desk, customer: int) -> list[str]:
    found = desk.ask(profile, customer=customer)
    assert found is not None
    return sorted(tag.name for tag in found.tags)


def ids(desk: Desk) -> dict[str, int]:
    return {tag.name: tag.id for tag in desk.ask(tags)}


def test_who_wears_both_keeps_one(desk: Desk) -> None:
    anna = add(desk, "Anna", tags=("touring", "tour"))
    arvo = add(desk, "Arvo", tags=("tour",))
    veera = add(desk, "Veera", tags=("touring", "club"))
    assert desk.run("Merged", merge_tags, tag=ids(desk)["tour"], into=ids(desk)["touring"]) == 2
    assert [worn(desk, each) for each in (anna, arvo, veera)] == [["touring"], ["touring"], ["club", "touring"]]
    assert set(ids(desk)) == {"touring", "club"}
    desk.undo()
    assert [worn(desk, each) for each in (anna, arvo, veera)] == [["tour", "touring"], ["tour"], ["club", "touring"]]


def test_who_wore_it_is_found_by_the_other(desk: Desk) -> None:
    arvo = add(desk, "Arvo", tags=("tour",))
    add(desk, "Anna", tags=("touring",))
    desk.run("Merged", merge_tags, tag=ids(desk)["tour"], into=ids(desk)["touring"])
    assert arvo in desk.ask(customer_ids, tags=(ids(desk)["touring"],))


def test_a_tag_is_not_merged_into_itself_or_into_nothing(desk: Desk) -> None:
    add(desk, "Anna", tags=("tour",))
    tag = ids(desk)["tour"]
    for given_ids, field in (((tag, tag), "into"), ((tag, 99), "into"), ((99, tag), "tag"), ((-1, 2**70), "tag")):
        with pytest.raises(UserError) as raised:
            desk.run("Merged", merge_tags, tag=given_ids[0], into=given_ids[1])
        assert raised.value.field == field
    assert ids(desk) == {"tour": tag}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wearers=st.lists(st.sets(st.sampled_from(["a", "b", "c"])), min_size=1, max_size=5))
def test_merging_is_writing_the_other_name(desk: Desk, wearers: list[set[str]]) -> None:
    customers = [add(desk, "Somebody", tags=tuple(sorted(own))) for own in wearers]
    known = ids(desk)
    if {"a", "b"} <= set(known):
        desk.run("Merged", merge_tags, tag=known["a"], into=known["b"])
        told = [worn(desk, customer) for customer in customers]
        assert told == [sorted({"b" if tag == "a" else tag for tag in own}) for own in wearers]
        desk.undo()
    assert [worn(desk, customer) for customer in customers] == [sorted(own) for own in wearers]
