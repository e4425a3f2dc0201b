"""The words events are built with, by role: what opens a clause, what makes a phrase, what colours an event."""

import re
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex, read_lexicon
from ..text.keys import key, spellings


class EventWords(NamedTuple):
    """event_words.tsv as sets of keys, lemmas as the verb table writes them."""

    prepositions: PhraseIndex[str]
    attached: PhraseIndex[bool]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    partitives: frozenset[str]
    portions: frozenset[str]
    represented: frozenset[str]
    light: frozenset[str]
    control: frozenset[str]
    plan: frozenset[str]
    plan_words: frozenset[str]
    request: frozenset[str]
    request_words: frozenset[str]
    hypothesis: frozenset[str]
    hypothesis_words: frozenset[str]
    denial: frozenset[str]
    negations: frozenset[str]
    negation_nouns: frozenset[str]
    actors: frozenset[str]


def read_event_words(folder: Path, keys: Keys, extra_prepositions: set[str]) -> EventWords:
    """The words of a lexicon folder; `extra_prepositions` are the compound ones that frames name («بمشاركة»)."""
    by_role: dict[str, list[str]] = {}
    for row in read_lexicon(folder / "event_words.tsv"):
        by_role.setdefault(row["role"], []).append(row["form"])
    prepositions: PhraseIndex[str] = PhraseIndex()
    for form in (*by_role["preposition"], *sorted(extra_prepositions)):
        prepositions.add(keys(form), form)

    attached: PhraseIndex[bool] = PhraseIndex()
    for form in by_role["attached"]:
        attached.add(keys(form), True)

    def keyed(role: str) -> frozenset[str]:
        return frozenset(spelling for form in by_role[role] for spelling in spellings(key(form)))

    def lemmas(role: str) -> frozenset[str]:
        return frozenset(by_role[role])

    return EventWords(
        prepositions=prepositions,
        attached=attached,
        boundaries=keyed("boundary"),
        relatives=keyed("relative"),
        partitives=keyed("partitive"),
        portions=keyed("portion"),
        represented=keyed("represented"),
        light=lemmas("light"),
        control=lemmas("control"),
        plan=lemmas("plan"),
        plan_words=keyed("plan_word"),
        request=lemmas("request"),
        request_words=keyed("request_word"),
        hypothesis=lemmas("hypothesis"),
        hypothesis_words=keyed("hypothesis_word"),
        denial=lemmas("denial"),
        negations=keyed("negation"),
        negation_nouns=keyed("negation_noun"),
        actors=keyed("actor"),
    )


# تفعيل، تفعلة، تفعّل، استفعال، افتعال، انفعال: forms that hardly any other noun has (Wright's grammar, vol. I, nomina verbi).
_MASDAR = re.compile("ت..ي.|ت...ة|ت[^اوي]{3}|است..ا.|ا.ت.ا.|ان..ا.")


def looks_masdar(plain: str) -> bool:
    """Has a bare key the form of a masdar of a derived verb? For verbs that verbs.tsv does not have.

    >>> looks_masdar("تنظيف"), looks_masdar("استصلاح"), looks_masdar("مدرسة")
    (True, True, False)
    """
    return _MASDAR.fullmatch(plain) is not None


def bare(key_: str) -> str:
    """A key without article and without the alif of the accusative: what heads are compared by.

    >>> bare("الاتفاقية"), bare("برنامجا")
    ('اتفاقية', 'برنامج')
    """
    if key_.startswith("ال") and len(key_) > 4:
        key_ = key_[2:]
    return key_[:-1] if key_.endswith("ا") and len(key_) > 3 else key_
