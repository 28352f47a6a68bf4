"""The card of organisations."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.organisations.records import BuyingStep, Position

FEATURE = Feature("organisations", records=(Position, BuyingStep))
