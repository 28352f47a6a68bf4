"""The card of customers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Exporter, Feature, Follower, KeptSource
from clientdesk.desk.intake import Importer
from clientdesk.desk.occurrences import OccurrenceSource
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind
from clientdesk.desk.whole import SheetSource, TextSource
from clientdesk.features.customers.last_contact import LAST_CONTACT
from clientdesk.features.customers.migrations import MIGRATIONS
from clientdesk.features.customers.photos import photos_named
from clientdesk.features.customers.queries_screens import day_occurrences
from clientdesk.features.customers.queries_today import MISSED, TODAY, seen_customers, silent_customers
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


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.customers import (
        commands,
        commands_bulk,
        commands_classes,
        commands_import,
        commands_photo,
        commands_tags,
    )

    return (
        commands.add_customer,
        commands.change_customer,
        commands.trash_customer,
        commands.restore_customer,
        commands.empty_trash,
        commands.set_potential,
        commands.add_tag,
        commands.remove_tag,
        commands_tags.rename_tag,
        commands_tags.merge_tags,
        commands_tags.delete_tag,
        commands_import.remember_import_shape,
        commands_photo.set_photo,
        commands_photo.remove_photo,
        commands_classes.add_class,
        commands_classes.rename_class,
        commands_classes.move_class,
        commands_classes.set_class_look,
        commands_classes.delete_class,
        commands_bulk.tag_customers,
        commands_bulk.untag_customers,
        commands_bulk.classify_customers,
        commands_bulk.set_language_of,
        commands_bulk.set_owner_of,
        commands_bulk.put_fact_of,
        commands_bulk.trash_customers,
    )


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.customers import classes, listing, queries, queries_days, queries_find

    return (
        listing.customer_ids,
        listing.customer_count,
        queries.customer_rows,
        queries.profile,
        classes.class_counts,
        queries_days.birthdays,
        queries_days.name_days,
        queries.trashed,
        queries.tags,
        queries_find.find,
        seen_customers,
        silent_customers,
    )


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.customers.facts import FACTS

    return (FACTS,)


def _sort_names_again(shop: Shop) -> None:
    from clientdesk.features.customers.commands import sort_names_again

    sort_names_again(shop)


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.customers.printing_sheet import SHEETS

    return SHEETS


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.customers.table_words import TABLES

    return TABLES


def _importers() -> tuple[Importer, ...]:
    from clientdesk.features.customers.importer import IMPORTER

    return (IMPORTER,)


def _exporters() -> tuple[Exporter, ...]:
    from clientdesk.features.customers.exporting import EXPORTERS

    return EXPORTERS


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
    commands=_commands,
    queries=_queries,
    derived=(SEARCH, LAST_CONTACT),
    facts=_facts,
    followers=(Follower(frozenset({"setting"}), _sort_names_again),),
    today=TODAY,
    missed=MISSED,
    occurrences=(
        OccurrenceSource(
            _TABLES,
            day_occurrences,
            # Name days go with them: the row of filters has no room for both.
            (EntryKind("birthday", N_("Birthdays"), "cake"),),
        ),
    ),
    kept=(KeptSource(photos_named),),
    words=_words,
    panes=_panes,
    importers=_importers,
    exporters=_exporters,
    sheet=_sheet,
)
