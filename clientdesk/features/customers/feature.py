"""The card of customers."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import (
    EntryKind,
    Feature,
    Follower,
    KeptSource,
    OccurrenceSource,
    TodaySource,
    Tone,
)
from clientdesk.desk.whole import TextSource
from clientdesk.features.customers.classes import class_counts
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
from clientdesk.features.customers.commands_bulk import (
    classify_customers,
    set_language_of,
    set_owner_of,
    tag_customers,
    trash_customers,
    untag_customers,
)
from clientdesk.features.customers.commands_classes import (
    add_class,
    delete_class,
    move_class,
    rename_class,
    set_class_look,
)
from clientdesk.features.customers.commands_import import remember_import_shape
from clientdesk.features.customers.commands_photo import remove_photo, set_photo
from clientdesk.features.customers.commands_tags import delete_tag, merge_tags, rename_tag
from clientdesk.features.customers.exporting import EXPORTERS
from clientdesk.features.customers.facts import FACTS
from clientdesk.features.customers.importer import IMPORTER
from clientdesk.features.customers.last_contact import LAST_CONTACT
from clientdesk.features.customers.listing import customer_count, customer_ids
from clientdesk.features.customers.migrations import MIGRATIONS
from clientdesk.features.customers.photos import photos_named
from clientdesk.features.customers.printing_sheet import SHEETS
from clientdesk.features.customers.queries import (
    customer_rows,
    profile,
    tags,
    trashed,
)
from clientdesk.features.customers.queries_days import birthdays, name_days
from clientdesk.features.customers.queries_find import find
from clientdesk.features.customers.queries_screens import day_occurrences, days_this_week
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
from clientdesk.features.customers.table_words import TABLES


def _panes() -> object:
    """What customers add to the window; Qt is imported only here."""
    from clientdesk.features.customers.pane import PANES

    return PANES


_TABLES = frozenset({"customer", "contact_point"})

FEATURE = Feature(
    "customers",
    records=(Customer, ContactPoint, Address, Tag, CustomerTag, CustomerClass, ImportShape),
    migrations=MIGRATIONS,
    texts=(TextSource("customer", N_("Note"), "note", "SELECT id, id, '', note, '' FROM customer WHERE note <> ''"),),
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
        remember_import_shape,
        set_photo,
        remove_photo,
        add_class,
        rename_class,
        move_class,
        set_class_look,
        delete_class,
        tag_customers,
        untag_customers,
        classify_customers,
        set_language_of,
        set_owner_of,
        trash_customers,
    ),
    queries=(
        customer_ids,
        customer_count,
        customer_rows,
        profile,
        class_counts,
        birthdays,
        name_days,
        trashed,
        tags,
        find,
    ),
    derived=(SEARCH, LAST_CONTACT),
    facts=(FACTS,),
    followers=(Follower(frozenset({"setting"}), sort_names_again),),
    today=(
        TodaySource(
            "birthdays",
            N_("Birthdays and name days"),
            "cake",
            _TABLES,
            days_this_week,
            tone=Tone.GIFT,
            side=True,
        ),
    ),
    occurrences=(
        OccurrenceSource(
            _TABLES,
            day_occurrences,
            # Name days go with them: the row of filters has no room for both.
            (EntryKind("birthday", N_("Birthdays"), "cake"),),
        ),
    ),
    kept=(KeptSource(photos_named),),
    words=TABLES,
    panes=_panes,
    importers=(IMPORTER,),
    exporters=EXPORTERS,
    sheet=SHEETS,
)
