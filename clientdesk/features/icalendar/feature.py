"""The card of calendar files."""

from __future__ import annotations

from clientdesk.desk.feature import Exporter, Feature
from clientdesk.desk.intake import Importer


def _importers() -> tuple[Importer, ...]:
    from clientdesk.features.icalendar.importer import IMPORTER

    return (IMPORTER,)


def _exporters() -> tuple[Exporter, ...]:
    from clientdesk.features.icalendar.exporting import EXPORTERS

    return EXPORTERS


def _panes() -> object:
    """What calendar files add to the window; Qt is imported only here."""
    from clientdesk.features.icalendar.pane import PANES

    return PANES


FEATURE = Feature("icalendar", importers=_importers, exporters=_exporters, panes=_panes)
