"""In which open formats customers can leave the shop; what writes them is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from clientdesk.base.words import N_, Words
from clientdesk.desk.feature import Exporter, Progress
from clientdesk.desk.shop import Shop

Chosen = Sequence[int] | None


def _vcards(shop: Shop, *, path: Path, customers: Chosen, progress: Progress, version: str) -> dict[str, int]:
    from clientdesk.features.customers.exporting_files import write_vcards

    return write_vcards(shop, path=path, customers=customers, progress=progress, version=version)


def _csv(shop: Shop, *, path: Path, customers: Chosen, progress: Progress) -> dict[str, int]:
    from clientdesk.features.customers.exporting_files import write_csv

    return write_csv(shop, path=path, customers=customers, progress=progress)


def _xlsx(shop: Shop, *, path: Path, customers: Chosen, progress: Progress) -> dict[str, int]:
    from clientdesk.features.customers.exporting_files import write_xlsx

    return write_xlsx(shop, path=path, customers=customers, progress=progress)


def _vcard_losses(shop: Shop, *, customers: Chosen) -> list[Words]:
    from clientdesk.features.customers.exporting_losses import vcard_losses

    return vcard_losses(shop, customers=customers)


def _table_losses(shop: Shop, *, customers: Chosen) -> list[Words]:
    from clientdesk.features.customers.exporting_losses import table_losses

    return table_losses(shop, customers=customers)


EXPORTERS = (
    Exporter(
        "vcard4", ".vcf", N_("Contacts (vCard 4.0)"), N_("For the address books of today."),
        partial(_vcards, version="4.0"), _vcard_losses,
    ),
    Exporter(
        "vcard3", ".vcf", N_("Contacts (vCard 3.0)"), N_("For phones, Outlook and older address books."),
        partial(_vcards, version="3.0"), _vcard_losses,
    ),
    Exporter(
        "xlsx", ".xlsx", N_("Table (Excel)"), N_("For Excel, LibreOffice and Google Sheets."), _xlsx, _table_losses,
    ),
    Exporter("csv", ".csv", N_("Table (CSV)"), N_("For any program that reads tables."), _csv, _table_losses),
)  # fmt: skip
