"""Consents when customers become one: a no wins over a yes, and nothing that was said is lost."""

from __future__ import annotations

import json

from clientdesk.desk.shop import Shop
from clientdesk.features.consents.records import Consent
from clientdesk.features.duplicates.merging import Cell, note
from clientdesk.features.duplicates.records import MergedRow
from clientdesk.features.duplicates.rules_merging import opted
from clientdesk.store.record import new_uid

_COPIED = ("purpose", "channel", "answer", "wording", "language", "given_on", "source")


def give_consents(shop: Shop, merge: int, gone: int, into: int) -> None:
    """Say of `into` what stands of `gone`, where that is a no, or where `into` was never asked."""
    ours = standing_of(into)
    for key, theirs in standing_of(gone).items():
        present = ours[key].answer if key in ours else ""
        if opted([present, theirs.answer]) != present:
            told = {name: getattr(theirs, name) for name in _COPIED}
            copied = Consent.create(customer=into, recorded_at=shop.now(), by=shop.staff, uid=new_uid(), **told)
            note(merge, Cell(Consent.table(), int(copied.id), ""), None, into)


def take_consents_back(shop: Shop, merge: int) -> None:
    """Take back what a merge has said of the survivor; the customer who comes back still has it."""
    for row in MergedRow.select().where(MergedRow.merge == merge, MergedRow.table_name_of == Consent.table()):
        copied = Consent.get_or_none(Consent.id == row.row)
        if copied is not None and any(copied.id == one.id for one in standing_of(json.loads(row.after)).values()):
            told = {name: value for name, value in copied.__data__.items() if name != "id"}
            told |= {"uid": new_uid(), "answer": "void", "voids": copied.id, "recorded_at": shop.now()}
            Consent.insert(told).execute()


def standing_of(customer: int) -> dict[tuple[str, str], Consent]:
    """The newest answer that was not taken back, by purpose and channel."""
    said = list(Consent.select().where(Consent.customer == customer).order_by(Consent.id.desc()))
    voided: set[int] = set()
    standing: dict[tuple[str, str], Consent] = {}
    for one in said:
        if one.id in voided:
            continue
        if one.voids is not None:
            voided.add(one.voids)
        else:
            standing.setdefault((one.purpose, one.channel), one)
    return standing
