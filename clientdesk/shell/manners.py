"""What a page may know how to do; the window asks for it by these, whatever page it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class TakesFiles(Protocol):
    """A page that does something with files: dropped on the window, or chosen."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Begin with these files."""


@runtime_checkable
class OpensFiles(Protocol):
    """A window that hands files to whoever takes them."""

    def open_files(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in."""


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
class FollowsClock(Protocol):
    """A page or pane that says when things are, seen from now."""

    def begin_day(self) -> None:
        """A day has begun."""

    def refresh_words(self) -> None:
        """The hands of the clock have moved."""


@runtime_checkable
class HasSections(Protocol):
    """The settings."""

    def show_section(self, key: str) -> None:
        """Show a section."""


@runtime_checkable
class ShowsCustomer(Protocol):
    """The page of customers."""

    def current_customer(self) -> int | None:
        """Whom it shows."""


@runtime_checkable
class ShowsEntry(Protocol):
    """The page of customers, again: what happened with the one it shows."""

    def show_entry(self, table: str, row: int) -> bool:
        """Bring the entry behind a row into sight; False when there is none."""


@runtime_checkable
class ShowsTopic(Protocol):
    """The help."""

    def show_topic(self, key: str) -> None:
        """Show the text of a page."""


@runtime_checkable
class HasAgenda(Protocol):
    """A page beside which the agenda can stand."""

    def toggle_agenda(self) -> None:
        """Show it or put it away."""


@runtime_checkable
class HasPanes(Protocol):
    """A page of several panes."""

    def panes(self) -> list[QWidget]:
        """Those that can be seen, from the leading edge."""


@runtime_checkable
class ListsCustomers(Protocol):
    """The list of customers."""

    def chosen_customers(self) -> Sequence[int]:
        """Those chosen in it, as it shows them."""

    def listed_customers(self) -> Sequence[int] | None:
        """Those it shows by search and filters, None while it shows everybody."""


@runtime_checkable
class TakesCustomers(Protocol):
    """A page that does something with several customers: writes them to a file, prints them."""

    def take_customers(self, chosen: Sequence[int], listed: Sequence[int] | None) -> None:
        """Offer these besides everybody: the chosen of the list, and those it shows."""


@runtime_checkable
class ShowsPrint(Protocol):
    """The page that prints."""

    def show_print(self, key: str, customers: Sequence[int] | None) -> None:
        """Show one kind of print before it is printed; with customers, of these."""

    def print_pages(self) -> None:
        """Let the person choose a printer for what is shown."""


@runtime_checkable
class PrintsItself(Protocol):
    """A page that can be printed as it is seen."""

    def print_shown(self) -> None:
        """Show it before it is printed."""
