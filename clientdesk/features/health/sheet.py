"""How it goes on a customer's sheet: the word, and the reasons with what each weighs."""

from __future__ import annotations

from clientdesk.base.words import N_, _
from clientdesk.desk.shop import Shop
from clientdesk.desk.whole import SheetRow, SheetSource
from clientdesk.features.health.queries import health, points_words, reason_words, word_words


def health_rows(shop: Shop, *, customer: int) -> list[SheetRow]:
    """The word, then the reasons; nothing while nothing is known."""
    one = health(shop, customer=customer)
    if one.word is None:
        return []
    told = [
        # Translators: a reason and what it weighs, "Silent for 60 days (−4.5)".
        SheetRow(
            N_("Why"), _("{reason} ({points})").format(reason=reason_words(each), points=points_words(each.points))
        )
        for each in one.reasons
    ]
    return [SheetRow(N_("How it goes"), word_words(one.word)), *told]


SHEET = SheetSource("health", N_("How it goes"), 15, health_rows, of_today=True)
