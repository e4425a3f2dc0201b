"""What a word may be wherever it stands, looked up once for all texts while the word is met.

What it is in its place in a sentence is for `partofspeech` (a verb or a noun) and `heads` (what a noun phrase stands for) to say.
"""

from functools import cached_property

from ..rules.vocabulary import Vocabulary
from ..text.keys import key as key_of
from ..text.recent import Recent
from .words import EventWords, bare, looks_masdar

_KEPT = 10_000
"""Entries of each generation that are kept, of some 800 bytes."""


class Entry:
    """One key; each question is answered when it is first asked."""

    def __init__(self, key: str, words: EventWords, vocabulary: Vocabulary) -> None:
        self.key, self.plain = key, bare(key)
        self._words, self._vocabulary = words, vocabulary
        self._classes: dict[tuple[bool, bool, bool], frozenset[str]] = {}

    @cached_property
    def is_unknown(self) -> bool:
        """Is it in no dictionary, with or without article? Most likely a name, then."""
        is_word = self._vocabulary.is_word
        return len(self.key) > 2 and not is_word(self.key) and not is_word(self.plain)

    @cached_property
    def is_form_of_noun(self) -> bool:
        """Is it a form of a reviewed noun?"""
        return any(form.pos == "NOUN" for form in self._vocabulary.word_forms.get(self.key, ()))

    @cached_property
    def is_singular_noun(self) -> bool:
        """Is it a noun in the singular without article, which a construct may follow?"""
        forms = self._vocabulary.word_forms.get(self.key, ())
        return not self.key.startswith("ال") and any(form.pos == "NOUN" and form.number == "Sing" for form in forms)

    @cached_property
    def is_noun_too(self) -> bool:
        """May a form of a verb be a noun in other places («قتل», «عقد», «وفدا»)?"""
        key, nouns = self.key, self._vocabulary.nouns
        return (
            self.plain in nouns.people
            or key in nouns.things
            or key in nouns.bodies
            or key in nouns.posts
            or self._vocabulary.verbs.has_tense(key, "masdar", "participle")
            or (key.endswith("ا") and key in self._vocabulary.word_forms)  # «التقى الوزير وفدا»
            or (key.endswith("ا") and self._vocabulary.verbs.has_tense(key[:-1], "masdar", "participle"))  # «عقداً» is no dual of a verb
        )

    @cached_property
    def is_absolute(self) -> bool:
        """A dual or sound plural with its ن, which no construct follows: «يغتال مسلحون | ضباط الجيش»."""
        if not self.key.endswith(("ون", "ين", "ان")):
            return False
        plain = self.plain[:-2]
        stems = (plain, plain[:-1] + "ة") if plain.endswith("ت") else (plain,)
        forms = self._vocabulary.word_forms.get(self.plain, ())
        return any(form.number in ("Dual", "Plur") and key_of(form.lemma) in stems for form in forms)

    @cached_property
    def has_own_al(self) -> bool:
        """Does it begin with an ال that is no article («الغاء» without its hamza)? It is known, then, and what stands behind ال is not."""
        if not self.key.startswith("ال"):
            return False
        vocabulary = self._vocabulary
        is_known = self.key in vocabulary.word_forms or vocabulary.verbs.has_tense(self.key, "masdar", "participle")
        return is_known and not vocabulary.is_word(self.key[2:])

    @cached_property
    def has_tanwin(self) -> bool:
        """Is it a noun or adjective in the accusative with its alif («هجوما», «رسميا»)? «رئيسا الوزراء» may be two."""
        key, nouns, word_forms = self.key, self._vocabulary.nouns, self._vocabulary.word_forms
        if not key.endswith("ا") or len(key) < 4 or key.startswith("ال") or key in nouns.things:
            return False
        stem = key[:-1]
        if stem in nouns.people or stem in nouns.posts or any(key_of(form.lemma) == key for form in word_forms.get(key, ())):
            return False
        forms = word_forms.get(stem, ())
        return any(form.number == "Sing" or form.pos == "ADJ" for form in forms) or self._vocabulary.verbs.has_tense(stem, "masdar", "participle")

    @cached_property
    def is_circumstance(self) -> bool:
        """May it be an active participle in the accusative, which says what somebody does besides («مطالبا», «مؤكدة»)?"""
        if not self.key.endswith("ا") or self.key.startswith("ال") or self.is_form_of_noun:
            return False
        return any(reading.tense == "participle" and reading.voice == "active" for reading in self._vocabulary.verbs.readings.get(self.key, ()))

    @cached_property
    def is_name(self) -> bool:
        """May it be a name behind a title («وزير الصحة سامي خليل»)? No noun, no masdar, no form that is only a verb, no «قائلا»."""
        key, nouns = self.key, self._vocabulary.nouns
        if self.plain in nouns.things or self.plain in nouns.people or key in self._words.actor or self._vocabulary.verbs.has_tense(key, "masdar"):
            return False
        if self.is_form_of_noun:
            return False
        return key not in self._vocabulary.verbs.readings or (self._vocabulary.verbs.has_tense(key, "participle") and not self.is_circumstance)

    @cached_property
    def is_other_noun(self) -> bool:
        """Is it, definite behind a definite noun, a noun of its own («دعا المبعوث | الفصائل») and no adjective?"""
        return self.key in self._words.actor or self._vocabulary.is_other_noun(self.key)

    @cached_property
    def acts(self) -> bool:
        """Is it people, a post, a body?"""
        plain, nouns = self.plain, self._vocabulary.nouns
        known = plain in nouns.people or plain in nouns.posts or plain in nouns.bodies or plain in nouns.generic_bodies
        return known or self.key in self._words.actor

    def classes(self, *, in_construct: bool, counts_people: bool = False, is_post: bool = False) -> frozenset[str]:
        """The classes of a noun phrase with this head; whether a genitive follows, its number counts people, its first two words are a post."""
        asked = in_construct, counts_people, is_post
        found = self._classes.get(asked)
        if found is None:
            found = self._classes[asked] = self._read_classes(*asked)
        return found

    def _read_classes(self, in_construct: bool, counts_people: bool, is_post: bool) -> frozenset[str]:
        key, plain, nouns = self.key, self.plain, self._vocabulary.nouns
        found = set()
        if counts_people or plain in nouns.people or key in nouns.people:
            found.add("people")
        if is_post or key in nouns.posts or plain in nouns.posts or self._is_of_posts():
            found.add("PER")
        if plain in nouns.bodies or key in nouns.bodies or ((key != plain or in_construct) and plain in nouns.generic_bodies):
            found.add("ORG")
        if key in self._words.actor or plain in self._words.actor:
            found.add("actor")
        if found == {"ORG"} and plain == key and self._vocabulary.verbs.has_tense(plain, "masdar"):
            found = set()  # «تنظيم صيد السردين» is no organisation
        found = found or {"thing"}
        if "thing" in found and (looks_masdar(plain) or self._vocabulary.verbs.has_tense(plain, "masdar")):
            found.add("masdar")
        return frozenset(found)

    def _is_of_posts(self) -> bool:
        """Is it the dual or plural of a post («الوزيران»)?"""
        forms = self._vocabulary.word_forms.get(self.plain, ())
        return any(form.number in ("Dual", "Plur") and key_of(form.lemma) in self._vocabulary.nouns.posts for form in forms)


class Dictionary(Recent[Entry]):
    """The entry of any key: `dictionary[key]` makes it when it is missing."""

    def __init__(self, words: EventWords, vocabulary: Vocabulary) -> None:
        super().__init__(_KEPT)
        self._words, self._vocabulary = words, vocabulary

    def __missing__(self, key: str) -> Entry:
        entry = self.recall(key)
        if entry is None:
            entry = Entry(key, self._words, self._vocabulary)
            self.keep(key, entry)
        return entry
