"""The card of reminders."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.reminders.records import Reminder

FEATURE = Feature("reminders", records=(Reminder,))
