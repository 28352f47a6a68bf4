"""Who belongs together in the sample shop: a school that buys, two households, and what people are to each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from clientdesk.base.phone import display_phone
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.organisations.records import BuyingStep, Position
from clientdesk.features.relations.records import Relation
from clientdesk.sample.filling import Filling
from clientdesk.sample.people import People
from clientdesk.sample.places import landline, places
from clientdesk.sample.texts import tongue

_YEAR = 365


class Kinship:
    """Adds positions, steps of buying, relations and households; whoever is not in the shop is left out.

    Args:
        filling: where the rows go.
        told: `resources/sample/kinship.json`.
        known: the regulars by key.
        on: today.
        spoken: the language of the staff.
    """

    def __init__(
        self, filling: Filling, told: Mapping[str, Any], known: Mapping[str, int], on: date, spoken: str
    ) -> None:  # fmt: skip
        self._filling = filling
        self._told = told
        self._known = known
        self._on = on
        self._words = told["words"][spoken]
        self._positions: dict[str, int] = {}

    def tell(self) -> None:
        """Add all but the households."""
        for one, other, other_is, one_is in self._told["relations"]:
            if one in self._known and other in self._known:
                pair = {"customer_id": self._known[one], "other_id": self._known[other]}
                self._filling.add(Relation, {**pair, "other_is": other_is, "customer_is": one_is})
        firm = self._known.get(self._told["firm"])
        if firm is None:
            return
        for place, one in enumerate(self._told["positions"]):
            self._employ(firm, place, one)
        for place, (who, days) in enumerate(self._told["steps"]):
            self._filling.add(
                BuyingStep,
                {
                    "organisation_id": firm,
                    "place": place,
                    "what": self._words["steps"][place],
                    "who_id": self._positions.get(who),
                    "takes_days": days,
                },
            )

    def households(self, people: People, seed: int, room: int) -> int:
        """Add the households of those who are in the shop, at most `room` of them; returns how many there are."""
        made = 0
        for told in self._told["households"][:room]:
            if all(who in self._known for who, _role in told["members"]):
                self._house(people, Random(f"{seed} {told['name']}"), told)  # noqa: S311 - no secret
                made += 1
        return made

    def _house(self, people: People, rng: Random, told: Mapping[str, Any]) -> None:
        town = places().towns[told["town"]]
        number = landline(town, rng)
        phone = {"kind": PointKind.PHONE.value, "value": display_phone(number), "key": number, "preferred": True}
        columns = {"name": told["name"], "is_organisation": True, "is_household": True, "potential": "B"}
        home = people.add(tongue(told["language"]), town, columns, [phone], is_old=True)
        for place, (who, role) in enumerate(told["members"]):
            row = {"organisation_id": home.id, "person_id": self._known[who], "role": role, "place": place}
            self._filling.add(Position, row)

    def _employ(self, firm: int, place: int, one: Mapping[str, Any]) -> None:
        if one["who"] not in self._known:
            return
        left = one.get("left")
        self._positions[one["who"]] = self._filling.add(
            Position,
            {
                "organisation_id": firm,
                "person_id": self._known[one["who"]],
                "title": self._words["titles"][one["title"]],
                "reports_to_id": self._positions.get(one.get("boss", "")),
                "since_on": self._ago(one["years"]),
                "until_on": self._ago(left) if left else None,
                "place": place,
                **dict.fromkeys(one["parts"], True),
            },
        )

    def _ago(self, years: int) -> str:
        return (self._on - timedelta(days=years * _YEAR)).isoformat()
