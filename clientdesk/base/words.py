"""Words: one gettext catalogue for the window and for the Qt-free half.

`_` translates now, `N_` only marks a sentence that is translated when it is shown, and a `Phrase` keeps a marked
sentence together with its values, so that a step's label or an error changes language live.
"""

from __future__ import annotations

import gettext as _gettext
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from clientdesk.base.paths import compiled_locale

DOMAIN = "clientdesk"
LANGUAGES = ("en", "et", "lt", "ru", "he")
RIGHT_TO_LEFT = frozenset({"he"})

_IN_CONTEXT = "\x04"
"""What gettext itself puts between a context and its message."""

Value = str | int | float | bool | None


class _Spoken:
    """The language of the moment: the one piece of state gettext cannot be had without."""

    code = "en"
    catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


_aside: ContextVar[str] = ContextVar("aside", default="")
"""The language of `speaking`: each thread has its own, so that nobody else hears it."""


def use_language(code: str) -> None:
    """Speak `code` (one of `LANGUAGES`) from now on, in every thread."""
    _Spoken.catalogue = _catalogue(code)
    _Spoken.code = code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` inside, in this thread alone: for a letter or a sheet in a customer's own language."""
    _catalogue(code)
    before = _aside.set(code)
    try:
        yield
    finally:
        _aside.reset(before)


def language() -> str:
    """The code of the language spoken now."""
    return _aside.get() or _Spoken.code


_QUOTES = {"en": ("“", "”"), "et": ("„", "“"), "lt": ("„", "“"), "ru": ("«", "»"), "he": ("״", "״")}


def quoted(text: str) -> str:
    """`text` between the quotation marks of the language spoken now."""
    opening, closing = _QUOTES[language()]
    return f"{opening}{text}{closing}"


def is_right_to_left() -> bool:
    """Whether the language spoken now is written from right to left."""
    return language() in RIGHT_TO_LEFT


def _now() -> _gettext.NullTranslations:
    aside = _aside.get()
    return _catalogue(aside) if aside else _Spoken.catalogue


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> _gettext.NullTranslations:
    if code not in LANGUAGES:
        raise ValueError(code)
    return _gettext.NullTranslations() if code == "en" else _gettext.translation(DOMAIN, compiled_locale(), [code])


def apart(text: str) -> str:
    """`text` of the owner's own, to stand in a sentence: it keeps its direction where the sentence runs the other way.

    Between U+2068 and U+2069 (Unicode Bidirectional Algorithm, isolates); a number alone reads left to right in them.
    """
    return f"\u2068{text}\u2069" if text and is_right_to_left() else text


def _(message: str) -> str:
    """Translate `message` now; one that was marked by `C_` in its context."""
    said = _now().gettext(message) if message else ""
    return said.rpartition(_IN_CONTEXT)[2]


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate now, in the plural form that `n` asks for."""
    return _now().ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Translate a word that needs a context to be understood (`"button"`, `"kind of contact"`)."""
    return _now().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark now, translate when shown"
    """Mark `message` for translation and give it back unchanged."""
    return message


def C_(context: str, message: str) -> str:  # noqa: N802 - like N_
    """Mark a word for translation whose meaning needs a context: "Call" on a button is a verb, as a kind a noun."""
    return f"{context}{_IN_CONTEXT}{message}"


@dataclass(frozen=True, init=False)
class Phrase:
    """A marked sentence and its values, translated whenever it is shown.

    Args:
        msgid: the English sentence, with named places: `"{name} moved to the trash"`.
        plural: the English plural when the sentence counts; then `n` is the count, and also the place `{n}`.
        n: the count that chooses the plural form.
        values: what stands in the places; a value that is itself marked text is translated by its owner.
    """

    msgid: str
    plural: str | None = None
    n: int | None = None
    values: tuple[tuple[str, Value], ...] = field(default=())

    def __init__(self, msgid: str, plural: str | None = None, n: int | None = None, **values: Value) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "n", n)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    @classmethod
    def of(cls, words: str | Phrase) -> Phrase:
        """`words` as a phrase, whether it was one already or a bare marked sentence."""
        return words if isinstance(words, Phrase) else cls(words)

    def text(self) -> str:
        """The sentence in the language spoken now."""
        counts = self.plural is not None and self.n is not None
        said = ngettext(self.msgid, self.plural or "", self.n or 0) if counts else _(self.msgid)
        places = dict(self.values)
        if self.n is not None:
            places.setdefault("n", self.n)
        return said.format_map(places) if places else said

    def to_json(self) -> str:
        """The phrase as stored with a step: JSON, readable again by `from_json` for ever."""
        return json.dumps([self.msgid, self.plural, self.n, dict(self.values)], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back what `to_json` wrote."""
        msgid, plural, n, values = json.loads(text)
        return cls(msgid, plural, n, **values)


Words = Phrase | str
"""What is shown: a `Phrase` is translated then, a bare string is the owner's own text and shown as it is."""


def shown(words: Words) -> str:
    """The text of `words` in the language of the moment."""
    return words.text() if isinstance(words, Phrase) else words
