"""Many customers of the list become of one kind of relationship at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clientdesk.base.errors import UserError
from clientdesk.desk.desk import Desk
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.commands_bulk import put_fact_of
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.pane_selection import Selection
from clientdesk.features.customers.pane_selection_bar import SelectionBar
from clientdesk.features.relationships.queries import present_kinds
from clientdesk.kit.buttons import Button
from clientdesk.kit.context import Context
from tests.features.customers.test_pane_selection import take


@pytest.fixture
def three(desk: Desk) -> tuple[int, ...]:
    """Three customers."""
    return tuple(desk.run("Added", add_customer, name=name) for name in ("Anna", "Bert", "Cille"))


@pytest.mark.parametrize("is_short", [True, False])
def test_the_chosen_of_the_list_become_of_a_kind(
    desk: Desk, context: Context, three: tuple[int, ...], qtbot: QtBot, *, is_short: bool
) -> None:
    selection = Selection(lambda: desk.ask(customer_ids), lambda: True)
    bar = SelectionBar(context, selection, "chosen", is_short=is_short)
    qtbot.addWidget(bar)
    bar.resize(400 if is_short else 1100, 100)
    bar.show()
    selection.toggle(three[0])
    selection.toggle(three[2])
    button = bar.findChild(Button, "chosen_more" if is_short else "chosen_fields")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    if is_short:
        take(bar, "more_fields")
    take(bar, "field_relationship")
    take(bar, "choice_community")
    assert desk.ask(present_kinds) == {three[0]: "community", three[2]: "community"}
    desk.undo()
    assert desk.ask(present_kinds) == {}


@pytest.mark.parametrize(
    ("given", "field"),
    [({"fact": "name"}, "fact"), ({"value": "friend"}, "value"), ({"customers": ()}, "customers")],
)
def test_what_cannot_be_said_of_many_is_refused(
    desk: Desk, three: tuple[int, ...], given: dict[str, object], field: str
) -> None:
    told: dict[str, object] = {"customers": three, "fact": "relationship", "value": "personal"} | given
    with pytest.raises(UserError) as error:
        desk.run_batch("Many", put_fact_of, **told)  # type: ignore[arg-type]
    assert error.value.field == field
    assert desk.ask(present_kinds) == {}
