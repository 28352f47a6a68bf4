"""The card of customers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from clientdesk.base.days import day_name, weekday_date
from clientdesk.base.words import N_, Phrase, _
from clientdesk.desk.feature import (
    EntryKind,
    Exporter,
    Feature,
    Follower,
    Occurrence,
    OccurrenceSource,
    TodayRow,
    TodaySource,
    Tone,
)
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.commands import (
    add_customer,
    add_tag,
    change_customer,
    empty_trash,
    remove_tag,
    restore_customer,
    set_potential,
    sort_names_again,
    trash_customer,
)
from clientdesk.features.customers.commands_classes import (
    add_class,
    delete_class,
    move_class,
    rename_class,
    set_class_look,
)
from clientdesk.features.customers.commands_photo import remove_photo, set_photo
from clientdesk.features.customers.commands_tags import delete_tag, merge_tags, rename_tag
from clientdesk.features.customers.facts import FACTS
from clientdesk.features.customers.importer import IMPORTER
from clientdesk.features.customers.last_contact import LAST_CONTACT
from clientdesk.features.customers.listing import customer_count, customer_ids
from clientdesk.features.customers.migrations import MIGRATIONS
from clientdesk.features.customers.queries import (
    Birthday,
    birthdays,
    customer_rows,
    profile,
    tags,
    trashed,
)
from clientdesk.features.customers.queries_find import find
from clientdesk.features.customers.records import (
    Address,
    ContactPoint,
    Customer,
    CustomerClass,
    CustomerTag,
    ImportShape,
    Tag,
)
from clientdesk.features.customers.search_source import SEARCH

_WEEK = 7
_MOST = 100
"""Nobody congratulates more in a week, and Today is read at every start."""


def _write_vcf(shop: Shop, *, path: Path) -> dict[str, int]:
    from clientdesk.features.customers.card_export import write_vcf  # no start needs the formats

    return write_vcf(shop, path=path)


def _write_csv(shop: Shop, *, path: Path) -> dict[str, int]:
    from clientdesk.features.customers.card_export import write_csv

    return write_csv(shop, path=path)


def _birthday_rows(shop: Shop) -> Sequence[TodayRow]:
    """Who has a birthday today or in the six days after."""
    today = shop.today()
    return [
        TodayRow(
            table="customer",
            row=one.customer,
            customer=one.customer,
            name=one.name,
            when=_when(one.on, one.turns, today),
            what="",
            tone=Tone.GIFT if (one.on - today).days <= 1 else Tone.PLAIN,
            is_organisation=one.is_organisation,
            potential=one.potential,
            phone=one.phone,
            email=one.email,
        )
        for one in birthdays(shop, first=today, days=_WEEK, limit=_MOST)
    ]


def _when(on: date, turns: int | None, today: date) -> str:
    near = (on - today).days <= 1
    # With the age behind it, the whole name of a weekday and a month is too long for the narrow column.
    day = day_name(on, today) if near or not turns else weekday_date(on, today)
    day = day[:1].upper() + day[1:]
    # Translators: a birthday; {day} is "Tomorrow" or "Sunday 22 November", {age} a number of years.
    return _("{day}, turns {age}").format(day=day, age=turns) if turns else day


def _birthday_occurrences(shop: Shop, *, start: datetime, end: datetime) -> Sequence[Occurrence]:
    """Birthdays that are kept between two naive local moments, the second excluded."""
    last = (end - timedelta.resolution).date()
    days = (last - start.date()).days + 1
    return [_occurrence(one) for one in birthdays(shop, first=start.date(), days=max(0, days))]


def _occurrence(one: Birthday) -> Occurrence:
    midnight = datetime.combine(one.on, time())
    # The cake says what it is; in a narrow day of the month there is room for the name and little more.
    # Translators: a birthday in the calendar; {age} is how old the person becomes.
    title = Phrase(N_("{name}, {age}"), name=one.name, age=one.turns).text() if one.turns else one.name
    return Occurrence(
        table="customer",
        row=one.customer,
        uid=f"birthday-{one.customer}-{one.on.year}",
        title=title,
        starts=midnight,
        ends=midnight + timedelta(days=1),
        all_day=True,
        kind="birthday",
        icon="cake",
        tone=Tone.GIFT,
        customer=one.customer,
        customer_name=one.name,
        movable=False,
        repeats=True,
    )


def _panes() -> object:
    """What customers add to the window; Qt is imported only here."""
    from clientdesk.features.customers.pane import PANES

    return PANES


_TABLES = frozenset({"customer", "contact_point"})

FEATURE = Feature(
    "customers",
    records=(Customer, ContactPoint, Address, Tag, CustomerTag, CustomerClass, ImportShape),
    migrations=MIGRATIONS,
    commands=(
        add_customer,
        change_customer,
        trash_customer,
        restore_customer,
        empty_trash,
        set_potential,
        add_tag,
        remove_tag,
        rename_tag,
        merge_tags,
        delete_tag,
        set_photo,
        remove_photo,
        add_class,
        rename_class,
        move_class,
        set_class_look,
        delete_class,
    ),
    queries=(customer_ids, customer_count, customer_rows, profile, birthdays, trashed, tags, find),
    derived=(SEARCH, LAST_CONTACT),
    facts=(FACTS,),
    followers=(Follower(frozenset({"setting"}), sort_names_again),),
    today=(
        TodaySource(
            "birthdays",
            N_("Birthdays this week"),
            "cake",
            _TABLES,
            _birthday_rows,
            tone=Tone.GIFT,
            side=True,
        ),
    ),
    occurrences=(OccurrenceSource(_TABLES, _birthday_occurrences, (EntryKind("birthday", N_("Birthdays"), "cake"),)),),
    panes=_panes,
    importers=(IMPORTER,),
    exporters=(Exporter(".vcf", N_("Contacts (vCard)"), _write_vcf), Exporter(".csv", N_("Table (CSV)"), _write_csv)),
)
