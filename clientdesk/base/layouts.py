"""The wrong keyboard layout: what the same keys would have written on another one.

`bdfyjd` typed on an English layout is `иванов` on a Russian one; `fvi` is `כהן` on a Hebrew one.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`12345678="
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё12345678="
_HEBREW = "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.;12345678="
_ESTONIAN = "qwertyuiopüõasdfghjklöäzxcvbnm,.-`12345678="
_LITHUANIAN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`ąčęėįšųūž"
_SHIFTED = str.maketrans('{}:"<>~', "[];',.`")
_LAYOUTS = (_ENGLISH, _RUSSIAN, _HEBREW, _ESTONIAN, _LITHUANIAN)
"""The rows of letters, key by key, and of the row of digits the keys that write letters in Lithuania."""
_WITH_GERESH = re.compile("[א-ת]+'[א-ת]*")
_OF_ONE_SCRIPT = frozenset({_ENGLISH, _ESTONIAN, _LITHUANIAN})
"""Between these nothing is mistaken but a few letters, which the folding of accents forgives."""


def _letters_of(layout: str) -> frozenset[str]:
    return frozenset(char for char in layout if char.isalpha())


_LATIN = frozenset().union(*map(_letters_of, _OF_ONE_SCRIPT))
_NO_LATIN = tuple(layout for layout in _LAYOUTS if layout not in _OF_ONE_SCRIPT)


@lru_cache(maxsize=1024)
def other_layouts(typed: str) -> tuple[str, ...]:
    """What `typed`, without blanks, would be on the other layouts; only readings made of letters alone.

    Nothing for text that holds a character which no layout has, or letters of two scripts.
    """
    typed = typed.lower().translate(_SHIFTED)
    readings = (
        typed.translate(str.maketrans(own, other))
        for own in _written_with(typed)
        for other in _LAYOUTS
        if other != own and not {own, other} <= _OF_ONE_SCRIPT
    )
    return tuple(dict.fromkeys(reading for reading in readings if _is_a_word(reading)))


def _is_a_word(reading: str) -> bool:
    """Whether it is letters alone; a geresh may stand after a Hebrew one (ג'ואל)."""
    return reading.isalpha() or _WITH_GERESH.fullmatch(reading) is not None


def _written_with(typed: str) -> tuple[str, ...]:
    """The layouts on which `typed` may have been typed."""
    there = set(typed)
    if there.isdisjoint(_LATIN):
        own = [layout for layout in _NO_LATIN if not _letters_of(layout).isdisjoint(there)]
        return tuple(own) if len(own) == 1 and there <= set(own[0]) else ()
    # English before the others, and these only for the letters that are theirs.
    return next(((layout,) for layout in (_ENGLISH, _ESTONIAN, _LITHUANIAN) if there <= set(layout)), ())
