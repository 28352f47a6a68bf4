"""What contacts add to the window: the composer, the action that leads to it, the form that corrects a contact.

Each part is imported when it is first wanted, so that the start is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.features.contacts.pane_arrivals import ARRIVALS, BRING_MAILS, attach, begin_opening, take_files
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, Print, ProfileAction, SettingsSection

if TYPE_CHECKING:
    from clientdesk.kit.printing import Printable


def _log_contact(context: Context, _customer: int) -> None:
    """Lead to the composer; the profile it stands in shows the customer already."""
    from clientdesk.features.contacts.pane_composer_parts import ComposerCall

    for call in context.findChildren(ComposerCall):
        call.wanted.emit()


def _composer(context: Context) -> QWidget:
    from clientdesk.features.contacts.pane_composer import Composer

    return Composer(context)


def _form(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.contacts.pane_form import ContactForm

    return ContactForm(context, row, first_values)


def _kinds(context: Context) -> QWidget:
    from clientdesk.features.contacts.pane_settings_kinds import Kinds

    return Kinds(context)


def _print(context: Context) -> Printable:
    from clientdesk.features.contacts.pane_print import PeriodPrint

    return PeriodPrint(context)


def _begin(context: Context) -> None:
    """Whoever is called before a composer was ever seen is asked about, too."""
    from clientdesk.features.contacts.pane_offers import offers_of

    offers_of(context)
    begin_opening(context)


PANES = Panes(
    actions=(ProfileAction("log_contact", N_("Log contact"), "note-pencil", 20, _log_contact, "Ctrl+L"), BRING_MAILS),
    editors=(Editor("contact", _form), *ARRIVALS),
    settings=(SettingsSection("kinds", N_("Kinds of contact"), "chat-circle-dots", 47, _kinds),),
    prints=(
        Print(
            "period",
            N_("What happened"),
            N_("Everything written down in a time, in full."),
            55,
            _print,
            of_one=True,
            of_story=True,
        ),
    ),
    composer=_composer,
    begin=_begin,
    attach=attach,
    take_files=take_files,
)
