"""Settings of the shop itself: name, country, currency, time zone, order of names, opening hours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base import guesses
from clientdesk.base.arguments import Command
from clientdesk.base.changes import Changes
from clientdesk.base.errors import ClientDeskError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop, change_settings
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import Choice, Field, Select, TextField, column, literal
from clientdesk.shell.first_run import zone_choices
from clientdesk.shell.languages import language_choices
from clientdesk.shell.named import command_named
from clientdesk.shell.settings_hours import HoursField

_CHANGED = N_("Shop’s settings changed")


def order_names(shop: Shop, *, collation: str, sort: Command | None) -> None:
    """Let the names stand in another nation's order from now on.

    Args:
        shop: the shop.
        collation: one of the program's languages.
        sort: puts the customers there are into the order of the settings; None where there are none.
    """
    change_settings(shop, collation=collation)
    if sort is not None:
        # The settings as they will be: what is being written is not read again within one step.
        sort(replace(shop, settings=replace(shop.settings, collation=collation)))


class ShopSection(QWidget):
    """Every answer of the first run, changed at once when another is given."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        now = context.bridge.desk.settings
        self.name = TextField(name="settings_shop_name")
        self.country = Select([], name="settings_country")
        self.currency = Select([], name="settings_currency")
        self.zone = Select(zone_choices(now.zone), now.zone, name="settings_zone")
        self.collation = Select(language_choices(), now.collation, name="settings_collation")
        self.hours = HoursField(now.opening, name="settings_hours")
        self._hours_field = Field(N_("Opening hours"), self.hours, hint=N_("A reminder can be put off until you open."))
        self.name.editingFinished.connect(self._on_name)
        self.country.chosen.connect(lambda code: self._change(country=code))
        self.currency.chosen.connect(lambda code: self._change(currency=code))
        self.zone.chosen.connect(lambda zone: self._change(zone=zone))
        self.collation.chosen.connect(self._on_collation)
        self.hours.changed.connect(self._on_hours)
        self.setLayout(
            column(
                Field(N_("Name of the shop"), self.name),
                Field(N_("Country"), self.country, hint=N_("Phone numbers without a country code belong here.")),
                Field(N_("Currency"), self.currency),
                Field(N_("Time zone"), self.zone),
                Field(N_("Order of names"), self.collation, hint=N_("How the list of customers is sorted.")),
                self._hours_field,
                gap=14,
            )
        )
        context.bridge.changed.connect(self._on_changed)
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Name countries and currencies in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._read()

    def _read(self) -> None:
        now = self._context.bridge.desk.settings
        if not self.name.hasFocus():
            self.name.setText(now.name)
        self.country.set_choices([Choice(code, literal(name)) for code, name in guesses.countries()], now.country)
        currencies = [Choice(code, literal(f"{code} · {name}")) for code, name in guesses.currencies()]
        self.currency.set_choices(currencies, now.currency)
        self.zone.choose(now.zone)
        self.collation.choose(now.collation)
        self.hours.set_hours(now.opening)
        self._hours_field.show_error("")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("setting"):
            self._read()

    def _on_name(self) -> None:
        name = self.name.text().strip()
        if name and name != self._context.bridge.desk.settings.name:
            self._change(name=name)
        elif not name:
            self.name.setText(self._context.bridge.desk.settings.name)

    def _on_hours(self) -> None:
        told, now = self.hours.hours(), self._context.bridge.desk.settings.opening
        self._hours_field.show_error("")
        if told != now:
            run = self._context.bridge.run
            run(_CHANGED, change_settings, failed=self._refuse_hours, hours=told.text())

    def _refuse_hours(self, error: ClientDeskError) -> None:
        self._hours_field.show_error(error.words)

    def _change(self, **changed: Any) -> None:  # noqa: ANN401 - arguments of `change_settings`
        self._context.bridge.run(_CHANGED, change_settings, **changed)

    def _on_collation(self, collation: str) -> None:
        """Sort everybody anew: with many customers that takes a while, so it is done as long work."""
        desk = self._context.bridge.desk
        sort = command_named(desk.features, "sort_names_again")
        self._context.works.start(
            Phrase(N_("Sorting the names")),
            lambda _progress: desk.run(_CHANGED, order_names, collation=collation, sort=sort),
            then=lambda _none: self._context.said.emit(Phrase(N_("Names sorted anew"))),
        )
