"""What a token is at its place in a sentence: a verb or a noun, a name, another noun, the opening of a clause.

Without vowels many a form is a verb in one place and a noun in another («قتل», «عقد», «بحث»): what stands before it decides.
"""

from collections.abc import Container

from ..rules.vocabulary import Vocabulary
from ..text.tokens import ENCLITIC, MARK, PROCLITIC, WORD, Tokens
from .sentence import Sentence
from .words import EventWords, bare


def keys_with_verbs(tokens: Tokens, words: EventWords, vocabulary: Vocabulary, wanted: Container[str]) -> list[str]:
    """The keys, with a verb where the tokenizer saw a noun before a pronoun: «وقعتها» is «وقعت» with «ها», hardly «وقعة».

    Only verbs that are `wanted` (the triggers) are looked for: «مدتها» is never «مدت» with «ها». A noun stays one where the tables have it as a
    masdar or a thing («زيارتها»), unless a verb is expected («التي خدمتها»).
    """
    keys, verbs = tokens.keys, vocabulary.verbs
    changed: list[str] | None = None
    for i, kind in enumerate(tokens.kinds):
        if kind != ENCLITIC or not keys[i - 1].endswith("ة"):
            continue
        noun, verb = keys[i - 1], keys[i - 1][:-1] + "ت"
        before = keys[i - 2] if i > 1 else ""
        is_noun = noun in vocabulary.nouns.things or any(r.tense in ("masdar", "participle") for r in verbs.readings.get(noun, ()))
        if verb in wanted and verb in verbs.finite and (not is_noun or before in words.relative or before in ("قد", "لقد")):
            changed = changed or list(keys)
            changed[i - 1] = verb
    return changed or keys


_TAKEN = ("ب", "علي", "الي", "عن", "من")
"""Prepositions that a verb takes: «الرئيس أمر بسحب القوات»."""
_ACTING_NAMES = ("PER", "ORG", "GPE", "NORP")
_LONGEST_SUBJECT = 12
"""Tokens of the longest subject before a verb that could be a masdar."""


class PartOfSpeech:
    """Decides for the tokens of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.keys, self.kinds = sentence.tokens.keys, sentence.tokens.kinds
        self.words, self.nouns, self.dictionary = sentence.words, sentence.vocabulary.nouns, sentence.dictionary
        self._finite = sentence.verbs.finite
        self._person_ends = {last for last, index in sentence.entities.values() if sentence.mentions.entities[index]["type"] == "PER"}
        self._verbs: dict[int, bool] = {}

    def is_unknown(self, i: int) -> bool:
        """A word no dictionary has: most likely a name."""
        return self.kinds[i] == WORD and self.dictionary[self.keys[i]].is_unknown

    def is_verb(self, i: int) -> bool:
        """Is the token a finite verb here? An unambiguous form is; one that is also a noun only where a verb is expected."""
        found = self._verbs.get(i)
        if found is None:
            found = self._verbs[i] = self.keys[i] in self._finite and self._is_verb(i)
        return found

    def _is_verb(self, i: int) -> bool:
        if self.kinds[i] != WORD or i in self.s.covered:
            return False
        key, words = self.keys[i], self.words
        before = self.keys[i - 1] if i > self.s.first else ""
        if before in words.before_noun or (before in ("ب", "ك") and self.kinds[i - 1] == PROCLITIC):
            return False
        if before == "ل" and self.kinds[i - 1] == PROCLITIC:  # «لتبلغ», «ليصل إلى»
            return self._is_subjunctive(key)
        entry = self.dictionary[key]
        if not entry.is_noun_too:
            return not (entry.is_form_of_noun and self._is_indefinite_noun(i - 1))  # «رجل أمن»
        is_behind_dual = before.endswith(("ان", "ين")) and i - 1 not in self.s.covered
        if key.endswith("ا") and is_behind_dual and self.s.verbs.has_tense(key, "past"):  # but «شخصين قتلا» is one
            return True
        if self._is_behind_subject(i) or self._describes(i):
            return True
        return i == self.s.first or self.kinds[i - 1] == MARK or before in words.before_verb or before in words.relative or before in words.boundary

    def _is_subjunctive(self, key: str) -> bool:
        """Is a form in the present tense and nothing else?"""
        return all(reading.tense == "present" for reading in self.s.verbs.readings.get(key, ())) and key not in self.s.vocabulary.word_forms

    def _is_behind_subject(self, i: int) -> bool:
        """«الوزير رفض العرض»: does a definite subject open the clause right before it, and something definite follow?"""
        if i == self.s.last:
            return False
        has_pronoun = self.kinds[i + 1] == ENCLITIC
        if not (has_pronoun or self.s.has_article(i + 1) or i + 1 in self.s.entities or self.keys[i + 1] in _TAKEN):
            return False
        last, first = i - 1, i - 1
        while first > self.s.first and self.kinds[first - 1] == WORD and not self.is_verb(first - 1) and i - first < _LONGEST_SUBJECT:
            first -= 1
        opens = first == self.s.first or self.kinds[first - 1] == MARK
        if not opens or self.keys[first] in self.s.function_words:
            return False
        return last in self.s.covered or (self.s.has_article(last) and self.dictionary[self.keys[first]].acts)

    def _describes(self, i: int) -> bool:
        """«هجوم شنه مسلحون», «مؤتمر عقده الوزير»: does a verb with a pronoun stand behind an indefinite noun, its subject behind the pronoun?"""
        if i + 2 > self.s.last or i == self.s.first or self.kinds[i + 1] != ENCLITIC or self.kinds[i - 1] != WORD:
            return False
        if self.s.has_article(i - 1) or self.keys[i - 1] in self.s.function_words or self.keys[i] in self.nouns.people:  # «وفاة ابنها الشاب»
            return False
        if not self.s.verbs.has_tense(self.keys[i], "past"):
            return False
        if i + 2 in self.s.entities:
            return self.s.entity_type(i + 2) in _ACTING_NAMES
        return self.dictionary[self.keys[i + 2]].acts

    def _is_indefinite_noun(self, i: int) -> bool:
        return i >= self.s.first and self.kinds[i] == WORD and self.dictionary[self.keys[i]].is_singular_noun

    def opens_verb(self, i: int) -> bool:
        """Does a clause with a verb begin at i (behind a conjunction)?"""
        return (
            i > self.s.last
            or self.is_verb(i)
            or self.keys[i] in self.words.opening
            or self.keys[i] in self.words.boundary
            or self.keys[i] in self.words.relative
        )

    def is_circumstance(self, i: int) -> bool:
        """May a word be an active participle in the accusative, which says what somebody does besides («مطالبا»)?"""
        return self.dictionary[self.keys[i]].is_circumstance

    def opens_clause(self, i: int) -> bool:
        """«الموقعة بين», «القائم على»: a participle and its preposition."""
        return i < self.s.last and self.s.vocabulary.opens_clause(self.keys[i], self.keys[i + 1])

    def is_other_noun(self, i: int) -> bool:
        """Is a definite word behind a definite noun a noun of its own («دعا المبعوث | الفصائل»)?"""
        entry = self.dictionary[self.keys[i]]
        agrees = entry.plain.endswith("ة") and self.keys[i - 1].endswith("ة") and self.s.verbs.has_tense(entry.plain, "participle")
        if entry.plain in self.words.apposed or agrees:  # «الدول الأعضاء», «اللجنة المنظمة»
            return False
        return entry.is_other_noun or self._is_people_behind_one(i)

    def belongs_to_title(self, first: int, i: int) -> bool:
        """Is another definite noun part of the post or title at `first`: «وزير الشؤون البلدية», «الرئيس العماد ميشال عون»?"""
        plain = bare(self.keys[i])
        if i < self.s.last and self.keys[i + 1] == "الله":  # «النائب محمد العبد الله»
            return True
        if i - 1 in self._person_ends:  # «الوزير سامي خليل | السفير الأردني»
            return False
        if plain in self.nouns.posts or plain in self.nouns.people:
            return True
        if any(form.pos == "ADJ" for form in self.s.vocabulary.word_forms.get(plain, ())):
            return i - 1 > first or plain.endswith("ة") == self.keys[first].endswith("ة")  # «الرئيس | المعارضة»
        if i == self.s.last or plain in self.nouns.bodies or plain in self.nouns.generic_bodies or self.s.verbs.has_tense(plain, "masdar"):
            return False
        return self.kinds[i + 1] == WORD and self._is_called(i + 1)

    def _is_called(self, i: int) -> bool:
        """Is a word a name, as far as one can see?"""
        if i in self.s.entities:
            return self.s.entity_type(i) == "PER"
        key = self.keys[i]
        if i in self.s.covered or key in self.s.function_words or self.s.has_article(i):
            return False
        return self.is_name(i) and not self.is_adjective(i)

    def _is_people_behind_one(self, i: int) -> bool:
        """«زار رئيس النقابة | المصابين»: a sound plural of people is no adjective of a feminine singular."""
        key = self.keys[i]
        if not key.endswith(("ون", "ين")) or not self.keys[i - 1].endswith(("ة", "ه")):
            return False
        plain = key[2:]
        forms = self.s.vocabulary.word_forms.get(plain, ())
        return any(form.number == "Plur" for form in forms) or any("mp" in reading.persons for reading in self.s.verbs.readings.get(plain, ()))

    def follows_adjective(self, i: int) -> bool:
        """Is an indefinite noun behind an indefinite adjective another phrase («وقعت جهات سعودية | اتفاقيات»)? No construct goes on after one."""
        key = self.keys[i]
        if not self.keys[i - 1].endswith(("ية", "يه")) or self.s.has_article(i):
            return False
        plain = bare(key)
        return plain in self.nouns.things or plain in self.nouns.people or plain in self.nouns.bodies

    def ends_before(self, first: int, last: int, i: int) -> bool:
        """Does an indefinite phrase end before token i? No construct follows a dual or plural with its ن, or tanwin («مسلحون | ضباط الجيش»)."""
        entry, key = self.dictionary[self.keys[last]], self.keys[i]
        if entry.is_absolute or entry.has_tanwin:  # «شن هجوما | الجيش», but «برنامجا جديدا آخر», «مسؤولين كبار»
            endings, number = (("ون", "ين", "ان"), "Plur") if entry.is_absolute else (("ا",), "Sing")
            forms = self.s.vocabulary.word_forms.get(key, ())
            return self.s.has_article(i) or not (key.endswith(endings) or any(form.pos == "ADJ" and form.number == number for form in forms))
        return last == first and key in self.words.adverb and not entry.key.endswith("ا")  # «رفض وزير | علنا», but «صحفيا محليا»

    def is_adjective(self, i: int) -> bool:
        """Is an indefinite word behind a noun its adjective («هجوم انتحاري», «اجتماعا طارئا»), no noun in construct with it?"""
        key, before = self.keys[i], self.keys[i - 1]
        if self.kinds[i] != WORD or key in self.s.function_words or key in self.words.partitive:
            return False
        forms = self.s.vocabulary.word_forms.get(key, ())
        if before.endswith("ا") and key.endswith("ا") and len(before) > 3 and len(key) > 3:  # no construct follows tanwin
            return True
        if forms:
            return all(form.pos == "ADJ" or (form.pos == "NOUN" and key.endswith("ة") == before.endswith("ة")) for form in forms) and any(
                form.pos == "ADJ" for form in forms
            )
        if key.endswith("ة") and self.s.verbs.has_tense(key, "participle"):  # «اشتباكات متقطعة»
            return True
        plain = key[:-1] if key.endswith("ا") else key
        return plain.endswith(("ي", "ية", "يه")) and key not in self.nouns.in_ya and plain not in self.nouns.people

    def is_name(self, i: int) -> bool:
        """May a word behind a title be a name («وزير الصحة سامي خليل»)?"""
        return self.dictionary[self.keys[i]].is_name
