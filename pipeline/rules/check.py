"""The lint of lexicons: what a linguist's slip would otherwise do in silence, each with file and line.

Letters of other keyboards, marks, presentation forms; the same entry twice; a role, kind or country that nobody knows (with the nearest one that
somebody does); words that the tokenizer cuts, so that they never match.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from ..errors import KhabarError
from ..schema import EntityType
from ..text.characters import COMBINING, INVISIBLE, PRESENTATION_FORMS, TATWEEL
from ..text.keys import key
from .documents import nearest
from .lexicon import Row, read_lexicon

_STRAY = (
    (re.compile(f"[{PRESENTATION_FORMS}]"), "a presentation form", "type the plain letter"),
    (re.compile("[گچپڤژیکہھە]"), "a Persian letter", "type the Arabic one"),
    (re.compile(TATWEEL), "a tatweel", "leave it out"),
    (re.compile(f"[{INVISIBLE}]"), "an invisible mark", "leave it out"),
)
_VOWELS = re.compile(f"[{COMBINING}]")
_WITHOUT_VOWELS = frozenset(("given_names.tsv", "surnames.tsv", "persons.tsv", "places.tsv", "cities.tsv", "organisations.tsv", "titles.tsv"))
"""Lexicons of names, in which a vowel sign is a slip; elsewhere a shadda or a tanwin tells words apart."""
_NAMED = ("role", "kind", "common")
"""Columns whose values the header of the lexicon names. «plan_word» is named by «plan»."""
_TYPES = frozenset(get_args(EntityType))
_ONCE = {
    "countries.tsv": ("id",),
    "persons.tsv": ("name",),
    "given_names.tsv": ("form",),
    "surnames.tsv": ("form",),
    "titles.tsv": ("title",),
    "places.tsv": ("name", "country", "kind"),
    "organisations.tsv": ("name", "country", "ambiguous"),
    "cities.tsv": ("id",),
    "org_heads.tsv": ("head",),
    "work_heads.tsv": ("head",),
    "name_words.tsv": ("form", "role"),
    "name_parts.tsv": ("form", "role"),
    "name_contexts.tsv": ("form",),
}
"""What may stand but once in a lexicon: a second row would be shadowed by the first, or say something else of it."""
_OF_ONE_TOKEN = {"name_words.tsv": "form", "name_parts.tsv": "form", "name_contexts.tsv": "form", "org_heads.tsv": "head", "work_heads.tsv": "head"}
"""Lexicons of words that are looked up one token at a time, and their columns."""


def check_lexicons(folder: Path, cut: Callable[[str], tuple[str, ...]] | None) -> Iterator[KhabarError]:
    """All that is wrong in the lexicons of a folder; `cut` gives the keys of a word as the tokenizer cuts it, if there is one.

    Broken rows are named, one a file.
    """
    paths = sorted(folder.glob("*.tsv"))
    countries: set[str] = set()
    if folder / "countries.tsv" in paths:
        countries = {row["id"] for row in read_lexicon(folder / "countries.tsv")}
    for path in paths:
        try:
            rows = read_lexicon(path)
        except KhabarError as error:
            yield error
            continue
        yield from _check_header(path)
        yield from _check_letters(path)
        yield from _check_twice(path, rows)
        yield from _check_values(path, rows, countries)
        if cut is not None and path.name in _OF_ONE_TOKEN:
            yield from _check_cut(rows, _OF_ONE_TOKEN[path.name], cut)


def _check_header(path: Path) -> Iterator[KhabarError]:
    with path.open(encoding="utf-8") as lines:
        if not next(lines, "").startswith("# "):
            yield KhabarError(f"{path}:1", "no line that says what it is", "open it with «# …»: what is in it, and where it comes from")


def _check_letters(path: Path) -> Iterator[KhabarError]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        for pattern, what, way_out in _STRAY:
            if found := pattern.search(line):
                yield KhabarError(f"{path}:{number}", f"{what} in «{found[0]}»", way_out)
        if path.name in _WITHOUT_VOWELS and (found := _VOWELS.search(line)):
            yield KhabarError(f"{path}:{number}", f"a vowel sign in «{line[max(0, found.start() - 8) : found.end()]}»", "lookups are without")
        for form in re.split(r"[\t|]", line):
            if form != " ".join(form.split()):
                yield KhabarError(f"{path}:{number}", f"stray blanks in «{form}»", "one blank between words, none around")


def _check_twice(path: Path, rows: list[Row]) -> Iterator[KhabarError]:
    """The same row twice, the same form twice in a cell, and what may stand but once."""
    whole: dict[tuple[str, ...], Row] = {}
    once: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first = whole.setdefault(tuple(row.cells), row)
        if first is not row:
            yield KhabarError(row.where, f"the same row as {first.where}", "keep one of the two")
            continue
        if columns := _ONCE.get(path.name):
            first = once.setdefault(tuple(key(row[column]) for column in columns), row)
            if first is not row:
                yield KhabarError(row.where, f"«{row[columns[0]]}» is given at {first.where}", "keep one of the two")
        for cell in row.cells:
            forms = cell.split("|")
            if len(set(forms)) < len(forms):
                yield KhabarError(row.where, f"a form twice in «{cell[:60]}»", "keep one of the two")


def _check_values(path: Path, rows: list[Row], countries: set[str]) -> Iterator[KhabarError]:
    """Values of roles and kinds that the header does not name, types no entity has, and countries that countries.tsv does not have."""
    comments = " ".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    named = set(re.findall(r"[A-Za-z][A-Za-z_#-]*", comments))
    for row in rows:
        for column in _NAMED:
            value = row[column] if row.has(column) else ""
            if value.isascii() and value.isidentifier() and value not in named and value.removesuffix("_word") not in named:
                yield KhabarError(row.where, f"{column} '{value}' is not one the header names", nearest(value, named))
        if row.has("type") and row["type"] not in _TYPES:
            yield KhabarError(row.where, f"no type of entity '{row['type']}'", nearest(row["type"], _TYPES))
        for country in row["country"].split("|") if row.has("country") and countries else ():
            if country and country not in countries:
                yield KhabarError(row.where, f"no country '{country}'", nearest(country, countries))


def _check_cut(rows: list[Row], column: str, cut: Callable[[str], tuple[str, ...]]) -> Iterator[KhabarError]:
    for row in rows:
        if row.has("role") and row["role"] == "particle":
            continue  # «فان غوخ»: put together again where names are read
        for form in row.forms(column):
            if len(pieces := cut(form)) > 1 and " " not in form:
                yield KhabarError(row.where, f"«{form}» is cut {'|'.join(pieces)} and never matches", "give the word without what is cut off")
