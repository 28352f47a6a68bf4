"""Whether a line promises something: "I'll send the price list", "lubasin helistada", "обещала перезвонить"."""

from __future__ import annotations

import re

_EN = (
    r"(?:i|we)(?:['’]ll| will| shall)|(?:i |we )?promised?(?: (?:her|him|them|to|that))*"
    r"(?: (?:i|we)(?:['’]ll| will))?"
)
_ET = r"(?:ma |me |mina |meie )?(?:luban|lubasin|lubame|lubasime|lubatud)(?: talle)?"
_LT = r"(?:aš |mes )?(?:pažadu|pažadėjau|pažadame|pažadėjome|pažadėta)(?: (?:jai|jam|jiems))?"
_RU = r"(?:я |мы )?(?:по)?обеща(?:ю|ем|л|ла|ли|но)(?: (?:ей|ему|им))?"
_HE = r"(?:אני |אנחנו )?(?:מבטיח|מבטיחה|מבטיחים|הבטחתי|הבטחנו|אבטיח)(?: (?:לה|לו|להם))?"
_PROMISES = re.compile(rf"(?<!\w)(?:{_EN}|{_ET}|{_LT}|{_RU}|{_HE})(?!\w)[\s,:–—-]*", re.IGNORECASE)
_NOT = re.compile(r"\s*(?:not|never)\b", re.IGNORECASE)


def promises(text: str) -> bool:
    """Whether somebody of the shop promises something in `text`, in any of the program's languages."""
    found = _PROMISES.search(text)
    return found is not None and _NOT.match(text, found.end()) is None


def promised(text: str) -> str:
    """What is promised: `text` without the words that promise, where they stand at its beginning."""
    found = _PROMISES.match(text.strip())
    bare = text.strip() if found is None else text.strip()[found.end() :]
    return bare[:1].upper() + bare[1:]
