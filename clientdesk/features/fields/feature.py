"""The card of fields."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.fields.records import OwnChoice, OwnField, OwnValue

FEATURE = Feature("fields", records=(OwnField, OwnChoice, OwnValue))
