"""What the shop can do with a tag for all who wear it: rename, merge, delete."""

from __future__ import annotations

from typing import Annotated

from clientdesk.base.arguments import RowOf
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.inputs import line
from clientdesk.features.customers.records import CustomerTag, Tag

LARGEST_ID = 2**63 - 1

TagRef = Annotated[int, RowOf("tag")]
"""The id of a tag, as commands take it."""


def rename_tag(shop: Shop, *, tag: TagRef, name: str) -> None:
    """Call a tag otherwise, for all who wear it."""
    present_tag(tag)
    tidied = line("name", name)
    if not tidied:
        raise UserError("name", N_("Please write the tag."))
    if any(row.id != tag and row.name.casefold() == tidied.casefold() for row in Tag.select()):
        raise UserError("name", Phrase(N_("There is already a tag “{name}”."), name=tidied))
    Tag.update(name=tidied).where(Tag.id == tag).execute()


def merge_tags(shop: Shop, *, tag: TagRef, into: TagRef) -> int:
    """Let all who wear `tag` wear `into` instead, once, and delete `tag`; returns how many wore it.

    Raises:
        UserError: on `tag` or `into`, when there is none; on `into`, when they are the same.
    """
    present_tag(tag)
    present_tag(into, "into")
    if tag == into:
        raise UserError("into", N_("Please choose another tag."))
    both = CustomerTag.select(CustomerTag.customer).where(CustomerTag.tag == into)
    alone = (CustomerTag.tag == tag) & CustomerTag.customer.not_in(both)
    moved = int(CustomerTag.update(tag=into).where(alone).execute())
    doubled = int(CustomerTag.delete().where(CustomerTag.tag == tag).execute())
    Tag.delete().where(Tag.id == tag).execute()
    return moved + doubled


def delete_tag(shop: Shop, *, tag: TagRef) -> None:
    """Delete a tag and take it off all who wear it."""
    present_tag(tag)
    Tag.delete().where(Tag.id == tag).execute()


def present_tag(tag: int, field: str = "tag") -> Tag:
    """The tag with this id.

    Raises:
        UserError: on `field`, when there is none.
    """
    found = Tag.get_or_none(Tag.id == tag) if 0 < tag <= LARGEST_ID else None
    if not isinstance(found, Tag):
        raise UserError(field, N_("There is no such tag."))
    return found
