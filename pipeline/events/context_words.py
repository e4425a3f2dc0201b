"""The words that colour events, by role: what denies, plans, asks for or doubts them, and what says who tells them."""

from pathlib import Path
from typing import Any, NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..rules.verbs import Verbs
from .word_roles import file_word


class ContextWords(NamedTuple):
    """context_words.tsv: phrases as indexes, lemmas as the verb table writes them, words as sets of keys. The lexicon says what each role is.

    `telling` are the keys that may begin a report: the forms of verbs of saying, and the first words of `according_to`.
    """

    telling: frozenset[str]
    according_to: PhraseIndex[str]
    as_told: PhraseIndex[str]
    plan: frozenset[str]
    approve: frozenset[str]
    request: frozenset[str]
    hypothesis: frozenset[str]
    ability: frozenset[str]
    consider: frozenset[str]
    denial: frozenset[str]
    refusal: frozenset[str]
    nearly: frozenset[str]
    persists: frozenset[str]
    brings: frozenset[str]
    attends: frozenset[str]
    doing: frozenset[str]
    occurs: frozenset[str]
    turns_from: frozenset[str]
    takes_l: frozenset[str]
    saying: frozenset[str]
    announcing: frozenset[str]
    relays: frozenset[str]
    stands_in: frozenset[str]
    source_noun: frozenset[str]
    on_behalf: frozenset[str]
    ends_report: frozenset[str]
    plan_word: frozenset[str]
    request_word: frozenset[str]
    warrant: frozenset[str]
    hypothesis_word: frozenset[str]
    consider_word: frozenset[str]
    refusal_word: frozenset[str]
    not_next: frozenset[str]
    copula_not: frozenset[str]
    baseless: frozenset[str]
    on_way: frozenset[str]
    perhaps: frozenset[str]
    in_case: frozenset[str]
    approve_word: frozenset[str]
    draft: frozenset[str]
    that_word: frozenset[str]
    condition: frozenset[str]
    condition_first: frozenset[str]
    fact: frozenset[str]
    presumes: frozenset[str]
    setting: frozenset[str]
    carries: frozenset[str]
    purpose: frozenset[str]
    purpose_verb: frozenset[str]
    may_be_past: frozenset[str]
    planned_behind: frozenset[str]
    possible_behind: frozenset[str]
    restriction: frozenset[str]
    negation: frozenset[str]
    future: frozenset[str]


_PHRASES = ("according_to", "as_told")
_LEMMAS = (
    *("plan", "approve", "request", "hypothesis", "ability", "consider", "denial", "refusal"),
    *("nearly", "persists", "brings", "attends", "doing", "occurs", "turns_from", "takes_l", "saying", "announcing", "relays", "stands_in"),
)


def read_context_words(folder: Path, keys: Keys, verbs: Verbs) -> ContextWords:
    """The words of a lexicon folder; `verbs` is its verb table.

    Raises KhabarError for a row that would match nothing (`file_word`).
    """
    phrases: dict[str, PhraseIndex[str]] = {role: PhraseIndex() for role in _PHRASES}
    sets: dict[str, set[str]] = {role: set() for role in ContextWords._fields if role not in (*phrases, "telling")}
    lemmas = verbs.lemmas()
    for row in read_lexicon(folder / "context_words.tsv"):
        form, role = row["form"], row["role"]
        if role in phrases:
            phrases[role].add(keys(form), form)
        else:
            file_word(row, sets, verb_roles=_LEMMAS, lemmas=lemmas, keys=keys, roles=ContextWords._fields, of="context")
    said = sets["saying"] | sets["stands_in"]
    telling = {key_ for key_, readings in verbs.readings.items() if any(reading.lemma in said for reading in readings)}
    telling.update(phrases["according_to"].firsts())
    fields: dict[str, Any] = {"telling": frozenset(telling), **phrases, **{role: frozenset(words) for role, words in sets.items()}}
    return ContextWords(**fields)
