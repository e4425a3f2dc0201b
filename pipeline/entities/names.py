"""What the model knows of the names of people: given names, surnames, particles, titles, and the people everybody knows.

A part of a name is sure («محمد», «بوتين») or doubtful, since it is an everyday word too («كريم», «الأسد»): then what stands around it decides.
The parts that only Wikidata's table has are sure where no dictionary has them as words.
"""

from collections.abc import Callable, Iterator
from enum import IntFlag
from pathlib import Path
from typing import Literal, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..rules.vocabulary import Vocabulary
from ..text.keys import key, spellings

_ALI = "علي"
"""The one name that is spelt like a function word, «على», once final ى is folded."""


class Part(IntFlag):
    """What a word or phrase can be in a name. SURE: it is hardly anything else. FAMOUS: newspapers use it alone for one known person."""

    GIVEN = 1
    SURNAME = 2
    SURE = 4
    FAMOUS = 8
    ARAB = 16
    RARE = 32
    """Only in Wikidata's table: good inside a name, too little to open one that nothing else speaks for."""


TitleKind = Literal["post", "honorific", "kin"]


class Person(NamedTuple):
    """Somebody known: the canonical name and the country."""

    name: str
    country: str | None


class NameLexicon(NamedTuple):
    """`parts` by single key, `compounds` of several; `people` by full name, `famous` by the short one; `words` of names by role; `titles` by phrase."""

    parts: dict[str, Part]
    compounds: PhraseIndex[Part]
    people: PhraseIndex[Person]
    famous: PhraseIndex[Person]
    titles: PhraseIndex[TitleKind]
    words: dict[str, frozenset[str]]
    starts: frozenset[str]


def read_names(folder: Path, keys: Keys, vocabulary: Vocabulary) -> NameLexicon:
    """given_names.tsv, surnames.tsv, wikidata_names.tsv, names.tsv, persons.tsv, titles.tsv and name_parts.tsv of a lexicon folder."""
    parts: dict[str, Part] = {}
    compounds: dict[tuple[str, ...], Part] = {}
    for form, part in (*_listed(folder), *_of_people(folder), *_of_wikidata(folder, vocabulary.is_word)):
        phrase = _keys(form)
        if len(phrase) > 1:
            compounds[phrase] = compounds.get(phrase, Part(0)) | part
            continue
        for spelling in spellings(phrase[0]):
            parts[spelling] = parts.get(spelling, Part(0)) | part
    clear = {key(form) for row in read_lexicon(folder / "persons.tsv") if row["ambiguous"] != "yes" for form in row.forms("short")}
    doubtful = {key(form) for name in ("given_names.tsv", "surnames.tsv") for form in _doubtful(folder / name)} - clear
    for word, part in parts.items():
        if word in doubtful or vocabulary.is_everyday_noun(word) or (not part & Part.ARAB and vocabulary.is_everyday_verb(word)):
            parts[word] = part & ~Part.SURE
    roles = _roles(folder)
    for word in ((vocabulary.function_words - {_ALI}) | roles["of_god"]) & parts.keys():
        del parts[word]
    people: PhraseIndex[Person] = PhraseIndex()
    famous: PhraseIndex[Person] = PhraseIndex()
    for row in read_lexicon(folder / "persons.tsv"):
        person = Person(row["name"], row["country"] or None)
        for form in row.forms("name", "aliases"):
            people.add(_keys(form), person)
        for form in row.forms("short"):
            famous.add(_keys(form), person)
    index: PhraseIndex[Part] = PhraseIndex()
    for phrase, part in compounds.items():
        index.add(phrase, part)
    titles: PhraseIndex[TitleKind] = PhraseIndex()
    for row in read_lexicon(folder / "titles.tsv"):
        titles.add(keys(row["title"]), row["kind"])  # type: ignore[arg-type]
    openers = {word for word, part in parts.items() if not part & Part.RARE}
    starts = openers | set(index.firsts()) | set(people.firsts()) | set(titles.firsts())
    starts |= roles["kunya"] | roles["clan"] | roles["son"] | roles["servant"] | roles["speech"]
    return NameLexicon(parts, index, people, famous, titles, roles, frozenset(starts))


def _keys(name: str) -> tuple[str, ...]:
    """The keys of a name, which has no clitics: what the tokenizer takes for a word with some («آنه») is rather that word."""
    return tuple(map(key, name.split()))


def _roles(folder: Path) -> dict[str, frozenset[str]]:
    """The keys of name_parts.tsv by role."""
    words: dict[str, set[str]] = {}
    for row in read_lexicon(folder / "name_parts.tsv"):
        words.setdefault(row["role"], set()).update(spellings(key(row["form"])))
    return {role: frozenset(found) for role, found in words.items()}


Listed = tuple[str, Part]
"""A form, and what it can be."""


def _listed(folder: Path) -> Iterator[Listed]:
    """The parts of given_names.tsv, surnames.tsv and names.tsv."""
    for name, part in (("given_names.tsv", Part.GIVEN), ("surnames.tsv", Part.SURNAME)):
        for row in read_lexicon(folder / name):
            sure = Part(0) if row["ambiguous"] == "yes" else Part.SURE
            arab = Part.ARAB if row["origin"] == "arab" else Part(0)
            yield row["form"], part | sure | arab
    for row in read_lexicon(folder / "names.tsv"):
        if row["kind"] in ("given", "surname"):
            yield row["form"], (Part.GIVEN if row["kind"] == "given" else Part.SURNAME) | Part.SURE


def _of_people(folder: Path) -> Iterator[Listed]:
    """The short names of persons.tsv."""
    for row in read_lexicon(folder / "persons.tsv"):
        part = Part.SURNAME | Part.FAMOUS | (Part(0) if row["ambiguous"] == "yes" else Part.SURE)
        for form in row.forms("short"):
            yield form, part


def _of_wikidata(folder: Path, is_word: Callable[[str], bool]) -> Iterator[Listed]:
    """The parts of wikidata_names.tsv that are no everyday words."""
    for row in read_lexicon(folder / "wikidata_names.tsv"):
        form = row["form"]
        if " " not in form and not is_word(form) and not is_word(form.removeprefix("ال")):
            part = Part.GIVEN if int(row["given"]) >= int(row["surname"]) else Part.SURNAME
            yield form, part | Part.SURE | Part.RARE


def _doubtful(path: Path) -> Iterator[str]:
    """The forms marked as everyday words."""
    return (row["form"] for row in read_lexicon(path) if row["ambiguous"] == "yes" and " " not in row["form"])
