"""That nobody is forgotten: looked for after a start and each night, mended where it was so, and said on Today."""

from __future__ import annotations

from collections.abc import Sequence

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.desk.nightly import Nightly
from clientdesk.desk.shop import Shop
from clientdesk.desk.today import Assurance
from clientdesk.features.rhythm.holding import ask
from clientdesk.features.rhythm.next_touch import TABLES, rebuild_next_touches, refresh_next_touches
from clientdesk.features.rhythm.queries import forgotten, touches_due, waiting_count

_CHECKED = "SELECT checked_on, forgotten FROM next_touch_made"
_OVER = "SELECT customer FROM next_touch WHERE plan_on >= ? AND plan_on < ? ORDER BY customer"
_EVERYBODY = (
    "SELECT (SELECT count(*) FROM customer WHERE trashed_at IS NULL), (SELECT count(*) FROM next_touch), "
    "coalesce((SELECT forgotten FROM next_touch_made), 0)"
)


def nobody_forgotten(shop: Shop) -> Sequence[Words]:
    """How many customers are forgotten, of how many, and how many calls are left to the coming days."""
    everybody, kept, found = ask(shop, _EVERYBODY)[0]
    if not everybody:
        return ()
    missing = max(found, everybody - kept)
    said: list[Words] = [Phrase(N_("{missing} forgotten of {all}"), missing=missing, all=_grouped(everybody))]
    later = waiting_count(shop) - len(touches_due(shop))
    if later > 0:
        said.append(
            Phrase(
                N_("{n} more call is spread over the coming days"),
                N_("{n} more calls are spread over the coming days"),
                later,
            )
        )
    return said


def _grouped(count: int) -> str:
    """A number as the language of the moment writes it; what groups thousands is loaded where there are some."""
    if count < 1_000:
        return str(count)
    from clientdesk.base.numbers import number_words

    return number_words(str(count))


def is_check_due(shop: Shop) -> bool:
    """Whether nobody has looked today."""
    found = ask(shop, _CHECKED)
    return not found or found[0][0] != shop.today().isoformat()


def check_nobody_forgotten(shop: Shop) -> None:
    """Look for customers without a next touch, give them one, and note how many there were.

    Plans whose day has passed since the last look are looked at again: time alone may have ended them.

    Args:
        shop: the shop.
    """
    today = shop.today().isoformat()
    if not ask(shop, _CHECKED):
        rebuild_next_touches(shop)
    last = ask(shop, _CHECKED)[0][0] or ""
    missing = forgotten(shop)
    refresh_next_touches(shop, missing)
    refresh_next_touches(shop, [row[0] for row in ask(shop, _OVER, (last, today))])
    ask(shop, "UPDATE next_touch_made SET checked_on = ?, forgotten = ?", (today, len(missing)))


NIGHTLY = Nightly(N_("Nobody forgotten"), is_check_due, check_nobody_forgotten, shown=frozenset({"customer_rhythm"}))
ASSURANCE = Assurance("nobody_forgotten", TABLES | {"contact", "reminder", "appointment", "closed_day"},
                      nobody_forgotten)  # fmt: skip
