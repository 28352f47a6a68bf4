"""The tiles of the profile: when the shop was last in touch, and when it is to be next."""

from __future__ import annotations

from clientdesk.base.days import ago
from clientdesk.base.words import N_, _, shown
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone
from clientdesk.features.appointments.touches import KIND as HELD
from clientdesk.features.contacts.kinds import kind_of
from clientdesk.features.rhythm.next_touch import TABLES
from clientdesk.features.rhythm.queries import NextTouch, next_touch
from clientdesk.features.rhythm.queries_screens import often_words
from clientdesk.features.rhythm.rules import Via
from clientdesk.features.rhythm.rules_words import in_words, no_rhythm_words
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Tile, TileText

_ALL = TABLES | {"contact", "own_kind", "reminder", "appointment", "promise", "closed_day"}


def last_contact(shop: Shop, customer: int) -> TileText | None:
    """`Yesterday`, and how; nothing while there was none."""
    known = next_touch(shop, customer=customer)
    if known is None or known.last_on is None:
        return None
    when = ago(known.last_on, shop.today())
    # What was held is no contact that somebody wrote down, so it has no kind of one.
    how = _("Appointment") if known.last_kind == HELD else shown(kind_of(known.last_kind).name)
    return TileText(when[:1].upper() + when[1:], how)


def keep_in_touch(shop: Shop, customer: int) -> TileText | None:
    """`in 3 days`, and how often; or that there is no rhythm, and why."""
    known = next_touch(shop, customer=customer)
    if known is None:
        return None
    if known.on is None:
        return TileText(_("No rhythm"), shown(no_rhythm_words(known.by, known.because)))
    value = in_words(known.on, shop.today()).text()
    late = known.on < shop.today()
    return TileText(
        value[:1].upper() + value[1:] if late else value, _below(known), Tone.DANGER if late else Tone.PLAIN
    )


def _below(known: NextTouch) -> str:
    if known.via is not Via.PLANNED:
        return often_words(known)
    # Translators: a contact is planned already; {often} is "every 30 days".
    return _("planned, {often}").format(often=often_words(known)) if known.days is not None else _("planned")


def _open(context: Context, customer: int) -> None:
    context.edit("next_touch", customer)


LAST = Tile("last_contact", N_("Last contact"), 10, _ALL, last_contact)
KEEP = Tile("keep_in_touch", N_("Keep in touch"), 20, _ALL, keep_in_touch, _open)
