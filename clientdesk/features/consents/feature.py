"""The card of consents."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.whole import Caution, SheetSource
from clientdesk.features.consents.commands import record_consent
from clientdesk.features.consents.facts import FACTS
from clientdesk.features.consents.queries import caution_words, consent_state, consents, do_not_call, may, sheet_rows
from clientdesk.features.consents.records import Consent
from clientdesk.features.consents.standing import STANDING
from clientdesk.features.consents.table_words import TABLES


def _panes() -> object:
    """What consents add to the window; Qt is imported only here."""
    from clientdesk.features.consents.pane import PANES

    return PANES


FEATURE = Feature(
    "consents",
    records=(Consent,),
    commands=(record_consent,),
    queries=(consent_state, consents, may, do_not_call),
    derived=(STANDING,),
    facts=(FACTS,),
    sheet=(SheetSource("consents", N_("Consents"), 80, sheet_rows),),
    cautions=(Caution(frozenset({"consent"}), "phone-slash", caution_words),),
    words=TABLES,
    panes=_panes,
)
