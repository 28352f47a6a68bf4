"""Markup, marks that turn a line round and endless words in every field: each page shows them letter by letter."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QTextEdit, QWidget

from clientdesk.base.errors import UserError
from clientdesk.desk.facts import FactInput, FactKind
from clientdesk.features.care.commands import add_deputy
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.rules import Answer, Channel
from clientdesk.features.contacts.commands import log_contact
from clientdesk.features.contacts.records import ContactKind
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.commands_classes import add_class
from clientdesk.features.customers.inputs import AddressInput
from clientdesk.features.duplicates.commands_merge import merge_customers
from clientdesk.features.fields.commands import add_own_field
from clientdesk.features.fields.queries import own_fields
from clientdesk.features.knowledge.commands import add_insight
from clientdesk.features.knowledge.commands_remarks import add_remark
from clientdesk.features.knowledge.rules import Topic
from clientdesk.features.organisations.commands import MemberInput, add_position, make_household
from clientdesk.features.organisations.commands_buying import add_buying_step
from clientdesk.features.relations.commands import add_relation
from clientdesk.features.staff.commands import add_staff
from clientdesk.kit.bridge import Bridge
from clientdesk.shell.main_window import MainWindow
from tests.shell.opened import opened, shop_folder, window
from tests.shell.test_everywhere import MARKUP, rich, visit

__all__ = ["opened", "shop_folder", "window"]

SPITEFUL = f"\u202e{MARKUP} 👩🏽‍🔧 {{0}} %n"
LONG = "W" * 10_000
ANNA = 1


def fill(bridge: Bridge, text: str) -> None:
    """Write a text wherever one may stand, as far as it is taken."""
    short = text[:60]
    bridge.run("Field", add_own_field, name=short, kind=FactKind.SOME_OF, choices=(short, "other"))
    bridge.run("Class", add_class, name=short[:30])
    (field,) = [one for one in bridge.ask(own_fields) if one.name.strip() == short.strip()]
    made: list[int] = []
    bridge.run(
        "Added", add_customer, name=short, nickname=short, industry=short, found_by=short, note=text, tags=(short,),
        organisation=short, job_title=short, addresses=(AddressInput(street=short, city=short),),
        facts=(FactInput(f"own:{field.uid}", field.choices[0].name),), then=made.append,
    )  # fmt: skip
    bridge.run("Added", add_customer, name=short, is_organisation=True, then=made.append)
    bridge.run("Added", add_customer, name=short, note="twin", then=made.append)
    person, firm, twin = made
    bridge.run("Added", add_staff, name=short, then=made.append)
    bridge.run("Told", add_relation, customer=ANNA, other=person, other_is=short, customer_is=short, note=short)
    bridge.run("Told", add_insight, customer=ANNA, topic=Topic.NEEDS, text=text[:2_000], source=short)
    bridge.run("Told", add_remark, customer=ANNA, text=text[:240], more=text[:2_000])
    bridge.run("Told", add_position, organisation=firm, person=ANNA, title=short, role=short, decides=True)
    bridge.run("Told", add_position, organisation=firm, person=person, title=short, role=short)
    bridge.run("Told", add_buying_step, organisation=firm, what=short)
    bridge.run("Made", make_household, name=short, members=(MemberInput(ANNA, short), MemberInput(person, short)))
    bridge.run(
        "Said", record_consent, customer=ANNA, purpose=short, channel=Channel.EMAIL, answer=Answer.YES,
        wording=text[:2_000], source=short,
    )  # fmt: skip
    bridge.run("Called", log_contact, customer=ANNA, kind=ContactKind.CALL, note=text[:2_000])
    bridge.run(
        "Deputy", add_deputy, customer=ANNA, staff=made[-1], from_on=date(2026, 11, 1), until_on=date(2026, 12, 1),
        reason=short,
    )  # fmt: skip
    bridge.run("Merged", merge_customers, into=person, others=(twin,))


@pytest.mark.parametrize("text", [SPITEFUL, LONG], ids=["spiteful", "long"])
def test_every_field_may_hold_it_and_no_page_reads_it(window: MainWindow, text: str) -> None:
    refused: list[UserError] = []
    window.context.bridge.refused.connect(refused.append)
    fill(window.context.bridge, text)
    assert refused == []
    for place in visit(window):
        assert rich(window) == [], place
        assert window.width() <= 1280, place
        for widget in window.findChildren(QWidget):
            assert "<b>x" not in widget.toolTip(), place
        for written in window.findChildren(QTextEdit):
            assert "127.0.0.1" not in written.toHtml(), place
