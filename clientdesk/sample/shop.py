"""Makes the sample shop: in a folder of its own, the same for the same seed and day, of any size."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date, datetime, time
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.base.clock import to_utc
from clientdesk.base.errors import StoreTrouble, UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.desk import Desk, plan_of
from clientdesk.desk.feature import Progress
from clientdesk.desk.night_work import NightWork
from clientdesk.desk.shop import Setting, Shop
from clientdesk.features.catalogue import CATALOGUE
from clientdesk.features.customers.records import Tag
from clientdesk.features.staff.records import Staff
from clientdesk.sample.days import Days
from clientdesk.sample.filling import Filling, Uids
from clientdesk.sample.history import History
from clientdesk.sample.keeping import Keeping
from clientdesk.sample.kinship import Kinship
from clientdesk.sample.known import Knowledge
from clientdesk.sample.people import HOME, People
from clientdesk.sample.planned import Planned
from clientdesk.sample.regulars import add_regulars
from clientdesk.sample.sizes import DENSE, MOST, USUAL
from clientdesk.sample.texts import read, tongue
from clientdesk.sample.working_day import WorkingDay
from clientdesk.store.database import FILE, holds_a_shop, open_store
from clientdesk.store.files import FOLDER as FILES
from clientdesk.store.files import Files
from clientdesk.store.record import Record
from clientdesk.store.troubles import store_error

_ZONE = ZoneInfo("Europe/Tallinn")
_OPENS = time(9)
_YEARS_BACK, _TWO_YEARS = 5, 730
_PROGRESS_EVERY = 500
_DONE_AT_ONCE = 2_000
"""In a larger shop what is done by night waits for its first window."""
_SETTINGS = {"country": HOME, "currency": "EUR", "zone": _ZONE.key, "collation": "et"}


class _Morning:
    """Stands at nine in the morning of the day on which the shop is made."""

    zone = _ZONE

    def __init__(self, on: date) -> None:
        self._now = to_utc(datetime.combine(on, _OPENS), _ZONE)

    def now(self) -> datetime:
        """That moment, in UTC."""
        return self._now


def quiet(done: int, of: int) -> None:
    """Progress that nobody watches."""


def make_sample(
    folder: Path,
    *,
    customers: int = USUAL,
    seed: int = 1,
    on: date | None = None,
    language: str = "en",
    progress: Progress = quiet,
) -> dict[str, int]:
    """Make the sample shop in `folder`; returns the rows by table.

    Args:
        folder: absent, or without a shop; a shop appears in it only when it is whole.
        customers: how many; above `DENSE` history is thinned.
        seed: another one gives other people.
        on: the day that is today in it; the day of the computer where it is not given.
        language: in which the staff write reminders, appointments and tags; customers are spoken with in theirs.
        progress: told how many customers are there.

    Raises:
        UserError: `folder` holds a shop, or so many customers cannot be invented; nothing is changed.
        StoreError: the folder cannot be written to.
    """
    if not 1 <= customers <= MOST:
        raise UserError("customers", Phrase(N_("A sample shop has from 1 to {most} customers."), most=MOST))
    if holds_a_shop(folder):
        raise UserError("folder", N_("There is a shop in this folder already. Please choose another one."))
    day = on or datetime.now(_ZONE).date()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as room:
            counts = _make(Path(room), SampleMaker(day, customers, seed, language, progress))
            if (Path(room) / FILES).exists() and not (folder / FILES).exists():
                (Path(room) / FILES).replace(folder / FILES)
            (Path(room) / FILE).replace(folder / FILE)
    except OSError as error:
        raise store_error(StoreTrouble.READ_ONLY) from error
    return counts


def _make(room: Path, maker: SampleMaker) -> dict[str, int]:
    store = open_store(room, plan_of(CATALOGUE), create=True)
    try:
        desk = Desk(store, CATALOGUE, _Morning(maker.on))
        told = read("regulars")
        staff = desk.run_as_program(N_("Shop opened"), open_sample, told=told, seed=maker.seed)
        counts = desk.run_as_program(
            N_("Sample customers added"), fill_sample,
            maker=maker, told=told, staff=staff, records=store.plan.records,
        )  # fmt: skip
        if maker.customers <= _DONE_AT_ONCE:
            NightWork(desk).do_all()
        return counts
    finally:
        store.close()


def open_sample(_shop: Shop, *, told: Mapping[str, Any], seed: int) -> list[int]:
    """Write the answers of the first run down and take the staff on; returns their ids."""
    uids = Uids(seed)
    for number, (name, value) in enumerate({"name": told["shop"], **_SETTINGS}.items(), 1):
        Setting.insert(uid=uids.of(Setting.table(), number), name=name, value=value).execute()
    return [
        int(Staff.insert(uid=uids.of(Staff.table(), number), name=name).execute())
        for number, name in enumerate(told["staff"], 1)
    ]


def fill_sample(
    shop: Shop, *, maker: SampleMaker, told: Mapping[str, Any], staff: list[int], records: tuple[type[Record], ...]
) -> dict[str, int]:
    """Fill the opened shop with everything else, within one step; returns the rows by table."""
    if shop.step is None:
        raise RuntimeError("a command runs within a step")
    rest = tuple(record for record in records if record not in (Setting, Staff))
    filling = Filling(shop, shop.step, rest, maker.seed)
    with shop.step.quiet():
        maker.fill(filling, told, staff, Files(shop.folder))
        filling.finish()
    return {Staff.table(): len(staff), **filling.counts}


class SampleMaker:
    """Invents what is in the shop.

    Args:
        on: today.
        customers: how many.
        seed: of the chance.
        language: in which the staff write for themselves.
        progress: told how many customers are there.
    """

    def __init__(self, on: date, customers: int, seed: int, language: str, progress: Progress) -> None:
        self.seed = seed
        self.on = on
        self.customers = customers
        self._spoken = language
        self._words = tongue(language).staff
        self._progress = progress
        self._thinness = min(1.0, sqrt(DENSE / customers))

    def fill(self, filling: Filling, told: Mapping[str, Any], staff: list[int], files: Files) -> None:
        """Add tags, customers with their history, and what is planned."""
        rng = Random(self.seed)  # noqa: S311 - no secret
        tags = [filling.add(Tag, {"name": name}) for name in self._words.tags]
        days = Days(self.on, _ZONE, _YEARS_BACK * 365)
        first = days.before(date.fromordinal(self.on.toordinal() - _TWO_YEARS))
        people = People(filling, rng, days, _SETTINGS["collation"], staff, tags, self._thinness)
        history = History(filling, rng, days, first, _ZONE, staff, self._words, self._thinness)
        regulars = told["people"][: self.customers]
        known = add_regulars(people, history, regulars, self.on, self._spoken)
        kinship = Kinship(filling, read("kinship"), known, self.on, self._spoken)
        kinship.tell()
        homes = kinship.households(people, self.seed, self.customers - len(regulars))
        for done in range(len(regulars) + homes, self.customers):
            if done % _PROGRESS_EVERY == 0:
                self._progress(done, self.customers)
            history.tell(people.invent())
        planned = Planned(filling, rng, self.on, _ZONE, staff, self._words, known)
        planned.told(told["reminders"], told["appointments"])
        planned.invent(self.customers)
        Knowledge(filling, self.on, staff, self._spoken, known).tell()
        words = read("working_day")[self._spoken]
        WorkingDay(filling, self.on, _ZONE, staff, known, files, words).tell(planned.meetings)
        Keeping(filling, self.on, _ZONE, staff, known, read("keeping")[self._spoken]).tell()
        self._progress(self.customers, self.customers)
