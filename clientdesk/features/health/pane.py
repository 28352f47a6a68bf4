"""What health adds to the window: the badge beside the name, the sheet behind it, the weights in the settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.base.words import N_
from clientdesk.kit.context import Context
from clientdesk.kit.panes import Editor, Panes, ProfileAction, SettingsSection


def _badge(context: Context) -> QWidget:
    from clientdesk.features.health.pane_badge import HealthBadge

    return HealthBadge(context)


def _sheet(context: Context, row: int | None, first_values: dict[str, Any]) -> QWidget:
    from clientdesk.features.health.pane_sheet import HealthSheet

    return HealthSheet(context, row if row is not None else first_values.get("customer"))


def _weights(context: Context) -> QWidget:
    from clientdesk.features.health.pane_weights import WeightsSection

    return WeightsSection(context)


def _show(context: Context, customer: int) -> None:
    context.edit("customer_health", customer)


PANES = Panes(
    badges=(_badge,),
    actions=(ProfileAction("health", N_("How it goes"), "heartbeat", 140, _show, "Ctrl+Shift+G"),),
    editors=(Editor("customer_health", _sheet),),
    settings=(SettingsSection("health", N_("How it goes"), "heartbeat", 48, _weights),),
)
