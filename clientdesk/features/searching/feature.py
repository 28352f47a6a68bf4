"""The card of searching."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.feature import Feature
from clientdesk.desk.whole import FoundSource
from clientdesk.features.searching.queries import find_written
from clientdesk.features.searching.texts import TEXTS

FEATURE = Feature(
    "searching",
    queries=(find_written,),
    derived=(TEXTS,),
    found=(FoundSource("written", N_("Written down"), find_written),),
)
