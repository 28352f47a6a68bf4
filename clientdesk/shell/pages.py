"""Pages: those of the window itself, and those that the cards add, in the order of the rail."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Maker, Page, Panes
from clientdesk.shell.choices import Choices


@runtime_checkable
class TakesFile(Protocol):
    """A page that does something with a file: dropped on the window, or chosen."""

    def take_file(self, path: Path) -> None:
        """Begin with this file."""


@runtime_checkable
class StepsBack(Protocol):
    """A page or pane on which Esc (or Back) has something to undo before the window looks for more."""

    def step_back(self) -> bool:
        """Go one step back; False when there is nothing to go back from."""


@runtime_checkable
class Findable(Protocol):
    """A page with a field to search in, for Ctrl+F."""

    def start_search(self) -> None:
        """Put the cursor into the search field."""


@runtime_checkable
class HasSections(Protocol):
    """The settings."""

    def show_section(self, key: str) -> None:
        """Show a section."""


def window_pages(choices: Choices) -> tuple[Page, ...]:
    """Pages of the window itself that stand on the rail above Settings."""

    def customers(context: Context) -> QWidget:
        from clientdesk.shell.customer_page import CustomerPage

        can_import = any(page.name == "import" for page in OFF_RAIL)
        return CustomerPage(context, choices, agenda=AGENDA, can_import=can_import)

    return (Page("customers", N_("Customers"), "users", 30, customers),)


def settings_page(choices: Choices) -> Page:
    """The page at the bottom of the rail."""

    def settings(context: Context) -> QWidget:
        from clientdesk.shell.settings_page import SettingsPage

        return SettingsPage(context, choices)

    return Page("settings", N_("Settings"), "gear", 1000, settings)


AGENDA: Maker | None = None
"""What stands beside the profile at the trailing edge; None while nothing does."""

def _help(context: Context) -> QWidget:
    from clientdesk.shell.help_page import HelpPage

    return HelpPage(context)


OFF_RAIL: tuple[Page, ...] = (Page("help", N_("Help"), "question", 2000, _help),)
"""Pages that are opened from elsewhere, with Back to the page before: they take the whole middle."""


def pages_on_rail(choices: Choices, panes: Iterable[Panes]) -> list[Page]:
    """Everything that stands on the rail above Settings, first to last."""
    added = [page for each in panes for page in each.pages]
    return sorted((*window_pages(choices), *added), key=lambda page: page.place)
