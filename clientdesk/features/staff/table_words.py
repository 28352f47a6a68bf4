"""How the tables of staff are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (TableWords("staff", N_("Staff"), {"name": N_("Name"), "retired": N_("Has left")}),)
