"""Opening a shop for a headless verb; making one, with guessed answers, where a writing verb was given a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from clientdesk.base.clock import SystemClock
from clientdesk.base.errors import StoreTrouble, UserError
from clientdesk.base.guesses import Guesses, guesses
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.staff.commands import add_staff
from clientdesk.features.staff.queries import staff_members, staff_named
from clientdesk.store.database import holds_a_shop, open_store
from clientdesk.store.troubles import store_error


@contextmanager
def open_desk(folder: Path, *, may_make: bool, person: str | None = None) -> Iterator[Desk]:
    """The desk of the shop in `folder`.

    Args:
        folder: the data folder.
        may_make: make a shop there when the folder is absent or empty.
        person: name or id of who is at the desk; the first of the staff when not given.

    Raises:
        StoreError: there is no shop, or it cannot be opened.
        UserError: on "as", when nobody of that name works here.
    """
    fresh = not holds_a_shop(folder)
    if fresh and not (may_make and _is_free(folder)):
        raise store_error(StoreTrouble.MISSING)
    store = open_store(folder, plan_of(CATALOGUE), create=fresh, at=_now())
    try:
        desk = Desk(store, CATALOGUE, SystemClock(ZoneInfo("UTC")))
        if fresh:
            _set_up(desk, folder)
        desk.staff = _at_desk(desk, person)
        yield desk
    finally:
        store.close()


def set_up_shop(shop: Shop, *, name: str, person: str, country: str, currency: str, zone: str, collation: str) -> int:
    """Write the first answers and take the owner on; returns the owner's id on the staff."""
    change_settings(shop, name=name, country=country, currency=currency, zone=zone, collation=collation)
    return add_staff(shop, name=person)


def _set_up(desk: Desk, folder: Path) -> None:
    guessed: Guesses = guesses()
    desk.run_as_program(
        N_("Shop set up"), set_up_shop, name="", person=guessed.person or _("Owner"), country=guessed.country,
        currency=guessed.currency, zone=guessed.zone, collation=guessed.collation,
    )  # fmt: skip
    print(_("A new shop was made in {folder}.").format(folder=folder), file=sys.stderr)


def _at_desk(desk: Desk, person: str | None) -> int | None:
    if person:
        member = desk.ask(staff_named, name=person)
        if member is None:
            raise UserError("as", Phrase(N_("Nobody called {name} works here."), name=person))
        return member.id
    working = desk.ask(staff_members)
    return working[0].id if working else None


def _is_free(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat()
