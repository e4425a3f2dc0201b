"""From what the grammar offers to filled roles: each role takes the phrases of its sources that are of its types.

A phrase fills one role, but a quantity may stand inside a phrase that fills another: «شارك 40 معلماً» are participants and beneficiaries.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ..text.keys import key
from ..text.tokens import WORD
from .clauses import Clauses, Offers
from .frames import ANY_QUANTITY, RoleRule
from .phrases import NounPhrase
from .sentence import Sentence
from .triggers import Candidate
from .words import bare

_AFTER_VERB = 8
"""Tokens behind a verb of an `after` rule in which its quantity begins: «شارك فيها من مختلف المناطق 140 موظفاً»."""

_ADJECTIVES = 3
"""Adjectives behind a noun among which one of nationality is looked for."""

_BEHIND_SOURCE = 4
"""Tokens between «بميزانية» and its figure: a verb with its preposition."""

Filled = dict[str, list[dict[str, Any]]]


def fill_roles(candidate: Candidate, offers: Offers, clauses: Clauses, t: int) -> Filled:
    """The roles of an event at trigger token t, as fields of `schema.Argument`; roles nothing fills are left out."""
    renamed = candidate.rule.renamed
    sentence = clauses.s
    filled: Filled = {}
    used: list[NounPhrase] = []
    for role, rule in candidate.frame.roles.items():
        if rule.quantity:
            found = _quantities(rule, renamed, offers, clauses, t)
        else:
            found = []
            for phrase, source in _phrases(rule, offers):
                if _is_excluded(rule, phrase, sentence) or any(phrase.first <= other.last and other.first <= phrase.last for other in used):
                    continue
                used.append(phrase)
                whole = clauses.phrases.whole(phrase, offers.end) if rule.whole else phrase
                if rule.whole:
                    used.append(whole)
                found.append(argument_of(sentence, whole, source))
        if not found and rule.nationality and candidate.form in ("noun", "masdar") and (adjective := _nationality(clauses, offers.last)) is not None:
            found = [argument_of(sentence, adjective, "nationality")]
        if found:
            filled[role] = found
    return filled


def _nationality(clauses: Clauses, last: int) -> NounPhrase | None:
    """The adjective of nationality behind a noun that ends at token `last`, past other adjectives: «غارة إسرائيلية», «القصف المدفعي الروسي»."""
    sentence = clauses.s
    is_definite = sentence.has_article(last)
    for i in range(last + 1, min(sentence.last, last + _ADJECTIVES) + 1):
        written = sentence.tokens.keys[i]
        if sentence.tokens.kinds[i] != WORD or sentence.has_article(i) != is_definite:
            return None
        if bare(written) in sentence.words.nationality:
            return NounPhrase(i, i, i, frozenset(("NORP",)), None, None)
        if i in sentence.covered or not (not clauses.speech.is_other_noun(i) if is_definite else clauses.speech.is_adjective(i)):
            return None
    return None


def _is_excluded(rule: RoleRule, phrase: NounPhrase, sentence: Sentence) -> bool:
    """Is a phrase one the role does not take, by its number or by its head?"""
    if rule.uncounted and phrase.quantity is not None:
        return True
    if not (rule.excluded or rule.heads):
        return False
    head = bare(sentence.tokens.keys[phrase.head])
    return head in _bare_keys(rule.excluded) or (bool(rule.heads) and head not in _bare_keys(rule.heads))


@cache
def _bare_keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(bare(key(word)) for word in words)


def _phrases(rule: RoleRule, offers: Offers) -> list[tuple[NounPhrase, str]]:
    """The phrases of a role's sources that are of its types, or of the class a source asks for, each with its source, in the order of the text."""
    if rule.source_names.isdisjoint(offers.phrases):
        return []
    found: dict[NounPhrase, str] = {}
    for source, class_ in rule.parted:
        for phrase in offers.phrases.get(source, ()):
            if class_ in phrase.classes if class_ else (not rule.types or not phrase.classes.isdisjoint(rule.classes)):
                found.setdefault(phrase, source)
    return sorted(found.items())


def _quantities(rule: RoleRule, renamed: Mapping[str, str], offers: Offers, clauses: Clauses, t: int) -> list[dict[str, Any]]:
    """The quantities of a role: inside its phrases, behind its verbs, or anywhere after the trigger in the sentence."""
    sentence = clauses.s
    found = [(phrase.quantity, source) for source in rule.sources for phrase in offers.phrases.get(source, ()) if phrase.quantity is not None]
    if not (found or sentence.quantities):
        return []
    found = found or _behind_sources(rule, renamed, clauses, t, offers.end)
    if not found and rule.after:
        found = _behind_verbs(rule, clauses)
    if rule.anywhere:
        start = min((phrase.first for phrase in (*offers.phrases.get("object", ()), *offers.phrases.get("session", ()))), default=t)
        found += [(index, "anywhere") for first, (_, index) in sorted(sentence.quantities.items()) if first > min(t, start)]
    sources: dict[int, str] = {}
    for index, source in found:
        quantity = sentence.mentions.quantities[index]
        if ANY_QUANTITY in rule.quantity or quantity["unit"] in rule.quantity or quantity["kind"] in rule.quantity:
            sources.setdefault(index, source)
    return [_quantity_argument(sentence, index, source) for index, source in sources.items()]


def _behind_sources(rule: RoleRule, renamed: Mapping[str, str], clauses: Clauses, t: int, end: int) -> list[tuple[int, str]]:
    """A figure with a verb between it and its preposition: «بميزانية تبلغ 12 مليون ريال», «بقيمة فاقت …»."""
    sentence = clauses.s
    for i in range(t + 1, min(end, sentence.last) + 1):
        if sentence.tokens.keys[i] not in sentence.words.preposition_starts:
            continue
        found = sentence.words.preposition.longest(sentence.tokens.keys, i)
        if found and found[1] in rule.sources and found[1] not in renamed and found[0] > i:
            for j in range(found[0] + 1, min(sentence.last, found[0] + _BEHIND_SOURCE) + 1):
                if j in sentence.quantities:
                    return [(sentence.quantities[j][1], found[1])]
    return []


def _behind_verbs(rule: RoleRule, clauses: Clauses) -> list[tuple[int, str]]:
    """«شارك فيها 40 معلماً», «يستفيد 900 شاب من دورات …»: the figure may stand before the trigger."""
    sentence = clauses.s
    for i in range(sentence.first, sentence.last + 1):
        if sentence.tokens.keys[i] not in sentence.verbs.finite:
            continue
        if not sentence.verbs.finite_lemmas(sentence.tokens.keys[i]).isdisjoint(rule.after):
            for j in range(i + 1, min(sentence.last, i + _AFTER_VERB) + 1):
                if j in sentence.quantities and sentence.mentions.quantities[sentence.quantities[j][1]]["unit"] in rule.quantity:
                    return [(sentence.quantities[j][1], sentence.tokens.slice(i, i))]
    return []


def argument_of(sentence: Sentence, phrase: NounPhrase, source: str) -> dict[str, Any]:
    """A phrase as the fields of `schema.Argument`, and the source it was found by."""
    start, end = sentence.tokens.span(phrase.first, phrase.last)
    made: dict[str, Any] = {"start": start, "end": end, "text": sentence.tokens.text[start:end], "entity": phrase.entity, "quantity": phrase.quantity}
    if phrase.quantity is not None:
        quantity = sentence.mentions.quantities[phrase.quantity]
        made |= {name: quantity[name] for name in ("value", "max", "mod", "noun")}
    return {**made, "source": source}


def _quantity_argument(sentence: Sentence, index: int, source: str) -> dict[str, Any]:
    quantity = sentence.mentions.quantities[index]
    figures = {name: quantity[name] for name in ("start", "end", "text", "value", "max", "mod", "noun")}
    return {**figures, "entity": None, "quantity": index, "source": source}
