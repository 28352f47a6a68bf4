"""The wrong keyboard layout: what the same keys would have written on another one.

`bdfyjd` typed on an English layout is `иванов` on a Russian one; `fvi` is `כהן` on a Hebrew one.
"""

from __future__ import annotations

from functools import lru_cache

_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё"
_HEBREW = "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.;"
_SHIFTED = str.maketrans('{}:"<>~', "[];',.`")
_LAYOUTS = (_ENGLISH, _RUSSIAN, _HEBREW)


def _letters_of(layout: str) -> frozenset[str]:
    return frozenset(char for char in layout if char.isalpha())


@lru_cache(maxsize=1024)
def other_layouts(typed: str) -> tuple[str, ...]:
    """What `typed`, without blanks, would be on the other layouts; only readings made of letters alone.

    Nothing for text that holds a character which no layout has, or letters of two scripts.
    """
    typed = typed.lower().translate(_SHIFTED)
    own = [layout for layout in _LAYOUTS if not _letters_of(layout).isdisjoint(typed)]
    if len(own) != 1 or not set(typed) <= set(own[0]):
        return ()
    readings = (typed.translate(str.maketrans(own[0], other)) for other in _LAYOUTS if other != own[0])
    return tuple(reading for reading in readings if reading.isalpha())
