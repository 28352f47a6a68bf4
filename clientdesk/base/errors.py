"""What can go wrong: the owner's slip, the store's trouble; everything else is a bug."""

from __future__ import annotations

from enum import StrEnum

from clientdesk.base.words import Phrase


class ClientDeskError(Exception):
    """Something that is shown to the owner as a sentence.

    Args:
        words: the sentence, marked for translation; translated when it is shown.
    """

    def __init__(self, words: str | Phrase) -> None:
        self.words = Phrase.of(words)
        super().__init__(self.words.msgid)

    def text(self) -> str:
        """The sentence in the language of the moment."""
        return self.words.text()


class UserError(ClientDeskError):
    """A value that cannot be taken as it is, shown beside the field where it can be mended.

    Args:
        field: the argument of the command that is meant, "" when it is none of them.
        words: what is wrong and what would do.
    """

    def __init__(self, field: str, words: str | Phrase) -> None:
        self.field = field
        super().__init__(words)


class StoreTrouble(StrEnum):
    """What the world did to the shop's file."""

    FULL = "full"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    NEWER = "newer"
    NOT_A_SHOP = "not_a_shop"
    IN_USE = "in_use"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    INTERRUPTED = "interrupted"


class StoreError(ClientDeskError):
    """The store could not do it; the sentence names the way out, nothing was half written."""

    def __init__(self, trouble: StoreTrouble, words: str | Phrase) -> None:
        self.trouble = trouble
        super().__init__(words)


class Cancelled(ClientDeskError):
    """Long work was stopped by the person who started it; nothing was changed."""
