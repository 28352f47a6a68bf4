"""The front door to the widgets: what a page is made of, from one place; each is loaded when it is first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.kit.banner import Banner
    from clientdesk.kit.buttons import ActionBar, Button, IconButton
    from clientdesk.kit.cards import Card, CardHead, Ground, Rule
    from clientdesk.kit.chips import Chips
    from clientdesk.kit.choice_row import Choice
    from clientdesk.kit.dates import DateField, TimeField
    from clientdesk.kit.empty import EmptyState, Skeleton
    from clientdesk.kit.fields import ErrorLine, Field, NoteField, SearchField, Select, TextField
    from clientdesk.kit.labels import ElidedLabel, PlainLabel
    from clientdesk.kit.layouts import boxed, column, row, scrolled
    from clientdesk.kit.menus import MenuLine, open_menu
    from clientdesk.kit.painted import Painted
    from clientdesk.kit.progress import Bar, FooterProgress
    from clientdesk.kit.segments import Segmented
    from clientdesk.kit.spoken import Words, literal, said
    from clientdesk.kit.steps import Steps
    from clientdesk.kit.style import Style, style_of
    from clientdesk.kit.tabs import Tabs
    from clientdesk.kit.ticks import Tick
    from clientdesk.kit.toast import Toast, Toasts

__all__ = [
    "ActionBar",
    "Banner",
    "Bar",
    "Button",
    "Card",
    "CardHead",
    "Chips",
    "Choice",
    "DateField",
    "ElidedLabel",
    "EmptyState",
    "ErrorLine",
    "Field",
    "FooterProgress",
    "Ground",
    "IconButton",
    "MenuLine",
    "NoteField",
    "Painted",
    "PlainLabel",
    "Rule",
    "SearchField",
    "Segmented",
    "Select",
    "Skeleton",
    "Steps",
    "Style",
    "Tabs",
    "TextField",
    "Tick",
    "TimeField",
    "Toast",
    "Toasts",
    "Words",
    "boxed",
    "column",
    "literal",
    "open_menu",
    "row",
    "said",
    "scrolled",
    "style_of",
]

_HOMES = {
    "banner": "Banner",
    "buttons": "ActionBar Button IconButton",
    "cards": "Card CardHead Ground Rule",
    "chips": "Chips",
    "choice_row": "Choice",
    "dates": "DateField TimeField",
    "empty": "EmptyState Skeleton",
    "fields": "ErrorLine Field NoteField SearchField Select TextField",
    "labels": "ElidedLabel PlainLabel",
    "layouts": "boxed column row scrolled",
    "menus": "MenuLine open_menu",
    "painted": "Painted",
    "progress": "Bar FooterProgress",
    "segments": "Segmented",
    "spoken": "Words literal said",
    "steps": "Steps",
    "style": "Style style_of",
    "tabs": "Tabs",
    "ticks": "Tick",
    "toast": "Toast Toasts",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Load a widget (PEP 562): a start needs some of them, and each costs a little."""
    if name not in _HOME:
        raise AttributeError(name)
    found: object = getattr(import_module(f"clientdesk.kit.{_HOME[name]}"), name)
    globals()[name] = found
    return found
