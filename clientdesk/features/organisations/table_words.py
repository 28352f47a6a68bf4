"""How the tables of organisations are called where changes are told."""

from __future__ import annotations

from clientdesk.base.words import N_
from clientdesk.desk.table_words import TableWords

TABLES = (
    TableWords(
        "position",
        N_("Positions"),
        {
            "organisation_id": N_("Organisation"),
            "person_id": N_("Person"),
            "title": N_("Job title"),
            "role": N_("Role"),
            "decides": N_("Decides"),
            "influences": N_("Influences"),
            "uses": N_("Uses"),
            "signs": N_("Signs"),
            "keeps_gate": N_("Gatekeeper"),
            "reports_to_id": N_("Reports to"),
            "since_on": N_("Since"),
            "until_on": N_("Until"),
        },
        silent=frozenset({"place"}),
    ),
    TableWords(
        "buying_step",
        N_("Steps of buying"),
        {"what": N_("Step"), "who_id": N_("Who"), "takes_days": N_("Days it takes")},
        silent=frozenset({"organisation_id", "place"}),
    ),
)
