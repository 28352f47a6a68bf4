"""What the staff of the sample shop know of a few customers: notes, fields of their own, consents, who stands in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from clientdesk.features.care.records import Deputy
from clientdesk.features.consents.records import Consent
from clientdesk.features.fields.records import OwnChoice, OwnField, OwnValue
from clientdesk.features.knowledge.records import Insight, Remark
from clientdesk.sample.filling import Filling
from clientdesk.sample.texts import read

_FIELDS_FOR = ("hero", "volkov", "liis", "oja", "helena", "petrov", "carter")
_SIZES = ("54", "58", "50", "56", "52", "60", "53")
_SERVED_DAYS = (40, 190, 320, 12, 75, 400, 150)
_AFTERNOON = time(15, 20)


class Knowledge:
    """Adds what is known.

    Args:
        filling: where rows go.
        on: today.
        staff: ids of the staff.
        spoken: the language in which they write.
        known: ids of the customers whom everybody knows, by key.
    """

    def __init__(self, filling: Filling, on: date, staff: list[int], spoken: str, known: Mapping[str, int]) -> None:
        self._filling = filling
        self._on = on
        self._staff = staff
        self._spoken = spoken
        self._known = known
        self._words: Mapping[str, Any] = read("known")[spoken]

    def tell(self) -> None:
        """Add everything."""
        self._insights()
        self._remarks()
        self._fields()
        self._consents()
        if "hotel" in self._known:
            self._add(
                Deputy, customer_id=self._known["hotel"], staff_id=self._staff[-1], from_on=self._before(2),
                until_on=self._before(-12), reason=self._words["deputy"],
            )  # fmt: skip

    def _insights(self) -> None:
        for number, (key, topic, text, source, days) in enumerate(self._words["insights"]):
            if key in self._known:
                self._add(
                    Insight, customer_id=self._known[key], topic=topic, text=text, source=source,
                    noted_on=self._before(days), author_id=self._staff[number % len(self._staff)], settled_on=None,
                )  # fmt: skip

    def _remarks(self) -> None:
        for days, (key, text), claims, claimed in (
            (1, self._words["remark"], "phone", "+372 5550 0199"),
            (5, self._words["remark_plain"], "", ""),
        ):
            if key in self._known:
                at = datetime.combine(self._on - timedelta(days=days), _AFTERNOON)
                self._add(
                    Remark, customer_id=self._known[key], author_id=self._staff[1], at=at.isoformat(" "), text=text,
                    claims=claims, claimed=claimed, settled_at=None,
                )  # fmt: skip

    def _fields(self) -> None:
        fields = [
            self._add(OwnField, name=name, kind=kind, position=place)
            for place, (name, kind, _choices) in enumerate(self._words["fields"])
        ]
        choices = [
            (self._add(OwnChoice, field_id=fields[1], name=name, position=place), place)
            for place, name in enumerate(self._words["fields"][1][2])
        ]
        told = dict.fromkeys(self._known[key] for key in _FIELDS_FOR if key in self._known)
        for number, customer in enumerate(told):
            served = self._on - timedelta(days=_SERVED_DAYS[number])
            chosen = choices[number % len(choices)][0]
            for field, value, order in (
                (fields[0], _SIZES[number], float(_SIZES[number])),
                (fields[1], self._filling.uid_of(OwnChoice, chosen), None),
                (fields[2], served.isoformat(), float(served.toordinal())),
            ):
                self._add(OwnValue, customer_id=customer, field_id=field, value=value, number=order)

    def _consents(self) -> None:
        said = (
            ("hero", "news", "email", "yes", 300), ("hero", "story", "any", "yes", 100),
            ("liis", "offers", "email", "yes", 80),
            ("petrov", "calls", "phone", "no", 30), ("hotel", "news", "email", "yes", 500),
            ("hotel", "news", "email", "no", 20),
        )  # fmt: skip
        for key, purpose, channel, answer, days in said:
            if key in self._known:
                on = self._on - timedelta(days=days)
                self._add(
                    Consent, customer_id=self._known[key], purpose=purpose, channel=channel, answer=answer,
                    wording=self._words["wording"], language=self._spoken, given_on=on.isoformat(),
                    source=self._words["source"], recorded_at=datetime.combine(on, _AFTERNOON).isoformat(" "),
                    by_id=self._staff[0], voids=None,
                )  # fmt: skip

    def _before(self, days: int) -> str:
        return (self._on - timedelta(days=days)).isoformat()

    def _add(self, record: Any, **row: Any) -> int:  # noqa: ANN401 - any table
        return self._filling.add(record, row)
