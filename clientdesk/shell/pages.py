"""Pages: those of the window itself, and those that the cards add, in the order of the rail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Page, Panes
from clientdesk.shell.choices import Choices
from clientdesk.shell.today import today_page


def window_pages(choices: Choices, features: Sequence[Feature]) -> tuple[Page, ...]:
    """Pages of the window itself that stand on the rail above Settings."""

    def customers(context: Context) -> QWidget:
        from clientdesk.shell.customer_page import CustomerPage

        can_import = any(page.name == "import" for page in OFF_RAIL)
        return CustomerPage(context, choices, agenda=_agenda, can_import=can_import)

    return (
        today_page(features, choices),
        Page("customers", N_("Customers"), "users", 30, customers),
        Page("calendar", N_("Calendar"), "calendar-blank", 40, _calendar),
    )


def settings_page(choices: Choices) -> Page:
    """The page at the bottom of the rail."""

    def settings(context: Context) -> QWidget:
        from clientdesk.shell.settings_page import SettingsPage

        return SettingsPage(context, choices)

    return Page("settings", N_("Settings"), "gear", 1000, settings)


def _calendar(context: Context) -> QWidget:
    from clientdesk.shell.calendar_page import CalendarPage

    return CalendarPage(context)


def _agenda(context: Context) -> QWidget:
    from clientdesk.shell.agenda_pane import AgendaPane

    return AgendaPane(context)


def _help(context: Context) -> QWidget:
    from clientdesk.shell.help_page import HelpPage

    return HelpPage(context)


def _import(context: Context) -> QWidget:
    from clientdesk.shell.import_page import ImportPage

    return ImportPage(context)


def _export(context: Context) -> QWidget:
    from clientdesk.shell.export_page import ExportPage

    return ExportPage(context)


def _print(context: Context) -> QWidget:
    from clientdesk.shell.print_page import PrintPage

    return PrintPage(context)


def _audit(context: Context) -> QWidget:
    from clientdesk.shell.audit_page import AuditPage

    return AuditPage(context)


OFF_RAIL: tuple[Page, ...] = (
    Page("help", N_("Help"), "question", 2000, _help),
    Page("import", N_("Import"), "upload-simple", 2010, _import, under="customers"),
    Page("audit", N_("Change history"), "clock-counter-clockwise", 2030, _audit, under="settings"),
    Page("export", N_("Export"), "download-simple", 2020, _export, under="customers"),
    Page("print", N_("Print"), "printer", 2030, _print, under="customers"),
)
"""Pages that are opened from elsewhere, with Back to the page before: they take the whole middle."""


def pages_off_rail(panes: Iterable[Panes]) -> tuple[Page, ...]:
    """Everything that is opened from elsewhere: the window's own, and what the cards add."""
    added = [page for each in panes for page in each.pages if not page.on_rail]
    return (*OFF_RAIL, *sorted(added, key=lambda page: page.place))


def pages_on_rail(choices: Choices, features: Sequence[Feature], panes: Iterable[Panes]) -> list[Page]:
    """Everything that stands on the rail above Settings, first to last."""
    added = [page for each in panes for page in each.pages if page.on_rail]
    return sorted((*window_pages(choices, features), *added), key=lambda page: page.place)
