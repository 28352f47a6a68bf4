"""The table of contents: what the shop can do; a new capability is one line here."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.appointments.feature import FEATURE as APPOINTMENTS
from clientdesk.features.care.feature import FEATURE as CARE
from clientdesk.features.closures.feature import FEATURE as CLOSURES
from clientdesk.features.consents.feature import FEATURE as CONSENTS
from clientdesk.features.contacts.feature import FEATURE as CONTACTS
from clientdesk.features.contributions.feature import FEATURE as CONTRIBUTIONS
from clientdesk.features.customers.feature import FEATURE as CUSTOMERS
from clientdesk.features.duplicates.feature import FEATURE as DUPLICATES
from clientdesk.features.fields.feature import FEATURE as FIELDS
from clientdesk.features.health.feature import FEATURE as HEALTH
from clientdesk.features.icalendar.feature import FEATURE as ICALENDAR
from clientdesk.features.knowledge.feature import FEATURE as KNOWLEDGE
from clientdesk.features.organisations.feature import FEATURE as ORGANISATIONS
from clientdesk.features.promises.feature import FEATURE as PROMISES
from clientdesk.features.relations.feature import FEATURE as RELATIONS
from clientdesk.features.relationships.feature import FEATURE as RELATIONSHIPS
from clientdesk.features.reminders.feature import FEATURE as REMINDERS
from clientdesk.features.rhythm.feature import FEATURE as RHYTHM
from clientdesk.features.searching.feature import FEATURE as SEARCHING
from clientdesk.features.staff.feature import FEATURE as STAFF

CATALOGUE: tuple[Feature, ...] = (
    STAFF,
    CLOSURES,
    CUSTOMERS,
    FIELDS,
    CONSENTS,
    RELATIONS,
    ORGANISATIONS,
    CONTACTS,
    KNOWLEDGE,
    CARE,
    APPOINTMENTS,
    PROMISES,
    REMINDERS,
    RELATIONSHIPS,
    RHYTHM,
    CONTRIBUTIONS,
    HEALTH,
    ICALENDAR,
    DUPLICATES,
    SEARCHING,
)
