"""Consents when customers become one: a no wins over a yes, and nothing that was said is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping

from clientdesk.desk.shop import Shop
from clientdesk.features.consents.queries import said_of
from clientdesk.features.consents.records import Consent
from clientdesk.features.consents.rules import Answer, Channel, Said, decisive, standing, still_said
from clientdesk.features.duplicates.merging import Cell, note
from clientdesk.features.duplicates.records import MergedRow
from clientdesk.store.record import new_uid

_COPIED = ("purpose", "channel", "answer", "wording", "language", "given_on", "source")

Stand = Mapping[tuple[str, str], Said]


def give_consents(shop: Shop, merge: int, gone: int, into: int) -> None:
    """Say of `into` what stands of `gone`: each no, and a yes only where nothing of its purpose was refused."""
    theirs = _standing(shop, gone).values()
    for one in sorted(theirs, key=lambda said: said.answer != Answer.NO):
        ours = _standing(shop, into)
        wanted = not _is_refused(ours, one) if one.answer == Answer.NO else _may_stand(ours, one)
        if wanted:
            copied = _copy(shop, one.row, into)
            note(merge, Cell(Consent.table(), copied, ""), None, into)


def take_consents_back(shop: Shop, merge: int) -> None:
    """Take back what a merge has said of the survivor; the customer who comes back still has it."""
    for row in MergedRow.select().where(MergedRow.merge == merge, MergedRow.table_name_of == Consent.table()):
        said = said_of(shop, [json.loads(row.after)]).get(json.loads(row.after), [])
        if any(one.row == row.row for one in still_said(said)):
            told = {name: value for name, value in Consent.get_by_id(row.row).__data__.items() if name != "id"}
            told |= {"uid": new_uid(), "answer": "void", "voids": row.row, "recorded_at": shop.now()}
            Consent.insert(told).execute()


def _standing(shop: Shop, customer: int) -> Stand:
    return standing(said_of(shop, [customer]).get(customer, []))


def _is_refused(ours: Stand, no: Said) -> bool:
    """Whether all that a no is about was refused already; a no to any way is about each of them."""
    about = list(Channel) if no.channel == Channel.ANY else [no.channel]
    known = [decisive(ours, no.purpose, channel) for channel in about]
    return all(one is not None and one.answer == Answer.NO for one in known)


def _may_stand(ours: Stand, yes: Said) -> bool:
    """Whether a yes is news, and no channel of its purpose was refused: a yes to any way would outdo that."""
    refused = any(one.answer == Answer.NO for one in ours.values() if one.purpose == yes.purpose)
    return not refused and decisive(ours, yes.purpose, yes.channel) is None


def _copy(shop: Shop, row: int, into: int) -> int:
    told = Consent.get_by_id(row)
    copied = {name: getattr(told, name) for name in _COPIED}
    return int(Consent.create(customer=into, recorded_at=shop.now(), by=shop.staff, uid=new_uid(), **copied).id)
