"""The card of customers."""

from __future__ import annotations

from clientdesk.desk.feature import Feature
from clientdesk.features.customers.records import Customer, ContactPoint, Address, Tag, CustomerTag

FEATURE = Feature("customers", records=(Customer, ContactPoint, Address, Tag, CustomerTag,))
