"""The triggers of a sentence: for each the frame that fits best, its roles filled; two mentions of one thing made one event."""

from collections.abc import Callable
from typing import Any, NamedTuple

from .clauses import Clauses, Offers
from .elision import split_elided
from .nominal import offers_of_noun, offers_of_participle
from .phrases import NounPhrase
from .roles import Filled, argument_of, fill_roles
from .triggers import Candidate, Form
from .verbal import offers_of_verb
from .words import bare

_READERS: dict[Form, Callable[[Clauses, int, Candidate], Offers | str]] = {
    "verb": offers_of_verb,
    "masdar": offers_of_noun,
    "noun": offers_of_noun,
    "participle": offers_of_participle,
}
_JOINED_REACH = 30
"""Tokens between coordinated triggers that are one event: «قتل … وجرح …»."""


class Match(NamedTuple):
    """A trigger that fits, on tokens t..offers.last: how it is one, what the grammar offers around it and the roles that fills.

    `repeated` counts the events that the same trigger tells before: «فاز الأهلي على الزمالك، والاتحاد على الوحدة».
    """

    t: int
    candidate: Candidate
    offers: Offers
    roles: Filled
    repeated: int = 0


class Refusal(NamedTuple):
    """A candidate that does not fit at token t, and why."""

    t: int
    candidate: Candidate
    reason: str


def find_matches(
    clauses: Clauses, starts: list[int], triggers: dict[str, tuple[Candidate, ...]], refused: list[Refusal] | None = None
) -> list[Match]:
    """The events of a sentence by trigger, given the tokens where one may be; what does not fit is added to `refused`, if given."""
    found: list[Match] = []
    told: list[Match] = []  # these, and those that went into one of these
    for t in starts:
        match = _best(clauses, t, triggers[clauses.keys[t]], told, refused)
        if match is None:
            continue
        told.append(match)
        objects = _objects(match.candidate, match.offers)
        found = [other for other in found if not _is_object_of(other, match, objects)]
        if _completes(match, found, clauses) or _joins(match, found, clauses):
            if refused is not None:
                refused.append(Refusal(t, match.candidate, "told by the trigger before it"))
            continue
        events = _with_elided(clauses, match)
        found += events
        told += events[1:]
    return found


def _objects(candidate: Candidate, offers: Offers) -> set[int]:
    return {phrase.head for phrase in offers.phrases.get(candidate.rule.offers_as("object"), ())}


def _is_object_of(noun: Match, verb: Match, objects: set[int]) -> bool:
    """«الاتفاقية التي وقعتها الإمارات»: the verb tells more than the noun, which is its object."""
    return noun.candidate.form == "noun" and verb.candidate.form == "verb" and noun.candidate.frame is verb.candidate.frame and noun.t in objects


def _with_elided(clauses: Clauses, match: Match) -> list[Match]:
    """A match, and those of the elided verbs behind it."""
    parts = split_elided(clauses, match.candidate, match.offers)
    if len(parts) == 1:
        return [match]
    filled = [(offers, fill_roles(match.candidate, offers, clauses, match.t)) for offers in parts]
    return [match._replace(offers=offers, roles=roles, repeated=number) for number, (offers, roles) in enumerate(filled) if roles] or [match]


def _best(clauses: Clauses, t: int, candidates: tuple[Candidate, ...], told: list[Match], refused: list[Refusal] | None) -> Match | None:
    """The candidate that asks for most among those that fit a token, then the one with most roles, then the first."""
    best: Match | None = None
    is_verb, plain = clauses.speech.is_verb(t), clauses.around.plain_keys
    for candidate in candidates:
        if best is not None and refused is None and candidate.specificity < best.candidate.specificity:
            break  # none of the others asks for as much
        if is_verb != (candidate.form == "verb"):
            match: Match | str = "a verb here" if is_verb else "no verb here"
        elif candidate.tail and not _goes_on(clauses, t, candidate):
            match = "other words behind it"
        elif candidate.heads and candidate.heads.isdisjoint(plain):
            match = "none of its heads in the sentence"
        else:
            match = _match(clauses, t, candidate, told)
        if isinstance(match, str):
            if refused is not None:
                refused.append(Refusal(t, candidate, match))
        elif best is None or _rank(match) > _rank(best):
            best = match
    return best


def _goes_on(clauses: Clauses, t: int, candidate: Candidate) -> bool:
    """Do the other words of an event noun stand behind its first?"""
    last = t + len(candidate.tail)
    return last <= clauses.s.last and tuple(map(bare, clauses.keys[t + 1 : last + 1])) == candidate.tail


def _rank(match: Match) -> tuple[int, int, int]:
    return match.candidate.specificity, len(match.roles), -match.candidate.order


def _match(clauses: Clauses, t: int, candidate: Candidate, told: list[Match]) -> Match | str:
    """A candidate at a token, or the reason why it is none. Two triggers of one type do not share their object."""
    offers = _READERS[candidate.form](clauses, t, candidate)
    if isinstance(offers, str):
        return offers
    if any(other.candidate.frame is candidate.frame and other.offers.absorbed == t for other in told):
        return "it goes on with the event of the noun before it"
    objects = _objects(candidate, offers)
    for other in told:
        if other.candidate.frame is candidate.frame:
            if candidate.form == "verb" and other.candidate.form == "noun" and other.t in objects:
                continue
            if t in (theirs := _objects(other.candidate, other.offers)) or theirs & objects:
                return "its object, or itself, is that of another trigger"
    roles = fill_roles(candidate, offers, clauses, t)
    _add_cause_told(roles, candidate, offers, clauses, t, told)
    if not roles and not (candidate.rule.bare and _has_setting(clauses, offers)):
        return "no role is filled"
    if missing := [role for role in candidate.rule.needs if role not in roles]:
        return f"nothing for the role {missing[0]}"
    return Match(t, candidate, offers, roles)


def _add_cause_told(roles: Filled, candidate: Candidate, offers: Offers, clauses: Clauses, t: int, told: list[Match]) -> None:
    """What was told before, if that happens to people: «اصطدمت حافلة بشاحنة، ما أدى إلى مقتل خمسة», «وقع انفجار أدى إلى مقتل خمسة»."""
    if "governor" not in candidate.sources or not told:
        return
    rules = candidate.frame.roles
    unfilled = [role for role in rules if role not in roles and "governor" in rules[role].source_names and "EVENT" in rules[role].classes]
    if not unfilled:
        return
    words, verb = clauses.s.words, t
    if candidate.form != "verb":
        if offers.governor is None or offers.governor.lemmas.isdisjoint(words.result):
            return
        verb = offers.governor.token
    start = clauses.around.past_particles(verb)
    goes_on = not words.what_was_told.isdisjoint(clauses.keys[start:verb]) or (candidate.form != "verb" and "و" in clauses.keys[start + 1 : verb])
    for match in reversed(told):
        if match.t < verb and match.candidate.frame.happens and match.candidate.frame is not candidate.frame:
            if goes_on or _is_described(match, clauses, start, verb):
                roles[unfilled[0]] = [argument_of(clauses.s, _told_by(match, clauses), "told")]
            return


def _is_described(noun: Match, clauses: Clauses, start: int, verb: int) -> bool:
    """«إعصاراً قوياً في 2011 أوقع 35 قتيلاً»: does a verb describe an indefinite noun in whose clause nothing stands between?"""
    if noun.candidate.form not in ("noun", "masdar") or clauses.s.has_article(noun.t):
        return False
    return start < clauses.elements.clause(noun.offers.last + 1, verb + 1)[1] <= verb


def _told_by(match: Match, clauses: Clauses) -> NounPhrase:
    """The words that tell an event: the phrase of its noun, or its verb with the noun phrase behind it."""
    phrase = clauses.phrases.noun_phrase(match.t) if match.candidate.form in ("noun", "masdar") else None
    if phrase is not None:
        return phrase
    behind = match.offers.elements[0] if match.offers.elements else None
    last = behind.items[0].last if behind and behind.is_plain and behind.first == match.offers.last + 1 else match.offers.last
    return NounPhrase(match.t, last, match.t, frozenset(("EVENT",)), None, None)


def _has_setting(clauses: Clauses, offers: Offers) -> bool:
    """Does a time or a place stand in the clause, or did a place see the event («شهدت الرباط مظاهرات»)?"""
    words = clauses.s.words
    if offers.governor is not None and offers.governor.lemmas & words.witness:
        return True
    return any(
        element.time or (element.preposition in words.place and any(item.entity is not None for item in element.items)) for element in offers.elements
    )


def _completes(match: Match, found: list[Match], clauses: Clauses) -> bool:
    """«نظمت الهيئة دورتين لتدريب 40 معلماً» is one training: what a masdar of purpose adds goes to the event before it."""
    if not found or match.candidate.form != "masdar" or clauses.keys[match.t - 1] not in ("ل", "ب"):
        return False
    before = found[-1]
    if before.candidate.frame is not match.candidate.frame or not before.t < match.t <= before.offers.end:
        return False
    start = clauses.s.tokens.starts[match.t]  # what was taken for a topic is this very masdar with its object
    kept = {role: [argument for argument in filled if not argument["start"] <= start < argument["end"]] for role, filled in before.roles.items()}
    if any(not _lies_in(argument, filled) for role, filled in match.roles.items() for argument in kept.get(role, ())):
        return False  # «هبطت الأسعار لزيادة الإنتاج»: something else
    for role, filled in list(before.roles.items()):
        has_masdar, own = len(kept[role]) < len(filled), match.roles.get(role)
        if has_masdar and own and own[0]["source"] == "object":
            continue  # «مرسوماً بتعديل القانون»: the subject is «تعديل القانون», not «القانون»
        del before.roles[role]
        if kept[role] and own is None:
            before.roles[role] = kept[role]
    _add(match, before)
    return True


def _lies_in(argument: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    return any(other["start"] <= argument["start"] < other["end"] for other in others)


def _joins(match: Match, found: list[Match], clauses: Clauses) -> bool:
    """«قتل خمسة وجرح عشرة», «مقتل خمسة وإصابة عشرة»: coordinated triggers with other roles, of a frame whose events join."""
    if not found or not match.candidate.frame.joins:
        return False
    before = found[-1]
    first = match.t
    while first > before.t and (clauses.keys[first - 1] in clauses.s.words.particle or first - 1 in clauses.s.quantities):
        first -= 1
    coordinated = "و" in clauses.keys[first : match.t + 1] or clauses.keys[first - 1] == "و"
    if before.candidate.frame is not match.candidate.frame or match.t - before.t > _JOINED_REACH or not coordinated:
        return False
    counted = {role for role in match.roles if match.candidate.frame.roles[role].quantity}
    if not counted or counted & before.roles.keys():
        return False
    _add(match, before)
    return True


def _add(match: Match, before: Match) -> None:
    for role, filled in match.roles.items():
        before.roles.setdefault(role, filled)
