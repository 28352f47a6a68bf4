"""One deed for many rows of any table, as one step."""

from __future__ import annotations

from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.errors import UserError
from clientdesk.desk.shop import Shop


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
