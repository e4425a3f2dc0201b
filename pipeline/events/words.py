"""The words events are built with, by role: what opens a clause, what makes a phrase. Those that colour an event are in `context_words`."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..rules.verbs import Verbs
from ..text.keys import key
from ..text.recent import Recent
from .context_words import ContextWords, read_context_words
from .word_roles import file_word


class EventWords(NamedTuple):
    """event_words.tsv: phrases as indexes; words as sets of keys; lemmas as the verb table writes them. The lexicon says what each role is.

    `clause_end` has what ends the clause before it, `boundary` and `relative`. `simple` has the preposition that a compound one of
    the frames begins with: «في» for «في مجال»; `manner` says whether an adjective belongs to it; `nationality` has adjectives of
    countries (demonyms.tsv); `context` has the words that colour events.
    """

    preposition: PhraseIndex[str]
    preposition_starts: frozenset[str]
    clause_end: frozenset[str]
    simple: dict[str, str]
    manner: PhraseIndex[bool]
    attached: PhraseIndex[bool]
    nationality: frozenset[str]
    context: ContextWords
    agent: frozenset[str]
    with_party: frozenset[str]
    among: frozenset[str]
    place: frozenset[str]
    place_head: frozenset[str]
    site: frozenset[str]
    surface: frozenset[str]
    direction: frozenset[str]
    witness: frozenset[str]
    loose: frozenset[str]
    holding: frozenset[str]
    boundary: frozenset[str]
    relative: frozenset[str]
    opening: frozenset[str]
    before_verb: frozenset[str]
    before_noun: frozenset[str]
    particle: frozenset[str]
    what_was_told: frozenset[str]
    intensity: frozenset[str]
    adverb: frozenset[str]
    runs_on: frozenset[str]
    demonstrative: frozenset[str]
    partitive: frozenset[str]
    portion: frozenset[str]
    vehicle: frozenset[str]
    responsibility: frozenset[str]
    having: frozenset[str]
    apposed: frozenset[str]
    counterpart: frozenset[str]
    represented: frozenset[str]
    actor: frozenset[str]
    light: frozenset[str]
    auxiliary: frozenset[str]
    control: frozenset[str]
    object_control: frozenset[str]
    support: frozenset[str]
    purpose_or_means: frozenset[str]
    governed: frozenset[str]
    deadline: frozenset[str]
    since: frozenset[str]
    compared: frozenset[str]
    record: frozenset[str]
    sets_apart: frozenset[str]
    content: frozenset[str]
    joining: frozenset[str]
    another: frozenset[str]
    result: frozenset[str]
    occurring: frozenset[str]
    background: frozenset[str]
    when: frozenset[str]
    where: frozenset[str]
    going_on: frozenset[str]
    issued: frozenset[str]
    apart: frozenset[str]
    turn: PhraseIndex[bool]


_BARE_KEPT = 40_000
"""Keys whose bare forms are kept."""
_LEMMAS = ("witness", "light", "auxiliary", "control", "object_control", "support", "result", "occurring")
_NO_SETS = ("preposition", "preposition_starts", "clause_end", "simple", "manner", "attached", "turn", "nationality", "context")
_AS_WRITTEN = ("agent", "with_party", "loose", "holding", "purpose_or_means", "governed", "among")
"""Roles of prepositions, which the elements of a clause carry as the lexicon writes them."""


def read_event_words(folder: Path, keys: Keys, extra_prepositions: set[str], verbs: Verbs) -> EventWords:
    """The words of a lexicon folder; `extra_prepositions` are the compound ones that frames name («بمشاركة»), `verbs` is the verb table.

    Raises KhabarError for a row that would match nothing (`file_word`).
    """
    prepositions: PhraseIndex[str] = PhraseIndex()
    manner: PhraseIndex[bool] = PhraseIndex()
    attached: PhraseIndex[bool] = PhraseIndex()
    turn: PhraseIndex[bool] = PhraseIndex()
    sets: dict[str, set[str]] = {role: set() for role in EventWords._fields if role not in _NO_SETS}
    lemmas = verbs.lemmas()
    for row in read_lexicon(folder / "event_words.tsv"):
        form, role = row["form"], row["role"]
        if role in ("preposition", "agent"):
            prepositions.add(keys(form), form)
        if role == "attached":
            attached.add(keys(form), True)
        elif role in ("manner", "manner_of"):
            manner.add(keys(form), role == "manner_of")
        elif role == "turn":
            turn.add(keys(form), True)
        elif role in _AS_WRITTEN:
            sets[role].add(form)
        elif role != "preposition":
            file_word(row, sets, verb_roles=_LEMMAS, lemmas=lemmas, keys=keys, roles=EventWords._fields, of="event")
    simple: dict[str, str] = {}
    for form in sorted(extra_prepositions):
        first = prepositions.longest([keys(form)[0]], 0)
        if first is not None and first[1] != form:
            simple[form] = first[1]
        prepositions.add(keys(form), form)
    fields: dict[str, Any] = {role: frozenset(words) for role, words in sets.items()}
    fields |= {
        "preposition": prepositions,
        "preposition_starts": frozenset(prepositions.firsts()),
        "nationality": frozenset(_nationalities(folder)),
        "clause_end": frozenset(sets["boundary"] | sets["relative"]),
        "context": read_context_words(folder, keys, verbs),
    }
    return EventWords(simple=simple, manner=manner, attached=attached, turn=turn, **fields)


def _nationalities(folder: Path) -> Iterator[str]:
    """The keys of the adjectives of countries, masculine and feminine, without article."""
    for row in read_lexicon(folder / "demonyms.tsv"):
        adjective = key(row["adjective"])
        if " " not in adjective:
            yield adjective
            yield adjective + "ة"


# تفعيل، تفعلة، تفعّل، استفعال، افتعال، انفعال: forms that hardly any other noun has (Wright's grammar, vol. I, nomina verbi).
_MASDAR = re.compile("ت..ي.|ت...ة|ت[^اوي]{3}|است..ا.|ا.ت.ا.|ان..ا.")


def looks_masdar(plain: str) -> bool:
    """Has a bare key the form of a masdar of a derived verb? For verbs that verbs.tsv does not have.

    >>> looks_masdar("تنظيف"), looks_masdar("استصلاح"), looks_masdar("مدرسة")
    (True, True, False)
    """
    return _MASDAR.fullmatch(plain) is not None


class _BareKeys(Recent[str]):
    """Keys without article and without the alif of the accusative, made when they are missing: what heads are compared by.

    >>> bare("الاتفاقية"), bare("برنامجا")
    ('اتفاقية', 'برنامج')
    """

    def __missing__(self, key_: str) -> str:
        plain = key_[2:] if key_.startswith("ال") and len(key_) > 4 else key_
        plain = plain[:-1] if plain.endswith("ا") and len(plain) > 3 else plain
        self.keep(key_, plain)
        return plain


bare: Callable[[str], str] = _BareKeys(_BARE_KEPT).__getitem__
"""A key without article and without the alif of the accusative."""
