"""Texts that a spreadsheet would run, a page would show as markup or a line would turn round: kept letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientdesk.desk.desk import Desk
from clientdesk.desk.exporting import export
from clientdesk.desk.facts import FactInput, FactKind
from clientdesk.desk.intake import Duplicates
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.commands_classes import add_class
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.fields.commands import add_own_field
from clientdesk.features.fields.queries import own_fields
from tests.features.customers.test_bringing import bring, quiet
from tests.features.customers.test_exporting import FORMATS, classes_stored, known

HOSTILE = {
    "formula": "=1+1", "plus": "+372…", "minus": "-2+3", "at": "@x", "wide": "＝1+1", "quote": "'=1", "tab": "a\t=b",
    "markup": "<b>x</b><img src=http://127.0.0.1:1/x>", "entity": "&lt;b&gt; &amp; ]]>",
    "turned": "abc\u202edcba\u2066x", "emoji": "👩🏽‍🔧 🇪🇪", "escaped": "_x000D_ _x0041_ \\n \\, ;",
    "braces": "{0.__class__} %n {{x}}",
    "nul": "a\x00b\x1fc", "joined": "e\u0301 \u200d \ufeff", "long": "x" * 190,
}  # fmt: skip


def add_all(desk: Desk) -> None:
    """A customer for every such text, with it wherever a text may stand."""
    choices = tuple(f"{text[:50]} {name}" for name, text in HOSTILE.items())
    desk.run("Field", add_own_field, name="Choice", kind=FactKind.ONE_OF, choices=choices)
    for name, text in HOSTILE.items():
        desk.run("Field", add_own_field, name=f"{text[:50]} {name}", kind=FactKind.TEXT)
        desk.run("Class", add_class, name=f"{text[:15]} {name}")
    chosen, *fields = desk.ask(own_fields)
    classes = [one.key for one in desk.ask(classes_stored) if one.key not in {"A", "B", "C"}]
    for text, field, choice, potential in zip(HOSTILE.values(), fields, chosen.choices, classes, strict=True):
        desk.run(
            "Added", add_customer, given=text, family=text, nickname=text, industry=text, found_by=text,
            job_title=text, potential=potential, note=text * 50, tags=(text[:60],), organisation=text,
            points=(PointInput(PointKind.PHONE, "+372 5123 4567", text[:60]),),
            addresses=(AddressInput(street=text, city=text, postcode="51001", country="EE"),),
            facts=(FactInput(f"own:{field.uid}", text), FactInput(f"own:{chosen.uid}", choice.name)),
        )  # fmt: skip


@pytest.mark.parametrize("key", FORMATS)
def test_it_goes_out_and_comes_in_as_it_is(desk: Desk, tmp_path: Path, key: str) -> None:
    add_all(desk)
    before = known(desk, photos=False)
    out = tmp_path / FORMATS[key]
    assert export(desk, out, quiet, key=key) == {"customers": len(HOSTILE)}
    for _one in HOSTILE:
        desk.undo()
    assert known(desk, photos=False) == []
    bring(desk, out, duplicates=Duplicates.ADD)
    assert known(desk, photos=False) == before
