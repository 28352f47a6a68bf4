"""Customers as something that files are brought into; reading files is loaded only when one comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clientdesk.desk.desk import Desk
from clientdesk.desk.feature import Progress
from clientdesk.desk.intake import Importer, Plan, Preview, Report, Target, Terms, Wish
from clientdesk.desk.shop import Shop

if TYPE_CHECKING:
    from clientdesk.formats.reading import Reading
    from clientdesk.formats.source import Source


def _terms(shop: Shop, *, source: Source) -> Terms:
    from clientdesk.features.customers.import_terms import terms_of

    return terms_of(shop, source=source)


def _fresh(shop: Shop, *, source: Source) -> Wish:
    from clientdesk.features.customers.import_terms import fresh_wish

    return fresh_wish(shop, source)


def _targets(shop: Shop) -> Sequence[Target]:
    from clientdesk.features.customers.import_facts import targets

    return targets(shop)


def _plan(desk: Desk, source: Source, progress: Progress, *, wish: Wish) -> Plan:
    from clientdesk.features.customers.bringing import plan_source

    return plan_source(desk, source, progress, wish=wish)


def _carry_out(desk: Desk, plan: Plan, progress: Progress) -> Report:
    from clientdesk.features.customers.bringing import carry_out
    from clientdesk.features.customers.importing import ImportPlan

    if not isinstance(plan, ImportPlan):
        raise TypeError("a plan of another importer")
    return carry_out(desk, plan, progress)


def _preview(shop: Shop, *, source: Source, reading: Reading, rows: int) -> Preview:
    from clientdesk.features.customers.import_preview import preview_source

    return preview_source(shop, source=source, reading=reading, rows=rows)


IMPORTER = Importer(
    kinds=frozenset({"vcard", "csv", "xlsx"}),
    tables=frozenset({"customer", "contact_point", "customer_class", "own_field", "consent"}),
    terms=_terms,
    fresh=_fresh,
    targets=_targets,
    plan=_plan,
    carry_out=_carry_out,
    preview=_preview,
)
