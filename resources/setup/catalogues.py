"""Translations: what the code says is gathered into `.po` files, and these are compiled to what gettext reads.

Run as a program it gathers: `python resources/setup/catalogues.py` brings every `.po` up to date with the code and
compiles it. The compiled `.mo` are never committed: the build hook, the frozen build, the tests and the two commands
of the README each call `compile_all`.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).resolve().parent.parent.parent
LOCALE = CHECKOUT / "resources" / "locale"
PACKAGE = CHECKOUT / "clientdesk"
LANGUAGES = ("et", "lt", "ru", "he")  # English is what the code itself says
DOMAIN = "clientdesk"
NOTE = "Translators:"  # begins a comment meant for the translators, right above the sentence

# gettext's own rules, as whole numbers ask for them; Babel would add a fourth form for fractions.
PLURALS = {
    "et": (2, "(n != 1)"),
    "lt": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2)"),
    "ru": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"),
    "he": (2, "(n != 1)"),
}
HEADER = """\
# {language} words of ClientDesk.
# Made from the code by resources/setup/catalogues.py; only the translations are written by hand.
#"""

# Which arguments hold what: (sentence, plural, context), by place.
CALLS: dict[str, tuple[int, int | None, int | None]] = {
    "_": (0, None, None),
    "N_": (0, None, None),
    "ngettext": (0, 1, None),
    "pgettext": (1, None, 0),
    "C_": (1, None, 0),
    "Phrase": (0, 1, None),
}


@dataclass(frozen=True)
class Sentence:
    """One sentence as the code marks it."""

    said: str
    plural: str | None
    context: str | None
    note: str | None
    line: int


class MarkError(ValueError):
    """A marked call whose words cannot be read off the code, such as an f-string or a sum of strings."""


def sentences(source: str) -> Iterator[Sentence]:
    """The marked sentences of one file, in the order of the code.

    A `Phrase` or `_` given a plain variable is passed over: what the variable holds was marked where it was written.

    Raises:
        MarkError: when a marked call is given an f-string, a sum or a choice instead of plain words.
    """
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := _called(node)) in CALLS:
            yield from _marked(node, CALLS[name], lines)


def _called(node: ast.Call) -> str:
    """The name that is called, without the module it may stand in."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _marked(node: ast.Call, places: tuple[int, int | None, int | None], lines: list[str]) -> Iterator[Sentence]:
    said_at, plural_at, context_at = places
    said = _words(node, said_at)
    if said:
        plural = None if plural_at is None else _words(node, plural_at, "plural")
        context = None if context_at is None else _words(node, context_at)
        yield Sentence(said, plural, context, _note_above(lines, node.lineno), node.lineno)


def _words(node: ast.Call, place: int, keyword: str = "") -> str | None:
    """The plain string at `place` (or under `keyword`), None where a variable or nothing stands there."""
    given: ast.expr | None = node.args[place] if place < len(node.args) else None
    for named in node.keywords:
        if keyword and named.arg == keyword:
            given = named.value
    if isinstance(given, ast.Call) and _called(given) == "N_" and given.args:
        given = given.args[0]  # marked twice: once would do
    if isinstance(given, ast.Constant):
        return given.value if isinstance(given.value, str) else None
    if given is not None and (_called(node) == "N_" or _is_put_together(given)):
        raise MarkError(f"line {node.lineno}: {ast.unparse(node)} is not one whole, plain sentence")
    return None


def _is_put_together(given: ast.expr) -> bool:
    """Whether words are made on the spot, where no translator can see them; a choice of marked ones is none."""
    if isinstance(given, ast.IfExp):
        return any(isinstance(way, ast.Constant) or _is_put_together(way) for way in (given.body, given.orelse))
    if isinstance(given, ast.BoolOp):
        return any(isinstance(way, ast.Constant) or _is_put_together(way) for way in given.values)
    if isinstance(given, ast.Call):
        called = given.func
        return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Constant | ast.JoinedStr)
    return isinstance(given, ast.JoinedStr | ast.BinOp)


def _note_above(lines: list[str], line: int) -> str | None:
    """The translators' comment that ends right above `line` (counted from 1)."""
    found: list[str] = []
    at = line - 2
    while at >= 0 and lines[at].lstrip().startswith("#"):
        found.insert(0, lines[at].lstrip().lstrip("#").strip())
        at -= 1
    note = " ".join(found)
    return note.removeprefix(NOTE).strip() if note.startswith(NOTE) else None


def gather() -> Catalog:
    """Every sentence of the package, each with the files that say it, without line numbers."""
    catalogue = Catalog(domain=DOMAIN, project="ClientDesk", charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(CHECKOUT).as_posix()
        for found in _of_file(path, where):
            catalogue.add(
                (found.said, found.plural) if found.plural else found.said,
                locations=[(where, 0)],
                auto_comments=[found.note] if found.note else [],
                context=found.context,
            )
    return catalogue


def _of_file(path: Path, where: str) -> list[Sentence]:
    try:
        return list(sentences(path.read_text("utf-8")))
    except MarkError as error:
        raise MarkError(f"{where}, {error}") from None


def read(language: str) -> Catalog:
    """The `.po` of `language` as it stands; obsolete entries are in its `obsolete`."""
    with _po(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(language: str, spoken: Catalog) -> None:
    """Bring one `.po` up to date: new sentences come empty, those no longer said go, translations stay."""
    known = read(language) if _po(language).exists() else Catalog(locale=language)
    fresh = Catalog(locale=language, domain=DOMAIN, charset="utf-8")
    forms, rule = PLURALS[language]
    fresh.mime_headers = [("Plural-Forms", f"nplurals={forms}; plural={rule};")]
    for message in sorted((each for each in spoken if each.id), key=_order):
        old = known.get(message.id, message.context)
        fresh.add(
            message.id,
            old.string if old and _fits(old, message, forms) else None,
            locations=sorted(set(message.locations)),
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old else (),
            context=message.context,
        )
    _write_po(_po(language), fresh)


def _order(message: Message) -> tuple[str, str]:
    said = message.id if isinstance(message.id, str) else message.id[0]
    return said, message.context or ""


def _fits(old: Message, new: Message, forms: int) -> bool:
    """Whether an old translation can stand: a sentence stays one, a plural has the right number of forms."""
    if isinstance(new.id, str):
        return isinstance(old.string, str)
    return isinstance(old.string, list | tuple) and len(old.string) == forms


def _write_po(path: Path, catalogue: Catalog) -> None:
    forms, rule = PLURALS[str(catalogue.locale_identifier)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        head = HEADER.format(language=catalogue.locale.english_name if catalogue.locale else "")
        file.write(
            f'{head}\nmsgid ""\nmsgstr ""\n'
            f'"Language: {catalogue.locale_identifier}\\n"\n'
            '"MIME-Version: 1.0\\n"\n'
            '"Content-Type: text/plain; charset=utf-8\\n"\n'
            '"Content-Transfer-Encoding: 8bit\\n"\n'
            f'"Plural-Forms: nplurals={forms}; plural={rule};\\n"\n\n'.encode()
        )
        write_po(file, catalogue, width=120, omit_header=True, include_lineno=False, sort_output=False)


def compile_all() -> None:
    """Write the `.mo` beside each `.po` that is newer; safe while others do the same or read it."""
    for language in LANGUAGES:
        po = _po(language)
        mo = po.with_suffix(".mo")
        if po.exists() and not (mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns):
            half = mo.with_suffix(f".{os.getpid()}.mo")
            with half.open("wb") as file:
                write_mo(file, read(language))
            half.replace(mo)


def main() -> int:
    """Bring all languages up to date and say how much is still to be translated."""
    spoken = gather()
    for language in LANGUAGES:
        update(language, spoken)
        missing = sum(1 for message in read(language) if message.id and not _is_said(message))
        print(f"{language}: {len(spoken)} sentences, {missing} to translate")
    compile_all()
    return 0


def _is_said(message: Message) -> bool:
    return bool(message.string) and all(message.string or ())


if __name__ == "__main__":
    sys.exit(main())
