"""The triggers of a sentence: for each the frame that fits best, its roles filled; two mentions of one thing made one event."""

from collections.abc import Callable
from typing import NamedTuple

from .clauses import Clauses, Offers
from .nominal import offers_of_noun, offers_of_participle
from .roles import Filled, fill_roles
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
    """A trigger that fits, on tokens t..offers.last: how it is one, what the grammar offers around it and the roles that fills."""

    t: int
    candidate: Candidate
    offers: Offers
    roles: Filled


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
        if _completes(match, found, clauses) or _joins(match, found, clauses):
            if refused is not None:
                refused.append(Refusal(t, match.candidate, "told by the trigger before it"))
            continue
        found.append(match)
    return found


def _best(clauses: Clauses, t: int, candidates: tuple[Candidate, ...], told: list[Match], refused: list[Refusal] | None) -> Match | None:
    """The candidate that asks for most among those that fit a token, then the one with most roles, then the first."""
    best: Match | None = None
    for candidate in candidates:
        match = _match(clauses, t, candidate, told)
        if isinstance(match, str):
            if refused is not None:
                refused.append(Refusal(t, candidate, match))
        elif best is None or _rank(match) > _rank(best):
            best = match
    return best


def _rank(match: Match) -> tuple[int, int, int]:
    return match.candidate.specificity, len(match.roles), -match.candidate.order


def _match(clauses: Clauses, t: int, candidate: Candidate, told: list[Match]) -> Match | str:
    """A candidate at a token, or the reason why it is none. Two triggers of one type do not share their object."""
    last = t + len(candidate.tail)
    if candidate.tail and (last > clauses.s.last or tuple(map(bare, clauses.keys[t + 1 : last + 1])) != candidate.tail):
        return "other words behind it"
    offers = _READERS[candidate.form](clauses, t, candidate)
    if isinstance(offers, str):
        return offers
    if any(other.candidate.frame is candidate.frame and other.offers.absorbed == t for other in told):
        return "it goes on with the event of the noun before it"
    objects = {phrase.head for phrase in offers.phrases.get(candidate.rule.offers_as("object"), ())}
    for other in told:
        if other.candidate.frame is candidate.frame:
            theirs = other.offers.phrases.get(other.candidate.rule.offers_as("object"), ())
            if any(phrase.head in objects or phrase.head == t for phrase in theirs):
                return "its object, or itself, is that of another trigger"
    roles = fill_roles(candidate.frame, offers, clauses, t)
    if not roles and not (candidate.rule.bare and _has_setting(clauses, offers)):
        return "no role is filled"
    if missing := [role for role in candidate.rule.needs if role not in roles]:
        return f"nothing for the role {missing[0]}"
    return Match(t, candidate, offers, roles)


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
    if any(not {a["start"] for a in kept.get(role, ())} <= {a["start"] for a in filled} for role, filled in match.roles.items()):
        return False  # «هبطت الأسعار لزيادة الإنتاج»: something else
    before.roles.clear()
    before.roles.update({role: filled for role, filled in kept.items() if filled and role not in match.roles})
    _add(match, before)
    return True


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
