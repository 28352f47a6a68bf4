"""The card of consents."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.consents.records import Consent

FEATURE = Feature("consents", records=(Consent,))
