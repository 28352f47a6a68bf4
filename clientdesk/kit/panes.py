"""Panes: what a capability adds to the window; the shell lays it out without knowing the capability."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.desk.tone import Tone
from clientdesk.kit.context import Context

if TYPE_CHECKING:
    from clientdesk.desk.many import Joined
    from clientdesk.kit.printing import Printable

Maker = Callable[[Context], QWidget]


@runtime_checkable
class CustomerView(Protocol):
    """A widget that shows one customer at a time (a tab, the header)."""

    def show_customer(self, customer: int | None) -> None:
        """Show this customer; None when nobody is chosen."""


@runtime_checkable
class WideList(Protocol):
    """A directory that can be shown as a table over the middle of the page, too.

    Attributes:
        table_asked: show the table, or put it away.
    """

    table_asked: SignalInstance

    def make_table(self, widths: Mapping[str, int], keep: Callable[[dict[str, int]], None]) -> QWidget:
        """The table, its columns as they stood before (widths in pixels by key, in order); `keep` is told of others."""

    def reach_table(self) -> None:
        """Put the keyboard into the table."""


@dataclass(frozen=True, slots=True)
class Page:
    """An entry of the rail.

    Args:
        name: `rail_<name>` is the object name of its button.
        title: marked for translation.
        icon: a Phosphor name; its `-fill` variant is shown while the page is open.
        place: order on the rail, small first: today 10, counter 20, customers 30, calendar 40.
        make: builds it when it is first opened.
        badge: how many wait there, None for no badge; `badge_tables` tell when to count again.
        under: the entry of the rail that is lit while it is open, where it has none of its own.
        on_rail: whether it has an entry; without one it is opened from elsewhere, with Back to the page before.
    """

    name: str
    title: str
    icon: str
    place: int
    make: Maker
    badge: Callable[[Shop], int] | None = None
    badge_tables: frozenset[str] = frozenset()
    under: str = ""
    on_rail: bool = True


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the profile; `make` returns a `CustomerView`.

    Args:
        possible: `possible(shop, customer)`: whether this customer has it; always, where it is None.
    """

    key: str
    title: str
    place: int
    make: Maker
    possible: Callable[[Shop, int], bool] | None = None


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A card on the tab About, beneath the details; `make` returns a `CustomerView`, hidden where it has nothing.

    Args:
        place: small first: people 20, relations 30, own fields 40, consents 60, who looks after them 70.
    """

    key: str
    place: int
    make: Maker


@dataclass(frozen=True, slots=True)
class TileText:
    """What a tile of the profile says, in plain words of the moment's language.

    Args:
        value: what it comes to ("in 3 days").
        below: a second line ("every 30 days").
        tone: colours the value.
    """

    value: str
    below: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of the profile, beneath the buttons.

    Args:
        key: its widget is `profile_tile_<key>`.
        title: marked for translation ("Keep in touch").
        place: order, small first: last contact 10, keep in touch 20; the first four are shown.
        tables: whose change makes it stale.
        text: `text(shop, customer)`; None where there is nothing to say.
        run: `run(context, customer)`: what a click does.
    """

    key: str
    title: str
    place: int
    tables: frozenset[str]
    text: Callable[[Shop, int], TileText | None]
    run: Callable[[Context, int], None] | None = None


@runtime_checkable
class TakesSections(Protocol):
    """The tab that shows the sections of all capabilities."""

    def take_sections(self, sections: list[QWidget]) -> None:
        """Show these beneath one another, each a `CustomerView`."""


@dataclass(frozen=True, slots=True)
class ProfileAction:
    """A button of the profile's action bar: `run(context, customer)`; hidden while `possible` says no.

    Args:
        alone: what its key does where nobody is shown; without it the customers are shown to choose from.
    """

    key: str
    title: str
    icon: str
    place: int
    run: Callable[[Context, int], None]
    shortcut: str = ""
    possible: Callable[[Shop, int], bool] | None = None
    alone: Callable[[Context], None] | None = None


@dataclass(frozen=True, slots=True)
class Editor:
    """The form for rows of `table`: `make(context, row | None, first values)` returns a `kit.form.Form`."""

    table: str
    make: Callable[[Context, int | None, dict[str, Any]], QWidget]


@runtime_checkable
class Considers(Protocol):
    """A widget beneath a form that has something to say about what is being written."""

    def consider(self, values: dict[str, Any], row: int | None) -> None:
        """Look at the values of the form, by field; `row` is what the form changes, None for something new."""


@runtime_checkable
class Joins(Protocol):
    """A widget beneath a form in which something more is said, to be done in the step that saves the form."""

    def joined(self) -> Sequence[Joined]:
        """What is to be done with the row of the form once it is saved; nothing where nothing was said."""


@dataclass(frozen=True, slots=True)
class FormHint:
    """A quiet strip beneath the form of `table`; `make` returns a widget that `Considers`, hidden while silent."""

    table: str
    make: Maker


@dataclass(frozen=True, slots=True)
class SettingsSection:
    """A section of the settings page."""

    key: str
    title: str
    icon: str
    place: int
    make: Maker


@dataclass(frozen=True, slots=True)
class Print:
    """Something that can be printed of customers, on the page that shows it first.

    Args:
        key: by which it is asked for.
        title: marked for translation, as is `detail`.
        place: order among the others.
        make: makes what is chosen about it; its pages are made from there.
        of_one: it is of one customer, and not offered for several.
        of_story: it prints what happened with a customer, and is offered by the timeline.
        of_day: it is of a day and not of customers: nobody is asked of whom.
    """

    key: str
    title: str
    detail: str
    place: int
    make: Callable[[Context], Printable]
    of_one: bool = False
    of_story: bool = False
    of_day: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether it is shown by itself, and not among those that are of several customers."""
        return self.of_one or self.of_day


@dataclass(frozen=True, slots=True)
class Panes:
    """Everything one capability adds to the window.

    Args:
        directory: the list of customers at the leading side (one capability has it).
        header: the head of the profile, a `CustomerView` (one capability has it).
        composer: the field above the timeline, a `CustomerView`.
        above: a quiet line above that field, a `CustomerView`, hidden where it has nothing to say.
        begin: called once for each window, before anything of it is made.
        attach: `attach(context, table, row, paths)`: files were dropped on an entry of the timeline, or pasted there;
            says whether rows of that table take files.
        take_files: `take_files(context, customer, paths)`: files were dropped on the profile of a customer, or, where
            that is None, anywhere else; returns those that it leaves to others.
        badges: widgets right of the name on the profile, each a `CustomerView`, hidden where it has nothing to say.
        tiles: what stands in the strip beneath the buttons of the profile.
    """

    pages: tuple[Page, ...] = ()
    tabs: tuple[Tab, ...] = ()
    sections: tuple[AboutSection, ...] = ()
    actions: tuple[ProfileAction, ...] = ()
    editors: tuple[Editor, ...] = ()
    hints: tuple[FormHint, ...] = ()
    settings: tuple[SettingsSection, ...] = ()
    prints: tuple[Print, ...] = ()
    badges: tuple[Maker, ...] = ()
    tiles: tuple[Tile, ...] = ()
    directory: Maker | None = None
    header: Maker | None = None
    composer: Maker | None = None
    above: Maker | None = None
    begin: Callable[[Context], None] | None = None
    attach: Callable[[Context, str, int, Sequence[Path]], bool] | None = None
    take_files: Callable[[Context, int | None, Sequence[Path]], list[Path]] | None = None


def panes_of(features: Iterable[Feature]) -> list[Panes]:
    """What all `features` add, in the order of the catalogue; their Qt files are imported here."""
    found = []
    for feature in features:
        panes = feature.panes() if feature.panes else None
        if isinstance(panes, Panes):
            found.append(panes)
    return found
