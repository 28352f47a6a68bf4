"""What calendar files add to the window: the way from a customer to a file of their appointments."""

from __future__ import annotations

from array import array

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Panes, ProfileAction


def write_calendar(context: Context, customer: int) -> None:
    """Go to the page that writes files, with this customer."""
    context.hand_over("export", array("q", [customer]))


PANES = Panes(
    actions=(ProfileAction("calendar_file", N_("Write to a file…"), "download-simple", 155, write_calendar),),
)
