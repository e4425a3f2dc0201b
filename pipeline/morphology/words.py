"""All words the embedded morphology knows, and how well: reviewed lexicons, verb table, names, and simplemma's dictionary last."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import read_lexicon
from ..rules.nouns import Nouns
from ..rules.verbs import Reading, Verbs
from ..rules.vocabulary import FunctionWord
from ..rules.wordforms import WordForm, read_word_forms
from ..text.clitics import PROCLITICS, SUFFIXES, Known
from ..text.keys import key, spellings
from ..text.lemmas import Dictionary, dictionary

_NISBA = ("يات", "يين", "يون", "ية", "يا", "ي")
"""Endings of adjectives in ي, longest first."""
_COMMON_PERSONS = frozenset(("3ms", "3fs", "3mp", "1s", "1p"))
_COUNTING = ("unit", "ten", "teen", "tens")
"""Numbers that take no pronouns in news («ثلاثه عشر» is ثلاثة)."""
_ASKABLE = ("ADV", "AUX", "DET", "PRON")
_NAMES = {
    **dict.fromkeys(("given_names.tsv", "surnames.tsv"), ("form",)),
    **dict.fromkeys(("places.tsv", "organisations.tsv"), ("name", "aliases")),
    "persons.tsv": ("short",),
}
"""Lexicons of names whose words are known only if they do not look like others with clitics, and their columns."""
_SHORTEST_BASE = 3
"""Letters of a word that an adjective in ي may be made of."""


class Words(NamedTuple):
    """Read once a model; `text.clitics.Lookup` says who asks. `ranks` has every known key but the adjectives in ي, which `rank` derives."""

    ranks: dict[str, Known]
    forms: dict[str, tuple[WordForm, ...]]
    in_ya: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    of_speaker: frozenset[str]
    function_words: Mapping[str, FunctionWord]
    verbs: Verbs
    dictionary: Dictionary

    def rank(self, key_: str) -> Known:
        """How well a key is known as a word."""
        known = self.ranks.get(key_)
        if known is not None and known >= Known.DERIVED:
            return known
        if known is None:
            known = self.ranks.get(key_[2:], Known.UNKNOWN) if key_.startswith("ال") and len(key_) > 4 else Known.UNKNOWN
        if known < Known.DERIVED and "ي" in key_[-3:] and self.nisba(key_):
            return Known.DERIVED
        return known

    def nisba(self, key_: str) -> str | None:
        """The masculine of an adjective in ي of a word known well («كارثية» of «كارثة»), or None."""
        plain = key_[2:] if key_.startswith("ال") else key_
        for ending in _NISBA:
            base = plain.removesuffix(ending)
            if len(base) < len(plain):
                if len(base) >= _SHORTEST_BASE and any(self.ranks.get(word, 0) == Known.WORD for word in (base, base + "ة", base + "ا")):
                    return base + "ي"
                return None
        return None

    def is_noun(self, key_: str) -> bool:
        """Is a key a reviewed word that takes pronouns: a noun, a masdar («حثهم») or an elative («أكبرهم»), no other adjective, number or name?"""
        forms = self.forms.get(key_)
        if forms is not None:
            return any(form.pos == "NOUN" or form.written.startswith("أ") for form in forms) and key_ not in self.numbers
        if key_ in self.names or key_ in self.numbers or key_ in self.function_words:
            return False
        is_masdar = any(reading.tense == "masdar" for reading in self.verbs.readings.get(key_, ()))
        return is_masdar or (len(key_) > 2 and self.ranks.get(key_) == Known.WORD)

    def is_other_with_yaa(self, key_: str) -> bool:
        """Is a key that of a function word in ى («وإلى»), and with ي of a noun or adjective («والي»)?"""
        word = self.function_words.get(key_)
        return word is not None and word.form.endswith("ى") and key_ in self.forms

    def is_verb(self, key_: str) -> bool:
        """Is a key a finite verb of the model?"""
        return key_ in self.verbs.finite

    def is_only_verb(self, key_: str) -> bool:
        """Is a key a finite verb and nothing else, so that ب and ك are none before it?"""
        if self.ranks.get(key_) == Known.WORD:
            return False
        readings = self.verbs.readings.get(key_)
        if readings:
            return all(reading.tense in ("past", "present") for reading in readings)
        return self.dictionary.is_verb_form(key_)

    def is_speakers(self, key_: str) -> bool:
        """Is a noun in ة more likely the speaker's own («زوجتي») than the dual of a construct («مدينتي حلب وإدلب»)?"""
        return key_ in self.of_speaker

    def is_askable(self, key_: str) -> bool:
        """Is a key a function word that questions begin with behind their أ («أليس», «أولم», «أهذا»)?"""
        word = self.function_words.get(key_)
        if word is None:
            return False
        return word.pos in _ASKABLE if len(word.pieces) == 1 else word.pieces[0] in ("و", "ف")

    def is_present(self, key_: str) -> bool:
        """Is a key a verb of the present?"""
        readings = self.verbs.readings.get(key_)
        if readings:
            return any(reading.tense == "present" for reading in readings)
        return key_[0] in "يتن" and self.dictionary.is_verb_form(key_)


def read_words(
    folder: Path,
    verbs: Verbs,
    nouns: Nouns,
    function_words: Mapping[str, FunctionWord],
    of_speaker: frozenset[str],
    lexicon_words: tuple[set[str], set[str]],
) -> Words:
    """The words of a lexicon folder, with what was read of it before; `lexicon_words` as `rules.lexicon.words_of` gives them."""
    alone, inside = lexicon_words
    forms = read_word_forms(folder)
    names = frozenset(key(row["form"]) for row in read_lexicon(folder / "names.tsv"))
    places = _names_in(folder / "countries.tsv") | (_names_in(folder / "places.tsv", ambiguous="") - forms.keys())
    listed = dictionary()
    ranks = dict.fromkeys(listed.lemmas, Known.LISTED)
    ranks.update(dict.fromkeys(listed.verb_forms(), Known.RARE_VERB))
    _raise(ranks, ((spelling, Known.HURRIED) for word in {*forms, *alone} for spelling in spellings(word) if spelling != word))
    _raise(ranks, ((word, Known.VERB) for word, readings in verbs.readings.items() if not word.startswith("وو") and _is_common(readings)))
    reviewed = {*alone, *forms, *names, *function_words}
    reviewed -= {word for word in alone if not word.startswith("لل") and _has_clitic(word, reviewed)}  # «للميلاد» marks an era as it is
    named = list(_names_of_one_word(folder))
    words = reviewed | {name for name, _ in named}
    # A word of a phrase may have a clitic («لدعم», «بالقاهرة»).
    reviewed |= {word for word in inside if not (_has_clitic(word, words) or (word[0] in PROCLITICS and word[1:] in words))}
    reviewed -= {word for word in verbs.finite if word not in forms and word not in names and word not in function_words}
    _raise(ranks, ((word, Known.WORD) for word in reviewed | _hurried(folder) | _counted(folder, reviewed)))
    whole = [name for name, least in named if not _looks_cut(name, ranks, least)]  # asked before there are names among the words
    unheard = frozenset(name for name in whole if name not in ranks)
    _raise(ranks, ((name, Known.WORD) for name in whole))
    _raise(ranks, ((spelling, Known.HURRIED) for name in whole for spelling in spellings(name) if spelling != name))
    names |= unheard  # words that only names are take no pronouns: «مكروه» is no «مكرون» of his
    numbers = frozenset(key(row["form"]) for row in read_lexicon(folder / "numbers.tsv") if row["role"] in _COUNTING)
    return Words(ranks, forms, nouns.in_ya, names, places, numbers, of_speaker, function_words, verbs, listed)


def _names_of_one_word(folder: Path) -> Iterator[tuple[str, Known]]:
    """The keys of the names of people, places and organisations that are one word and no everyday one, and what is better known than they are."""
    for name, columns in _NAMES.items():
        least = Known.VERB if name == "persons.tsv" else Known.LISTED
        for row in read_lexicon(folder / name):
            if row["ambiguous"] != "yes":
                yield from ((key(form), least) for form in row.forms(*columns) if " " not in form)


def _looks_cut(name: str, ranks: Mapping[str, Known], least: Known) -> bool:
    """Is a name spelt like a clitic and a word («وسوف»), or like a word with a pronoun («آنه»)? names.tsv has those that are names all the same."""
    if name[0] in PROCLITICS and ranks.get(name[1:], Known.UNKNOWN) >= least:
        return True
    if not name.endswith(SUFFIXES):
        return False
    return any(name.endswith(suffix) and ranks.get(name.removesuffix(suffix), Known.UNKNOWN) >= least for suffix in SUFFIXES)


def _hurried(folder: Path) -> set[str]:
    """Numbers and units with ه for ة: counted every day and hardly ever somebody's («ساعه» is no courier of his)."""
    units = (form for row in read_lexicon(folder / "units.tsv") for form in row.forms("singular"))
    numbers = (row["form"] for row in read_lexicon(folder / "numbers.tsv") if row["role"] in _COUNTING)
    return {spelling for form in (*units, *numbers) for spelling in spellings(key(form)) if spelling.endswith("ه")}


def _counted(folder: Path, reviewed: set[str]) -> set[str]:
    """Forms of counted nouns that look like a word with clitics: accusatives with «نا» («90 فرنا»), duals with «و» («وزيرتان»)."""
    files = (("counted_nouns.tsv", "noun"), ("person_nouns.tsv", "noun"), ("units.tsv", "singular"))
    nouns = {key(form) for name, column in files for row in read_lexicon(folder / name) for form in row.forms(column) if " " not in form}
    accusatives = {noun + "ا" for noun in nouns if noun.endswith("ن")}
    stems = (noun[:-1] + "ت" if noun.endswith("ة") else noun for noun in nouns if noun[0] in PROCLITICS)
    duals = {stem + ending for stem in stems for ending in ("ان", "ين")}
    return accusatives | {dual for dual in duals if dual[1:] not in reviewed}


def _has_clitic(word: str, reviewed: set[str]) -> bool:
    """Is a word of a lexicon one with a clitic before its article («للغاية», «بالمئة»)?"""
    return word.startswith("لل") or (word[1:3] == "ال" and word[0] in PROCLITICS and len(word) > 5 and not reviewed.isdisjoint((word[1:], word[3:])))


def _names_in(path: Path, **wanted: str) -> frozenset[str]:
    """The names of one word in a lexicon of places, without article; of rows with these cells only."""
    rows = (row for row in read_lexicon(path) if all(row[column] == value for column, value in wanted.items()))
    forms = (key(form) for row in rows for form in row.forms("name", "aliases") if " " not in form)
    return frozenset(form.removeprefix("ال") if len(form) > 4 else form for form in forms)


def _is_common(readings: Iterable[Reading]) -> bool:
    """Is one reading no dual, no feminine plural and no second person? «ودعا» is rather «دعا» behind a و than two who say farewell."""
    return any(reading.tense in ("masdar", "participle") or reading.persons & _COMMON_PERSONS for reading in readings)


def _raise(ranks: dict[str, Known], better: Iterable[tuple[str, Known]]) -> None:
    """Give words a higher rank; none goes down."""
    for word, known in better:
        if known > ranks.get(word, Known.UNKNOWN):
            ranks[word] = known
