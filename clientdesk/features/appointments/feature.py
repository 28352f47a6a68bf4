"""The card of appointments."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.appointments.records import Appointment

FEATURE = Feature("appointments", records=(Appointment,))
