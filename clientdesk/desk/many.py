"""Several deeds as one step: one for many rows of any table, or one and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.errors import UserError
from clientdesk.desk.shop import Shop


@dataclass(frozen=True, slots=True)
class Joined:
    """What is done together with something else, once that has its row.

    Args:
        command: the verb.
        row: the name of the argument that takes the id of the row.
        given: the other arguments.
    """

    command: Command
    row: str
    given: dict[str, Any]


def do_joined(
    shop: Shop, *, first: Command, given: dict[str, Any], row: int | None, joined: tuple[Joined, ...]
) -> int | None:
    """Carry out a command and what belongs to it as one step; return the row it was about.

    Args:
        shop: the shop.
        first: the command.
        given: its arguments.
        row: what it is about, where it does not return that by itself.
        joined: what follows.

    Raises:
        UserError: one of them could not be done, so none is.
    """
    made = first(shop, **given)
    about = made if isinstance(made, int) else row
    for one in joined:
        one.command(shop, **{one.row: about}, **one.given)
    return about


def do_each(shop: Shop, *, deeds: tuple[tuple[Command, int], ...], given: dict[str, Any]) -> int:
    """Carry out each command for its row and return for how many it went well.

    Args:
        shop: the shop.
        deeds: commands that take the argument `row`, each with the id of one.
        given: their other arguments, the same for all.

    Raises:
        UserError: none of them could be done. Where only some cannot (somebody was quicker), the others are.
    """
    refused: list[UserError] = []
    for command, row in deeds:
        try:
            with shop.database.atomic():
                command(shop, row=row, **given)
        except UserError as refusal:
            refused.append(refusal)
    if deeds and len(refused) == len(deeds):
        raise refused[0]
    return len(deeds) - len(refused)
