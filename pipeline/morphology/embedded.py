"""What a written word is made of and what its parts are, from the model's own tables and simplemma's dictionary: no data to be fetched.

The cuts come from `text.clitics`; here each piece gets its lemma, part of speech and features, "" where lexicon and form do not tell. A word is
looked at by itself: of «قتل» the noun is given, which verb and noun share, and what stands around it is left to the stages that ask.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from ..rules.verbs import Reading
from ..rules.wordforms import WordForm
from ..text.characters import FATHATAN
from ..text.clitics import Known, make_segmenter
from ..text.keys import unmark
from ..text.tokens import ENCLITIC, PROCLITIC, Piece
from .words import Words

_CLITICS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ل": "ADP", "ك": "ADP", "س": "AUX", "ا": "PART"}
_PERSONS = {"m": "Masc", "f": "Fem", "s": "Sing", "d": "Dual", "p": "Plur"}
_SOUND = (("تين", "ة"), ("تان", "ة"), ("ات", "ة"), ("ات", ""), ("ون", ""), ("ين", ""), ("ان", ""), ("ا", ""), ("ة", ""))
"""Endings of regular inflection, and what they stand for in the lemma."""
_NUMBERS = (("تين", "Dual", "Fem"), ("تان", "Dual", "Fem"), ("ات", "Plur", "Fem"), ("ون", "Plur", "Masc"), ("ة", "Sing", "Fem"))
"""What endings tell of number and gender; «ين» and «ان» may be dual or plural, or belong to the word."""
_NUMBER_ORDER = ("Sing", "Plur", "Dual")
"""The likelier first: «سوريين» are rather many than two."""

_HOSTS = 20_000
"""Pieces kept with what they are: the same host stands behind many clitics."""

Described = tuple[str, str, str]
"""Lemma, part of speech, features."""


def make_cutter(words: Words) -> Callable[[str], list[Piece]]:
    """A function from a written word to its pieces, of which nothing more is said: lexicons ask no more, and it takes a third of the time."""
    return make_segmenter(words, {key_: word.pieces for key_, word in words.function_words.items()})


def make_analyser(words: Words) -> Callable[[str], list[Piece]]:
    """A function from a written word to its pieces with lemma, part of speech (universal tags) and features."""
    segment = make_cutter(words)
    describe = lru_cache(maxsize=_HOSTS)(_Describer(words).describe)

    def analyse(word: str) -> list[Piece]:
        found, start = [], 0
        pieces = segment(word)
        last = len(pieces) - 1
        for n, piece in enumerate(pieces):
            written = word[start : start + piece.length]
            start += piece.length
            before = pieces[n - 1].key if n else ""
            lemma, pos, morph = describe(written, piece.key, piece.kind, before, n < last and pieces[n + 1].kind == ENCLITIC)
            found.append(Piece(piece.length, piece.key, piece.kind, lemma, pos, morph))
        return found

    return analyse


class _Describer:
    """What a piece is. Tables before forms, forms before the dictionary."""

    def __init__(self, words: Words) -> None:
        self.words, self.verbs, self.function_words = words, words.verbs, words.function_words

    def describe(self, written: str, key_: str, kind: str, before: str, suffixed: bool) -> Described:
        """Lemma, part of speech and features of a piece behind another with the key `before`, in front of a pronoun if `suffixed`."""
        if kind == PROCLITIC or key_ == "و":
            return written[0], _CLITICS.get(key_, ""), ""
        if kind == ENCLITIC:
            return key_, "PRON", ""
        plain = unmark(written)
        if key_ in self.function_words:
            return plain, self.function_words[key_].pos, ""
        is_verb = key_ in self.verbs.finite and (plain.endswith("ى") or key_[2:] not in self.words.forms)  # «التقى», «التزم»
        definite = key_.startswith("ال") and len(key_) > 4 and not is_verb and (key_ not in self.words.forms or key_[2:] in self.words.forms)
        base = key_[2:] if definite else key_
        bare = plain[2:] if definite and plain.startswith("ال") else plain
        state = "Def" if definite else "Cons" if suffixed else "Ind" if FATHATAN in written else ""
        verb = None if definite or FATHATAN in written or plain.endswith("ة") or before in ("ب", "ك") else self._verb(key_)
        noun = self._noun(base, bare)
        if verb and (noun is None or before == "س" or key_[0] == "ي" or (suffixed and verb.tense == "present") or _is_broken_plural(noun)):
            return verb.lemma.replace("ّ", ""), "VERB", _of_verb(verb)
        if noun:
            number = "" if noun.number == "Sing" and suffixed and plain.endswith("ا") else noun.number
            return noun.lemma, noun.pos, features(Definite=state, Gender=noun.gender, Number=number)
        lemma, pos = self._derive(base, bare)
        if pos == "VERB" and definite:
            pos = ""
        number, gender = next(((number, gender) for ending, number, gender in _NUMBERS if base.endswith(ending)), ("", ""))
        return lemma, pos, "" if pos in ("PROPN", "VERB") else features(Definite=state, Gender=gender, Number=number)

    def _verb(self, key_: str) -> Reading | None:
        """The best finite reading of a form."""
        if key_ not in self.verbs.finite:
            return None
        return next(reading for reading in self.verbs.readings[key_] if reading.tense in ("past", "present"))

    def _noun(self, base: str, written: str) -> WordForm | None:
        """The best reading as a noun or adjective.

        Spelt as written if there is one, singular before plural before dual. In ي and ية an adjective rather than a noun («السياسي», «الوطنية»,
        not «عملية»); else a noun («سياسيون»), and a lemma before what is derived from one.
        """
        readings = self.words.forms.get(base)
        if not readings or base in self.words.places:
            return None
        adjective = base.endswith(("ي", "ية", "يا")) and base not in self.words.in_ya

        def preference(form: WordForm) -> tuple[bool, int, bool, bool]:
            return form.written != written, _NUMBER_ORDER.index(form.number), (form.pos == "ADJ") != adjective, form.written != form.lemma

        return min(readings, key=preference)

    def _derive(self, base: str, written: str) -> tuple[str, str]:
        """Lemma and part of speech of a word in no table of nouns."""
        if base in self.words.names or base in self.words.places:
            return written, "PROPN"
        if any(reading.tense in ("masdar", "participle") for reading in self.verbs.readings.get(base, ())):
            return self._uninflected(base, written), "NOUN" if self._is_masdar(base) else "ADJ"
        if nisba := self.words.nisba(base):
            return written[: len(nisba)], "ADJ"
        lemma = self.words.dictionary.lemmas.get(base)
        if lemma is None:
            return self._uninflected(base, written), ""
        if lemma not in self.words.dictionary.verbs:
            return lemma, ""
        if self.words.dictionary.is_verb_form(base):
            return lemma, "VERB"
        return self._uninflected(base, written), ""

    def _is_masdar(self, base: str) -> bool:
        return any(reading.tense == "masdar" for reading in self.verbs.readings[base])

    def _uninflected(self, base: str, written: str) -> str:
        """A word without the endings of regular inflection, if what remains is known; else the word as it is."""
        for ending, restored in _SOUND:
            stem = base.removesuffix(ending)
            if len(stem) < len(base) and len(stem) > 2 and self.words.rank(stem + restored) >= Known.LISTED:
                return written[: len(written) - len(ending)] + restored
        return written


@cache
def features(**values: str) -> str:
    """Universal features as one string, "" for none; there are few, so each is put together once.

    >>> features(Number="Sing", Gender="", Definite="Def")
    'Definite=Def|Number=Sing'
    """
    return "|".join(f"{name}={value}" for name, value in sorted(values.items()) if value)


def _is_broken_plural(form: WordForm) -> bool:
    """«كتب» is rather he wrote than books, where neither article nor tanwin shows the noun."""
    return form.number == "Plur" and not form.gender


def _of_verb(reading: Reading) -> str:
    """Features of a finite verb; those of the persons only where all readings agree."""
    aspect = "Perf" if reading.tense == "past" else "Imp"
    persons = reading.persons
    person = {person[0] for person in persons}
    gender = {person[1] for person in persons if len(person) == 3}
    number = {person[-1] for person in persons}
    return features(
        Aspect=aspect,
        Gender=_PERSONS[gender.pop()] if len(gender) == 1 else "",
        Number=_PERSONS[number.pop()] if len(number) == 1 else "",
        Person=person.pop() if len(person) == 1 else "",
        Voice="Pass" if reading.voice == "passive" else "Act",
    )
