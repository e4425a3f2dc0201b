"""Verb forms by key: which lemma, tense, voice and person a written word may be.

The table (verb_forms.tsv) is made from the hand-reviewed verbs.tsv by models/sources/verb_forms.py. One written form has many readings:
«وقعت» is he fell and she signed, «قتل» both voices; who asks decides.
"""

from pathlib import Path
from sys import intern
from typing import Literal, NamedTuple, cast

from ..text.keys import key
from .lexicon import read_lexicon

Tense = Literal["past", "present", "participle", "masdar"]


class Reading(NamedTuple):
    """One reading of a written form; `persons` as in the table («3ms», «fs»)."""

    lemma: str
    tense: Tense
    voice: Literal["active", "passive"]
    persons: frozenset[str]


class Verbs(NamedTuple):
    """The readings of each written form, the likeliest first, and those keys that are read as finite verbs (past or present)."""

    readings: dict[str, tuple[Reading, ...]]
    finite: frozenset[str]

    def lemmas(self) -> set[str]:
        """All lemmas of the table."""
        return {reading.lemma for readings in self.readings.values() for reading in readings}

    def only_finite(self) -> frozenset[str]:
        """The keys that are a finite verb and nothing else the table knows: no masdar, no participle."""
        return frozenset(key_ for key_ in self.finite if all(reading.tense in ("past", "present") for reading in self.readings[key_]))

    def finite_lemmas(self, key_: str) -> frozenset[str]:
        """The lemmas of a word's readings as a finite verb."""
        return frozenset(reading.lemma for reading in self.readings.get(key_, ()) if reading.tense in ("past", "present"))

    def has_tense(self, key_: str, *tenses: Tense) -> bool:
        """Has a word a reading in one of these tenses?"""
        readings = self.readings.get(key_)
        return readings is not None and any(reading.tense in tenses for reading in readings)

    def tense(self, key_: str) -> Literal["past", "present"] | None:
        """The tense of a finite form; past when both are possible («تأكد»), None for what is no verb."""
        if key_ not in self.finite:
            return None
        return "past" if any(reading.tense == "past" for reading in self.readings[key_]) else "present"


def read_verbs(folder: Path, not_verbs: frozenset[str]) -> Verbs:
    """The verb table of a lexicon folder; `not_verbs` are keys that are function words first («بين», «قبل», «مثل»)."""
    readings: dict[str, list[Reading]] = {}
    finite = set()
    persons: dict[str, frozenset[str]] = {}
    for row in read_lexicon(folder / "verb_forms.tsv"):
        form = key(row["form"])
        if form in not_verbs:
            continue
        tense = cast(Tense, intern(row["tense"]))
        voice: Literal["active", "passive"] = "passive" if row["voice"] == "passive" else "active"
        if row["person"] not in persons:
            persons[row["person"]] = frozenset(row.forms("person"))
        readings.setdefault(form, []).append(Reading(intern(row["lemma"]), tense, voice, persons[row["person"]]))
        if tense in ("past", "present"):
            finite.add(form)
    first = {row["lemma"] for row in read_lexicon(folder / "verbs.tsv") if "first" in row["note"].split("; ")}

    def preference(reading: Reading) -> tuple[bool, bool, bool, int]:
        """Verbs marked as the one meant, the third person, the active, and the shorter lemma come first."""
        spoken = reading.tense in ("past", "present") and not any(person.startswith("3") for person in reading.persons)
        return spoken, reading.lemma not in first, reading.voice == "passive", len(reading.lemma)

    return Verbs({form: tuple(sorted(found, key=preference)) for form, found in readings.items()}, frozenset(finite))
