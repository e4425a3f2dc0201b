"""Which words may tell an event: every form of a frame's verbs, their masdars and participles, and its event nouns, by key of their first word."""

from collections.abc import Container, Iterator, Mapping
from typing import Literal, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex
from ..rules.verbs import Reading, Verbs
from ..rules.vocabulary import Vocabulary
from ..text.keys import key as key_of
from .frames import Frame, TriggerRule
from .words import bare

Form = Literal["verb", "masdar", "participle", "noun"]
_SHORT = 4
"""Letters of a form of the first person that is not doubtful: «أنف» is hardly the jussive of «نفى»."""
_SPEAKERS = frozenset(("1s", "1p"))
"""«أهلنا» is our people, not "we trained": a trigger that any object will do for is not read in the first person."""


class Beside(NamedTuple):
    """The words a trigger rule names, as keys: heads of subject and object, what must or may not follow, stand before or be near."""

    object: PhraseIndex[bool]
    subject: PhraseIndex[bool]
    object_not: PhraseIndex[bool]
    subject_not: PhraseIndex[bool]
    followed: PhraseIndex[bool]
    not_followed: PhraseIndex[bool]
    preceded: frozenset[str]
    not_preceded: frozenset[str]
    company: frozenset[str]
    vetoes: frozenset[str]


class Candidate(NamedTuple):
    """One way a word may be a trigger: the frame, which of its triggers, and the reading of the word.

    `tail` are the keys behind the first of a noun of several words. `takes_subject` and `takes_object` are the classes that the frame's roles take of
    each (empty for any, None for no role), `sources` what its roles take at all. `passive` forms are nothing else. One of `heads`, if there are any,
    stands in each sentence that fits. The more a rule asks for, the higher its `specificity`.
    """

    frame: Frame
    address: str  # "training.yml#triggers.2"
    rule: TriggerRule
    beside: Beside
    form: Form
    lemma: str
    reading: Reading | None
    tail: tuple[str, ...]
    takes_subject: frozenset[str] | None
    takes_object: frozenset[str] | None
    passive: bool
    sources: frozenset[str]
    heads: frozenset[str]
    specificity: int
    order: int

    def is_object(self, classes: frozenset[str], otherwise: Literal["subject", "object"]) -> bool:
        """Is the only noun phrase beside the trigger, of these classes, its object? Where they do not tell, `alone` does, or else `otherwise`."""
        if self.takes_object is None or self.takes_subject is None:
            return self.takes_object is not None
        as_subject = not self.takes_subject or not classes.isdisjoint(self.takes_subject)
        as_object = not self.takes_object or not classes.isdisjoint(self.takes_object)
        if as_subject != as_object:
            return as_object
        return (self.rule.alone or otherwise) == "object"


def index_triggers(frames: dict[str, Frame], vocabulary: Vocabulary, keys: Keys) -> dict[str, tuple[Candidate, ...]]:
    """Candidates by key, those that ask for most first, else in the order of the frames and their triggers."""
    verbs = vocabulary.verbs
    by_lemma: dict[str, list[tuple[str, Reading]]] = {}
    for key, readings in verbs.readings.items():
        for reading in readings:
            by_lemma.setdefault(reading.lemma, []).append((key, reading))
    noun_forms = _noun_forms(vocabulary)
    found: dict[str, list[Candidate]] = {}
    order = 0
    for frame in frames.values():
        sources = frozenset(source.partition(":")[0] for role in frame.roles.values() for source in role.sources)
        for rule, address in zip(frame.triggers, frame.addresses, strict=True):
            order += 1
            base = Candidate(
                frame,
                address,
                rule,
                _beside(rule, keys),
                "noun",
                "",
                None,
                (),
                frame.takes(rule.offers_as("subject")),
                frame.takes(rule.offers_as("object")),
                False,
                sources,
                _heads(rule, keys),
                _specificity(rule),
                order,
            )
            for lemma in rule.verb:
                for key, reading in by_lemma[lemma]:
                    if (form := _form_of(reading)) not in rule.forms or _is_doubtful(verbs, key, reading, rule, vocabulary.word_forms):
                        continue
                    passive = reading.voice == "passive" and (form == "participle" or not _has_active(verbs, key, lemma))
                    candidate = base._replace(form=form, lemma=lemma, reading=reading, passive=passive)
                    _file(found, key, candidate)
                    if form != "verb":
                        _file(found, "ال" + key, candidate)
            for noun in rule.noun:
                for key, tail in _written(noun, noun_forms, keys):
                    candidate = base._replace(lemma=noun, tail=tail)
                    _file(found, key, candidate)
                    _file(found, "ال" + key, candidate)
    return {key: tuple(sorted(candidates, key=lambda one: (-one.specificity, one.order))) for key, candidates in found.items()}


def _file(found: dict[str, list[Candidate]], key: str, candidate: Candidate) -> None:
    """Of several readings of a form as one rule has it, the first is enough."""
    candidates = found.setdefault(key, [])
    same = (candidate.address, candidate.form, candidate.passive, candidate.tail)
    if not any((other.address, other.form, other.passive, other.tail) == same for other in candidates):
        candidates.append(candidate)


def _is_doubtful(verbs: Verbs, key: str, reading: Reading, rule: TriggerRule, nouns: Container[str]) -> bool:
    """«اتفق» is he agreed, since «أتفق» has the same key; «أهلنا» is our people."""
    if reading.tense == "present" and reading.persons == {"1s"}:
        return len(key) < _SHORT or any(other.tense == "past" and other.lemma == reading.lemma for other in verbs.readings[key])
    if reading.tense == "present" and reading.persons <= _SPEAKERS and key in nouns:
        return True  # «نجل» is a son
    return bool(rule.object_types and reading.persons and reading.persons <= _SPEAKERS)


def _has_active(verbs: Verbs, key: str, lemma: str) -> bool:
    return any(reading.lemma == lemma and reading.voice == "active" and reading.tense in ("past", "present") for reading in verbs.readings[key])


def _form_of(reading: Reading) -> Form:
    if reading.tense in ("past", "present"):
        return "verb"
    return "masdar" if reading.tense == "masdar" else "participle"


def _noun_forms(vocabulary: Vocabulary) -> Mapping[str, list[str]]:
    """The written forms of each noun of nouns.tsv, as keys by the key of its lemma."""
    forms: dict[str, list[str]] = {}
    for key, readings in vocabulary.word_forms.items():
        for form in readings:
            if form.pos == "NOUN":
                forms.setdefault(key_of(form.lemma), []).append(key)
    return forms


def _written(noun: str, noun_forms: Mapping[str, list[str]], keys: Keys) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The forms of an event noun: (key of the first word, bare keys of the others). One that nouns.tsv lacks has that of its accusative."""
    first, *others = keys(noun)
    tail = tuple(bare(key) for key in others)
    for form in dict.fromkeys((first, *noun_forms.get(first, (first + "ا",)))):
        yield form, tail


def _beside(rule: TriggerRule, keys: Keys) -> Beside:
    def phrases(listed: tuple[str, ...]) -> PhraseIndex[bool]:
        index: PhraseIndex[bool] = PhraseIndex()
        for phrase in listed:
            index.add(tuple(bare(key) for key in keys(phrase)), True)
        return index

    def words(listed: tuple[str, ...]) -> frozenset[str]:
        return frozenset(bare(key_of(word)) for word in listed)

    return Beside(
        object=phrases(rule.object),
        subject=phrases(rule.subject),
        object_not=phrases(rule.object_not),
        subject_not=phrases(rule.subject_not),
        followed=phrases(rule.followed_by),
        not_followed=phrases(rule.not_followed_by),
        preceded=words(rule.preceded_by),
        not_preceded=words(rule.not_preceded_by),
        company=words(rule.only_with),
        vetoes=words(rule.unless),
    )


def _heads(rule: TriggerRule, keys: Keys) -> frozenset[str]:
    """The first words of the heads that the object, else the subject, must have, as bare keys with ة and ه: none of them in a sentence, no match."""
    first = [bare(keys(phrase)[0]) for phrase in rule.object or rule.subject]
    return frozenset((*first, *(key[:-1] + ending for key in first if key.endswith("ة") for ending in "هت")))


def _specificity(rule: TriggerRule) -> int:
    """How many kinds of words a rule asks for; a noun of several words asks for its others."""
    asked = (rule.object, rule.subject, rule.object_types, rule.subject_types, rule.followed_by, rule.preceded_by, rule.only_with)
    return sum(map(bool, asked)) + 2 * bool(rule.object or rule.subject or rule.followed_by) + any(" " in noun for noun in rule.noun)
