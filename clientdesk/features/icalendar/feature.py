"""The card of calendar files."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.desk.intake import Importer


def _importers() -> tuple[Importer, ...]:
    from clientdesk.features.icalendar.importer import IMPORTER

    return (IMPORTER,)


FEATURE = Feature("icalendar", importers=_importers)
