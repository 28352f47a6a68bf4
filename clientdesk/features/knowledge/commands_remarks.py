"""What colleagues put in: short attributed notes, and what becomes of those that contradict the record."""

from __future__ import annotations

from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.phone import parse_phone
from clientdesk.base.text import tidy, tidy_lines
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.shop import Shop
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.rules import CALLS, Answer, Channel
from clientdesk.features.customers.commands import LARGEST_ID, CustomerRef, change_customer, present_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import PointKind, is_email
from clientdesk.features.knowledge.commands import LONGEST
from clientdesk.features.knowledge.records import Remark
from clientdesk.features.knowledge.rules import REMARK_LENGTH
from clientdesk.features.knowledge.rules_claims import Claim, address_parts

RemarkRef = Annotated[int, RowOf("remark")]
LONGEST_CLAIM = 300


def add_remark(
    shop: Shop, *, customer: CustomerRef, text: str, more: str = "", claims: Claim | None = None, claimed: str = ""
) -> int:
    """Put in a short note about a customer, in one's own name, and return its id.

    Args:
        shop: the shop.
        customer: about whom.
        text: at most 240 characters.
        more: what does not fit in there.
        claims: the recorded fact that it contradicts, None for none.
        claimed: that fact as the note has it.

    Raises:
        UserError: nothing is left of the text, it is too long, or what it claims cannot be so.
    """
    present_customer(customer)
    columns = _columns(shop, text, more, claims, claimed)
    made: Remark = Remark.create(customer=customer, author=shop.staff, at=shop.now(), **columns)
    return int(made.id)


def change_remark(
    shop: Shop, *, row: RemarkRef, text: str, more: str = "", claims: Claim | None = None, claimed: str = ""
) -> None:
    """Write a colleague's note anew, as its form shows it; another claim is open again.

    Args:
        shop: the shop.
        row: which note.
        text: at most 240 characters.
        more: what does not fit in there.
        claims: the recorded fact that it contradicts, None for none.
        claimed: that fact as the note has it.

    Raises:
        UserError: as for `add_remark`, or the note is not there.
    """
    present = present_remark(row)
    columns = _columns(shop, text, more, claims, claimed)
    if (columns["claims"], columns["claimed"]) != (present.claims, present.claimed):
        columns |= {"settled": "", "settled_at": None}
    different = {name: value for name, value in columns.items() if getattr(present, name) != value}
    if different:
        Remark.update(**different).where(Remark.id == row).execute()


def delete_remark(shop: Shop, *, row: RemarkRef) -> None:
    """Delete a colleague's note.

    Args:
        shop: the shop.
        row: which note.

    Raises:
        UserError: it is not there.
    """
    present_remark(row)
    Remark.delete().where(Remark.id == row).execute()


def take_over_remark(shop: Shop, *, row: RemarkRef) -> None:
    """Change the recorded fact to what a colleague's note says.

    The number, e-mail or address used first gives way to the new one; "do not call" becomes a recorded refusal.

    Args:
        shop: the shop.
        row: which note.

    Raises:
        UserError: it is not there, contradicts nothing, or is settled already.
    """
    remark = _open_claim(row)
    customer = int(remark.customer_id)  # type: ignore[attr-defined]
    known = profile(shop, customer=customer)
    if known is None:
        raise UserError("row", N_("There is no such customer."))
    claim = Claim(remark.claims)
    if claim is Claim.DO_NOT_CALL:
        _refuse_calls(shop, customer, remark.text)
    elif claim is Claim.ADDRESS:
        change_customer(shop, customer=customer, addresses=_addresses(known, remark.claimed))
    else:
        change_customer(shop, customer=customer, points=_points(known, PointKind(claim.value), remark.claimed))
    _settle(shop, row, "taken")


def keep_recorded(shop: Shop, *, row: RemarkRef) -> None:
    """What is recorded stays, whatever a colleague's note says.

    Args:
        shop: the shop.
        row: which note.

    Raises:
        UserError: it is not there, contradicts nothing, or is settled already.
    """
    _open_claim(row)
    _settle(shop, row, "kept")


def present_remark(row: int) -> Remark:
    """The colleague's note with this id, about a customer who is not in the trash.

    Raises:
        UserError: on `row`, when it is not there; on `customer`, when the customer is in the trash.
    """
    found = Remark.get_or_none(Remark.id == row) if 0 < row <= LARGEST_ID else None
    if not isinstance(found, Remark):
        raise UserError("row", N_("This note is not there any more."))
    present_customer(int(found.customer_id))  # type: ignore[attr-defined]
    return found


def _open_claim(row: int) -> Remark:
    remark = present_remark(row)
    if not remark.claims:
        raise UserError("row", N_("This note contradicts nothing that is recorded."))
    if remark.settled:
        raise UserError("row", N_("This is settled already."))
    return remark


def _settle(shop: Shop, row: int, how: str) -> None:
    Remark.update(settled=how, settled_at=shop.now()).where(Remark.id == row).execute()


def _points(known: Profile, kind: PointKind, value: str) -> tuple[PointInput, ...]:
    """All contact points, with the one of `kind` that is used first replaced."""
    first = known.first(kind)
    told = [
        PointInput(one.kind, value if one is first else one.value, one.label, one.preferred) for one in known.points
    ]
    return tuple(told if first else [*told, PointInput(kind, value, preferred=True)])


def _addresses(known: Profile, text: str) -> tuple[AddressInput, ...]:
    """All addresses, with the one used first replaced; region and country stay as they were there."""
    street, postcode, city = address_parts(text)
    first = next((one for one in known.addresses if one.preferred), next(iter(known.addresses), None))
    told = []
    for one in known.addresses:
        kept = AddressInput(one.street, one.city, one.region, one.postcode, one.country, one.label, one.preferred)
        region = one.region if city in {"", one.city} else ""
        new = AddressInput(street, city or one.city, region, postcode, one.country, one.label, one.preferred)
        told.append(new if one is first else kept)
    return tuple(told) if first else (AddressInput(street, city, "", postcode, preferred=True),)


def _columns(shop: Shop, text: str, more: str, claims: Claim | None, claimed: str) -> dict[str, Any]:
    written, rest = tidy_lines(text).strip(), tidy_lines(more).strip()
    if not written:
        raise UserError("text", N_("Please write the note."))
    if len(written) > REMARK_LENGTH:
        raise UserError("text", Phrase(N_("Please keep this under {most} characters."), most=REMARK_LENGTH + 1))
    if len(rest) > LONGEST:
        raise UserError("more", Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    value = "" if claims is None else _claimed(shop, Claim(claims), tidy(claimed))
    return {"text": written, "more": rest, "claims": Claim(claims).value if claims else "", "claimed": value}


def _claimed(shop: Shop, claim: Claim, value: str) -> str:
    """The value of a claim, checked so that it can be taken over any day.

    Raises:
        UserError: on `claimed`, when it cannot.
    """
    if claim is Claim.DO_NOT_CALL:
        return ""
    if len(value) > LONGEST_CLAIM:
        raise UserError("claimed", Phrase(N_("Please keep this under {most} characters."), most=LONGEST_CLAIM))
    if claim is Claim.PHONE and parse_phone(value, shop.settings.country).e164 is None:
        raise UserError("claimed", N_("Please write the phone number as it is dialled."))
    if claim is Claim.EMAIL and not is_email(value):
        raise UserError("claimed", N_("Please write the e-mail as name@place."))
    if not value:
        raise UserError("claimed", N_("Please write the address."))
    return value


def _refuse_calls(shop: Shop, customer: int, wording: str) -> None:
    """A recorded no to being called, with the note as its wording."""
    record_consent(
        shop, customer=customer, purpose=CALLS, channel=Channel.PHONE, answer=Answer.NO, wording=wording,
        source=_("Note of a colleague"),
    )  # fmt: skip
