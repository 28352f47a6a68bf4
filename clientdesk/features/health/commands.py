"""What the owner can do about how relationships are judged."""

from __future__ import annotations

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.shop import Setting, Shop, put_setting
from clientdesk.features.health.queries import PREFIX, weights
from clientdesk.features.health.rules import MOST_WEIGHT


def set_weight(shop: Shop, *, signal: str, weight: int) -> None:
    """Let a signal weigh more or less.

    Args:
        shop: the shop.
        signal: the key of the signal ("silence").
        weight: 0 (it is not looked at) to 10.

    Raises:
        UserError: there is no such signal, or no such weight.
    """
    known = {one.key: one for one in weights(shop)}
    if signal not in known:
        raise UserError("signal", N_("There is nothing of this name to weigh."))
    if not 0 <= weight <= MOST_WEIGHT:
        raise UserError("weight", N_("A weight is a number from 0 to 10."))
    if weight == known[signal].weight:
        return
    if weight == known[signal].begun:
        Setting.delete().where(Setting.name == PREFIX + signal).execute()
    else:
        put_setting(PREFIX + signal, str(weight))


def reset_weights(shop: Shop) -> None:
    """Let every signal weigh what it did at first."""
    Setting.delete().where(Setting.name.startswith(PREFIX)).execute()
