"""Customers as something that files are brought into; reading files is loaded only when one comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Duplicates, Importer, Plan, Preview, Report
from clientdesk.desk.shop import Shop

if TYPE_CHECKING:
    from clientdesk.formats.fields import ColumnMatch
    from clientdesk.formats.source import Source


def _plan(
    desk: Desk,
    source: Source,
    progress: Progress,
    *,
    duplicates: Duplicates,
    columns: Sequence[ColumnMatch],
    classes: Mapping[str, str] | None,
) -> Plan:
    from clientdesk.features.customers.bringing import plan_source

    return plan_source(desk, source, progress, duplicates=duplicates, columns=columns, classes=classes)


def _carry_out(desk: Desk, plan: Plan, progress: Progress) -> Report:
    from clientdesk.features.customers.bringing import carry_out
    from clientdesk.features.customers.importing import ImportPlan

    if not isinstance(plan, ImportPlan):
        raise TypeError("a plan of another importer")
    return carry_out(desk, plan, progress)


def _preview(
    shop: Shop, *, source: Source, columns: Sequence[ColumnMatch], classes: Mapping[str, str] | None, rows: int
) -> Preview:
    from clientdesk.features.customers.import_preview import preview_source

    return preview_source(shop, source=source, columns=columns, classes=classes or {}, rows=rows)


IMPORTER = Importer(
    kinds=frozenset({"vcard", "csv"}),
    tables=frozenset({"customer", "contact_point"}),
    plan=_plan,
    carry_out=_carry_out,
    preview=_preview,
)
