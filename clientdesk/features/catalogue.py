"""The table of contents: what the shop can do; a new capability is one line here."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.appointments.feature import FEATURE as APPOINTMENTS
from clientdesk.features.contacts.feature import FEATURE as CONTACTS
from clientdesk.features.customers.feature import FEATURE as CUSTOMERS
from clientdesk.features.reminders.feature import FEATURE as REMINDERS
from clientdesk.features.staff.feature import FEATURE as STAFF

CATALOGUE: tuple[Feature, ...] = (STAFF, CUSTOMERS, CONTACTS, REMINDERS, APPOINTMENTS)
