"""Elided verbs: «فاز الأهلي على الزمالك، والاتحاد على الوحدة» tells two events with one trigger.

The second begins with a noun phrase behind a mark and «و», followed as the first subject is: by the same preposition, or by an object of its own.
"""

from .clauses import NOBODY, Clauses, Offers
from .elements import Element
from .phrases import ACTING
from .triggers import Candidate


def split_elided(clauses: Clauses, candidate: Candidate, offers: Offers) -> list[Offers]:
    """The offers of a verb and of those that are elided behind it: one or more."""
    found: list[Offers] = []
    while (number := _beginning(clauses, candidate, offers)) is not None:
        first, rest = offers.elements[:number], offers.elements[number:]
        name = candidate.rule.offers_as
        subject, object_ = (tuple(offers.phrases.get(name(source), ())) for source in ("subject", "object"))
        begin = rest[0].first
        kept = clauses.collected(
            candidate,
            offers.last,
            first,
            begin,
            subject=tuple(phrase for phrase in subject if phrase.first < begin),
            object_=tuple(phrase for phrase in object_ if phrase.first < begin),
            governor=offers.governor,
        )
        found.append(kept)
        has_object = len(rest) > 1 and rest[1].preposition is None and not rest[1].time
        offers = clauses.collected(
            candidate,
            offers.last,
            rest[1:],
            offers.end,
            subject=rest[0].items,
            object_=rest[1].items if has_object else NOBODY,
            governor=offers.governor,
        )
    return [*found, offers]


def _beginning(clauses: Clauses, candidate: Candidate, offers: Offers) -> int | None:
    """The number of the element with which an elided verb's clause begins."""
    if candidate.form != "verb":
        return None
    prepositions = {element.preposition for element in offers.elements if element.preposition}
    objects = offers.phrases.get(candidate.rule.offers_as("object"), ())
    for number, element in enumerate(offers.elements[1:-1], 1):
        if not element.joined or element.preposition is not None or not element.items or not _is_behind_mark(clauses, element):
            continue
        following = offers.elements[number + 1]
        if element.items[0].classes.isdisjoint(ACTING) or following.first != element.last + 1:
            continue
        same_way = following.preposition in prepositions and following.items
        if same_way or (objects and following.is_plain):
            return number
    return None


def _is_behind_mark(clauses: Clauses, element: Element) -> bool:
    return clauses.keys[element.first - 2] in ("،", ",")
