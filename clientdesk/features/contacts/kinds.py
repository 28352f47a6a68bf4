"""The kinds of contact as they are now: those every shop has, and the owner's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clientdesk.base.words import N_, Phrase, Words
from clientdesk.features.contacts.records import ContactKind, OwnKind
from clientdesk.features.contacts.rules import ICONS


class Element(StrEnum):
    """What a contact is of the elements of service; complaints and compliments are not told by the kind."""

    FACE_TO_FACE = "face_to_face"
    RELATIONSHIP = "relationship"
    CORRESPONDENCE = "correspondence"
    PREMISES = "premises"


class Shape(StrEnum):
    """What can be told of a contact: direction and answer of a talk, direction of a letter, place of a meeting."""

    TALK = "talk"
    LETTER = "letter"
    MEETING = "meeting"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of contact.

    Args:
        key: what a contact's `kind` holds.
        name: as shown: the owner's own word, or a phrase.
        retired: it is not offered any more.
        own: it is the owner's own; `row` is the id of its record then.
    """

    key: str
    name: Words
    icon: str
    shape: Shape
    element: Element
    retired: bool = False
    own: bool = False
    row: int = 0

    @property
    def has_direction(self) -> bool:
        """Whether it went one way or the other."""
        return self.shape in (Shape.TALK, Shape.LETTER)

    @property
    def has_length(self) -> bool:
        """Whether it lasted."""
        return self.shape in (Shape.TALK, Shape.MEETING)


OWN_ICONS = (
    "chat-circle",
    "bicycle",
    "coffee",
    "gift",
    "wrench",
    "shopping-bag",
    "truck",
    "video-camera",
    "presentation",
    "scissors",
    "flower",
    "star",
)
"""The glyphs out of which one is chosen for a kind of the owner's own."""

ELEMENTS = {
    # Translators: what a contact counts as in reports on service.
    Element.FACE_TO_FACE: N_("Face to face"),
    Element.RELATIONSHIP: N_("Keeping in touch"),
    Element.CORRESPONDENCE: N_("Correspondence"),
    Element.PREMISES: N_("Visits to the shop"),
}
"""Their names, marked for translation, in the order of reports."""

IN_TOUCH = "(kind NOT IN (SELECT 'note' UNION ALL SELECT key FROM own_kind WHERE shape = 'note') AND answered IS NOT 0)"
"""Whether a contact (SQL, over `contact`) was one: nobody is in touch in a note, nor in a call that nobody answered."""

_TALK, _LETTER, _MEETING, _NOTE = Shape
BUILT_IN = tuple(
    Kind(key.value, Phrase(name), ICONS[key], shape, element)
    for key, name, shape, element in (
        (ContactKind.NOTE, N_("Note"), _NOTE, Element.RELATIONSHIP),
        (ContactKind.CALL, N_("Call"), _TALK, Element.RELATIONSHIP),
        (ContactKind.EMAIL, N_("E-mail"), _LETTER, Element.CORRESPONDENCE),
        (ContactKind.MEETING, N_("Meeting"), _MEETING, Element.FACE_TO_FACE),
        (ContactKind.LETTER, N_("Letter"), _LETTER, Element.CORRESPONDENCE),
        (ContactKind.VISIT, N_("Visit"), _MEETING, Element.PREMISES),
        (ContactKind.MESSAGE, N_("Message"), _LETTER, Element.CORRESPONDENCE),
        (ContactKind.SOCIAL, N_("Social network"), _LETTER, Element.CORRESPONDENCE),
        (ContactKind.OCCASION, N_("Social occasion"), _MEETING, Element.RELATIONSHIP),
    )
)
"""In the order of the composer."""


def kinds(*, retired: bool = False) -> tuple[Kind, ...]:
    """All kinds that are offered; with `retired` those, too, that are not any more."""
    stored = OwnKind.select().order_by(OwnKind.position, OwnKind.id)
    own = tuple(
        Kind(one.key, one.name, one.icon, Shape(one.shape), Element(one.element), one.retired, True, one.id)
        for one in stored
    )
    return BUILT_IN + tuple(one for one in own if retired or not one.retired)


def kind_of(key: str) -> Kind:
    """The kind of a contact; one that this version does not know counts as a note."""
    return kinds_by_key().get(key, BUILT_IN[0])


def kinds_by_key() -> dict[str, Kind]:
    """All kinds, those retired among them, for whoever reads many contacts."""
    return {one.key: one for one in kinds(retired=True)}
