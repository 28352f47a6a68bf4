"""The card of consents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientdesk.base.arguments import Command
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactSource
from clientdesk.desk.feature import Feature
from clientdesk.desk.shop import Shop
from clientdesk.desk.table_words import TableWords
from clientdesk.desk.whole import Caution, SheetSource
from clientdesk.features.consents.records import Consent
from clientdesk.features.consents.standing import STANDING


def _commands() -> tuple[Command, ...]:
    from clientdesk.features.consents.commands import record_consent

    return (record_consent,)


def _queries() -> tuple[Callable[..., Any], ...]:
    from clientdesk.features.consents.queries import consent_state, consents, do_not_call, may

    return consent_state, consents, may, do_not_call


def _facts() -> tuple[FactSource, ...]:
    from clientdesk.features.consents.facts import FACTS

    return (FACTS,)


def _sheet() -> tuple[SheetSource, ...]:
    from clientdesk.features.consents.queries import sheet_rows

    return (SheetSource("consents", N_("Consents"), 80, sheet_rows),)


def _caution(shop: Shop, *, customer: int) -> str:
    from clientdesk.features.consents.queries import caution_words

    return caution_words(shop, customer=customer)


def _words() -> tuple[TableWords, ...]:
    from clientdesk.features.consents.table_words import TABLES

    return TABLES


def _panes() -> object:
    """What consents add to the window; Qt is imported only here."""
    from clientdesk.features.consents.pane import PANES

    return PANES


FEATURE = Feature(
    "consents",
    records=(Consent,),
    commands=_commands,
    queries=_queries,
    derived=(STANDING,),
    facts=_facts,
    sheet=_sheet,
    cautions=(Caution(frozenset({"consent"}), "phone-slash", _caution),),
    words=_words,
    panes=_panes,
)
