"""What contacts add to the window: the composer, the action that leads to it, the form that corrects a contact."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.features.contacts.pane_composer import Composer, ComposerCall
from clientdesk.features.contacts.pane_form import ContactForm
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, ProfileAction


def _log_contact(context: Context, _customer: int) -> None:
    """Lead to the composer; the profile it stands in shows the customer already."""
    for call in context.findChildren(ComposerCall):
        call.wanted.emit()


PANES = Panes(
    actions=(ProfileAction("log_contact", N_("Log contact"), "note-pencil", 20, _log_contact, "Ctrl+L"),),
    editors=(Editor("contact", ContactForm),),
    composer=Composer,
)
