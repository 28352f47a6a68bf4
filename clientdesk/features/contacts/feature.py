"""The card of contacts."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.contacts.records import Contact

FEATURE = Feature("contacts", records=(Contact,))
