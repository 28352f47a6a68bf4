"""The card of contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, KeptSource, RowActions
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.timeline import EntryKind, TimelineSource
from clientdesk.desk.touches import TouchSource
from clientdesk.desk.whole import SheetSource, TextSource
from clientdesk.features.contacts.attachments import files_named
from clientdesk.features.contacts.commands import change_contact, delete_contact
from clientdesk.features.contacts.last_contact import LAST_CONTACT
from clientdesk.features.contacts.migrations import MIGRATIONS
from clientdesk.features.contacts.queries import contact_entries, own_entry_kinds
from clientdesk.features.contacts.queries_today import MISSED
from clientdesk.features.contacts.records import Contact, ContactFile, ContactKind, ContactPerson, OwnKind
from clientdesk.features.contacts.rules import ICONS

_MANY = {
    ContactKind.NOTE: N_("Notes"),
    ContactKind.CALL: N_("Calls"),
    ContactKind.EMAIL: N_("E-mails"),
    ContactKind.MEETING: N_("Meetings"),
    ContactKind.LETTER: N_("Letters"),
    ContactKind.VISIT: N_("Visits"),
    ContactKind.MESSAGE: N_("Messages"),
    ContactKind.SOCIAL: N_("Social networks"),
    ContactKind.OCCASION: N_("Social occasions"),
}

_TEXTS = (
    "SELECT id, customer_id, \"on\", note || ' ' || outcome || ' ' || next_step"
    " || coalesce((SELECT ' ' || group_concat(name, ' ') FROM contact_file WHERE contact_id = contact.id), '')"
    " || coalesce((SELECT ' ' || group_concat(name, ' ') FROM contact_person WHERE contact_id = contact.id), ''),"
    " kind FROM contact"
)
"""Of those who were there, only who has no card is found by the contact; the others are found by theirs."""


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.contacts import commands, commands_files, commands_kinds, commands_mail

    return (
        commands.log_contact, commands.change_contact, commands.delete_contact, commands_files.add_files,
        commands_files.remove_file, commands_mail.add_mails, commands_kinds.add_kind, commands_kinds.change_kind,
        commands_kinds.move_kind, commands_kinds.retire_kind, commands_kinds.reinstate_kind,
    )  # fmt: skip


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.contacts import queries, queries_kinds

    return (
        queries.contact, queries.contacts, queries.last_contact, queries.outcomes_used, queries_kinds.own_kinds,
        queries_kinds.contacts_by_element,
    )  # fmt: skip


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.contacts.sheet import PRESENT, SHEET

    return (SHEET, PRESENT)


def _touches() -> tuple[TouchSource, ...]:
    from clientdesk.features.contacts.last_touch import TOUCHES

    return (TOUCHES,)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.contacts.table_words import TABLES

    return TABLES


def _panes() -> object:
    from clientdesk.features.contacts.pane import PANES

    return PANES


FEATURE = Feature(
    "contacts",
    records=(OwnKind, Contact, ContactPerson, ContactFile),
    migrations=MIGRATIONS,
    commands=_commands,
    queries=_queries,
    derived=(LAST_CONTACT,),
    sheet=_sheet,
    missed=MISSED,
    timeline=(
        TimelineSource(
            frozenset({"contact", "contact_person", "contact_file", "own_kind", "customer", "staff"}),
            contact_entries,
            tuple(EntryKind(kind.value, title, ICONS[kind]) for kind, title in _MANY.items()),
            own_kinds=own_entry_kinds,
            paged=True,
        ),
    ),
    texts=(
        TextSource(
            "contact",
            N_("Contact"),
            "chat-circle",
            _TEXTS,
            {kind.value: icon for kind, icon in ICONS.items()},
            utc=True,
            beside={"contact_file": "contact_id", "contact_person": "contact_id"},
        ),
    ),
    kept=(KeptSource(files_named),),
    rows=(RowActions("contact", delete=delete_contact, star=change_contact, words={"delete": N_("Contact deleted")}),),
    touches=_touches,
    words=_words,
    panes=_panes,
)
