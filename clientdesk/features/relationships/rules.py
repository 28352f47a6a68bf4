"""The eight kinds of relationship: what each is called, and what it sets until the owner says otherwise.

They are those that the literature on business models tells apart (Osterwalder and Pigneur, Business Model Generation,
2010, "Customer Relationships"), with those that people name beside them: transactional and long-term.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clientdesk.base.words import N_

SELF_SERVICE = "self_service"
TRANSACTIONAL = "transactional"
AUTOMATED = "automated"
PERSONAL = "personal"
DEDICATED = "dedicated"
LONG_TERM = "long_term"
CO_CREATION = "co_creation"
COMMUNITY = "community"

NO_RHYTHM = 0
"""Stands for a kind of relationship that asks for no contact of itself."""


@dataclass(frozen=True, slots=True)
class KindOf:
    """A kind of relationship as the program begins with it; all words are marked for translation.

    Args:
        key: what a period's `kind` holds.
        name: its name.
        meaning: one sentence for somebody who has never heard of it.
        icon: a Phosphor name.
        rhythm_days: every how many days to be in touch; `NO_RHYTHM` for never of itself.
        channel: a kind of contact: how to be in touch first.
        automatic: what may happen without a person.
        personal: what a person has to do.
        follow_up: the words of a next step.
    """

    key: str
    name: str
    meaning: str
    icon: str
    rhythm_days: int
    channel: str
    automatic: str
    personal: str
    follow_up: str


KINDS: Mapping[str, KindOf] = MappingProxyType(
    {
        one.key: one
        for one in (
            KindOf(
                SELF_SERVICE, N_("Self-service"),
                N_("They help themselves; you are there when something does not work."),
                "storefront", NO_RHYTHM, "email",
                N_("News and offers they agreed to."),
                N_("Help as soon as they ask for it."),
                N_("Ask whether they found everything they needed"),
            ),
            KindOf(
                TRANSACTIONAL, N_("Transactional"),
                N_("They buy what they need, and nothing more is expected on either side."),
                "receipt", NO_RHYTHM, "email",
                N_("The receipt and the guarantee."),
                N_("Answers to what they ask, and complaints."),
                N_("Ask whether everything was as it should be"),
            ),
            KindOf(
                AUTOMATED, N_("Automated"),
                N_("They see to most things without you, and feel known all the same."),
                "gear", 180, "email",
                N_("Welcome, confirmations, birthday wishes, news they agreed to."),
                N_("Anything that went wrong."),
                N_("Write what is new since they were last here"),
            ),
            KindOf(
                PERSONAL, N_("Personal"),
                N_("They are helped by a person with each purchase, and asked afterwards how it went."),
                "user", 90, "call",
                N_("Birthday wishes and reminders of appointments."),
                N_("The call or letter after each purchase."),
                N_("Ask how it went"),
            ),
            KindOf(
                DEDICATED, N_("Dedicated personal"),
                N_("One of you knows this customer and looks after them; nobody else has to be told anything twice."),
                "user-circle", 30, "visit",
                N_("Nothing: not even birthday wishes go out without a personal word."),
                N_("Every contact, by the person who looks after them."),
                N_("Talk about what comes next, in person"),
            ),
            KindOf(
                LONG_TERM, N_("Long-term"),
                N_("They come back for years, for repairs, refills or the next piece."),
                "arrows-clockwise", 90, "call",
                N_("Reminders of service, and birthday wishes."),
                N_("A call before the next service or the next season."),
                N_("Ask whether everything still works as it should"),
            ),
            KindOf(
                CO_CREATION, N_("Co-creation"),
                N_("They help to make what you offer: with ideas, designs, tests."),
                "lightbulb", 45, "meeting",
                N_("Invitations to try something out."),
                N_("Thanks for each idea, and word of what became of it."),
                N_("Tell what became of their idea"),
            ),
            KindOf(
                COMMUNITY, N_("Community"),
                N_("They belong to a circle around your shop and help one another."),
                "users-three", 60, "message",
                N_("Invitations to meetings, and news of the circle."),
                N_("Thanks to those who help others."),
                N_("Invite to the next meeting of the circle"),
            ),
        )
    }
)  # fmt: skip
"""By key, in the order in which they are offered."""
