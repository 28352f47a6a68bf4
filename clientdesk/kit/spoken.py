"""Words on a widget: kept as they were marked, said again whenever the language changes."""

from __future__ import annotations

from collections.abc import Callable

from clientdesk.base.words import Phrase

Words = str | Phrase | Callable[[], str]
"""What a widget may be given to say: a sentence marked by `N_`, a `Phrase`, or a function that says it now."""


def said(words: Words) -> str:
    """The words in the language of the moment."""
    if callable(words):
        return words()
    return Phrase.of(words).text() if words else ""


def literal(text: str) -> Words:
    """Text of the shop's own (a name, a tag) that is never translated, even where it looks like a word of ours."""
    return lambda: text
