"""What the model knows of the names of people: given names, surnames, particles, titles, and the people everybody knows.

A part of a name is sure («محمد», «بوتين») or doubtful, since it is an everyday word too («كريم», «الأسد»): then what stands around it decides.
The parts that only Wikidata's table has are sure where no dictionary has them as words.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from sys import intern
from typing import Literal, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, Row, read_lexicon
from ..rules.vocabulary import Vocabulary
from ..text.keys import key, spellings

ALI = "علي"
"""The one name that is spelt like a function word, «على», once final ى is folded."""

_SHORTEST_TITLE = 3
"""Letters of a title that has a dual and a plural: no abbreviation («د»)."""


class Part:
    """What a word or phrase can be in a name: flags of an int.

    SURE: it is hardly anything else. FAMOUS: newspapers use it alone for somebody known. ARAB: of an Arab name. RARE: see below.
    """

    NONE = 0
    GIVEN = 1
    SURNAME = 2
    SURE = 4
    FAMOUS = 8
    ARAB = 16
    RARE = 32
    """Only in Wikidata's table: good inside a name, too little to open one that nothing else speaks for."""


TitleKind = Literal["post", "honorific", "kin"]


class Several(NamedTuple):
    """A title in the dual or plural: in the singular, and whether it is of two."""

    singular: str
    kind: TitleKind
    dual: bool


class Person(NamedTuple):
    """Somebody known: the canonical name and the country."""

    name: str
    country: str | None


class NameLexicon(NamedTuple):
    """What is known of names, by key.

    `parts` are of one key, `compounds` of several; `people` are known by full name, `famous` by a short one that is nobody else's; `several` are
    the titles of more than one; `words` of names by role.
    """

    parts: dict[str, int]
    compounds: PhraseIndex[int]
    people: PhraseIndex[Person]
    famous: PhraseIndex[Person]
    titles: PhraseIndex[TitleKind]
    several: dict[str, Several]
    words: dict[str, frozenset[str]]


def read_names(folder: Path, keys: Keys, vocabulary: Vocabulary) -> NameLexicon:
    """given_names.tsv, surnames.tsv, wikidata_names.tsv, names.tsv, persons.tsv, titles.tsv and name_parts.tsv of a lexicon folder."""
    barred = vocabulary.function_words - {ALI}
    parts: dict[str, int] = {}
    compounds: dict[tuple[str, ...], int] = {}
    given, surnames, known = (read_lexicon(folder / name) for name in ("given_names.tsv", "surnames.tsv", "persons.tsv"))
    for form, part in (*_listed(folder, given, surnames), *_of_people(known), *_of_wikidata(folder, vocabulary.is_word)):
        phrase = _keys(form)
        if phrase[0] in barred:
            continue
        if len(phrase) > 1:
            compounds[phrase] = compounds.get(phrase, Part.NONE) | part
            continue
        for spelling in spellings(phrase[0]):
            parts[spelling] = parts.get(spelling, Part.NONE) | part
    doubtful, clear = _doubtful(((given, "form"), (surnames, "form"), (known, "short")))
    for word, part in parts.items():
        if (
            (word in doubtful and word not in clear)
            or vocabulary.is_everyday_noun(word)
            or (not part & Part.ARAB and vocabulary.is_everyday_verb(word))
        ):
            parts[word] = part & ~Part.SURE
    roles = _roles(folder)
    for word in roles["of_god"] & parts.keys():
        del parts[word]
    people: PhraseIndex[Person] = PhraseIndex()
    shorts: dict[tuple[str, ...], set[Person]] = {}
    for row in known:
        person = Person(row["name"], intern(row["country"]) or None)
        for form in row.forms("name", "aliases"):
            if (phrase := _keys(form))[0] not in barred:
                people.add(phrase, person)
        for form in row.forms("short"):
            shorts.setdefault(_keys(form), set()).add(person)
    famous: PhraseIndex[Person] = PhraseIndex()
    for phrase, meant in shorts.items():
        if len(meant) == 1:  # «الحريري» are several
            famous.add(phrase, *meant)
    index: PhraseIndex[int] = PhraseIndex()
    for phrase, part in compounds.items():
        index.add(phrase, part)
    titles: PhraseIndex[TitleKind] = PhraseIndex()
    for row in read_lexicon(folder / "titles.tsv"):
        titles.add(keys(row["title"]), row["kind"])  # type: ignore[arg-type]
    return NameLexicon(parts, index, people, famous, titles, _several(folder), roles)


def _keys(name: str) -> tuple[str, ...]:
    """The keys of a name, which has no clitics: what the tokenizer takes for a word with some («آنه») is rather that word."""
    return tuple(map(key, name.split()))


def _roles(folder: Path) -> dict[str, frozenset[str]]:
    """The keys of name_parts.tsv by role."""
    words: dict[str, set[str]] = {}
    for row in read_lexicon(folder / "name_parts.tsv"):
        words.setdefault(row["role"], set()).update(spellings(key(row["form"])))
    return {role: frozenset(found) for role, found in words.items()}


def _several(folder: Path) -> dict[str, Several]:
    """The duals and plurals of the titles of one word: «الوزيران», «وزيرا …», «الوزراء», «وزراء …»; broken plurals from person_nouns.tsv.

    Forms of address have no construct. A plural with article that is spelt like a dual («المديرين») may be of two or more.
    """
    plurals = {row["noun"]: [key(form) for form in row.forms("plurals")] for row in read_lexicon(folder / "person_nouns.tsv")}
    several: dict[str, Several] = {}
    for row in read_lexicon(folder / "titles.tsv"):
        singular, kind = row["title"].removeprefix("ال"), row["kind"]
        if kind == "kin" or " " in singular or len(singular) < _SHORTEST_TITLE:
            continue
        stem = key(singular)
        feminine = stem.endswith("ة")
        stem = stem[:-1] + "ت" if feminine else stem
        many = plurals.get(singular) or ([stem[:-1] + "ات"] if feminine else [stem + ending for ending in ("ون", "ين", "و", "ي")])
        duals = {stem + ending for ending in ("ان", "ين", "ا", "ي")}
        for form in (*many, *duals):
            full = form in many or form.endswith("ن")
            dual = form in duals and form not in many
            if full:
                several.setdefault("ال" + form, Several("ال" + singular, kind, dual))  # type: ignore[arg-type]
            if kind == "post" and not form.endswith(("ان", "ين", "ون")):
                several.setdefault(form, Several(singular, kind, dual))  # type: ignore[arg-type]
    return several


Listed = tuple[str, int]
"""A form, and what it can be."""


def _listed(folder: Path, given: list[Row], surnames: list[Row]) -> Iterator[Listed]:
    """The parts of given_names.tsv, surnames.tsv and names.tsv."""
    for rows, part in ((given, Part.GIVEN), (surnames, Part.SURNAME)):
        for row in rows:
            sure = Part.NONE if row["ambiguous"] == "yes" else Part.SURE
            arab = Part.ARAB if row["origin"] == "arab" else Part.NONE
            yield row["form"], part | sure | arab
    for row in read_lexicon(folder / "names.tsv"):
        if row["kind"] in ("given", "surname"):
            yield row["form"], (Part.GIVEN if row["kind"] == "given" else Part.SURNAME) | Part.SURE


def _of_people(known: list[Row]) -> Iterator[Listed]:
    """The short names of persons.tsv."""
    for row in known:
        part = Part.SURNAME | Part.FAMOUS | (Part.NONE if row["ambiguous"] == "yes" else Part.SURE)
        for form in row.forms("short"):
            yield form, part


def _of_wikidata(folder: Path, is_word: Callable[[str], bool]) -> Iterator[Listed]:
    """The parts of wikidata_names.tsv that are no everyday words."""
    for row in read_lexicon(folder / "wikidata_names.tsv"):
        form = row["form"]
        if " " not in form and not is_word(form) and not is_word(form.removeprefix("ال")):
            part = Part.GIVEN if int(row["given"]) >= int(row["surname"]) else Part.SURNAME
            yield form, part | Part.SURE | Part.RARE


def _doubtful(lists: Iterable[tuple[list[Row], str]]) -> tuple[set[str], set[str]]:
    """The keys of forms that one of the lists marks as everyday words, and of those that one does not; each with the column of its forms."""
    doubtful: set[str] = set()
    clear: set[str] = set()
    for rows, column in lists:
        for row in rows:
            (doubtful if row["ambiguous"] == "yes" else clear).update(key(form) for form in row.forms(column))
    return doubtful, clear
