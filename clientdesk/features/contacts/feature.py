"""The card of contacts."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature, KeptSource, RowActions
from clientdesk.desk.timeline import EntryKind, TimelineSource
from clientdesk.desk.whole import TextSource
from clientdesk.features.contacts.attachments import files_named
from clientdesk.features.contacts.commands import change_contact, delete_contact, log_contact
from clientdesk.features.contacts.commands_files import add_files, remove_file
from clientdesk.features.contacts.commands_kinds import add_kind, change_kind, move_kind, reinstate_kind, retire_kind
from clientdesk.features.contacts.commands_mail import add_mails
from clientdesk.features.contacts.last_contact import LAST_CONTACT
from clientdesk.features.contacts.migrations import MIGRATIONS
from clientdesk.features.contacts.queries import (
    contact,
    contact_entries,
    contacts,
    last_contact,
    outcomes_used,
    own_entry_kinds,
)
from clientdesk.features.contacts.queries_kinds import contacts_by_element, own_kinds
from clientdesk.features.contacts.queries_today import MISSED
from clientdesk.features.contacts.records import Contact, ContactFile, ContactKind, ContactPerson, OwnKind
from clientdesk.features.contacts.rules import ICONS
from clientdesk.features.contacts.sheet import PRESENT, SHEET
from clientdesk.features.contacts.table_words import TABLES

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


def _panes() -> object:
    from clientdesk.features.contacts.pane import PANES

    return PANES


FEATURE = Feature(
    "contacts",
    records=(OwnKind, Contact, ContactPerson, ContactFile),
    migrations=MIGRATIONS,
    commands=(
        log_contact,
        change_contact,
        delete_contact,
        add_files,
        remove_file,
        add_mails,
        add_kind,
        change_kind,
        move_kind,
        retire_kind,
        reinstate_kind,
    ),
    queries=(contact, contacts, last_contact, outcomes_used, own_kinds, contacts_by_element),
    derived=(LAST_CONTACT,),
    sheet=(SHEET, PRESENT),
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
    words=TABLES,
    panes=_panes,
)
