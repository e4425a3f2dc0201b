"""Where an event happened: the places behind «في» and «ب» in its clause that fill no role."""

from typing import Any

from .clauses import Clauses, Offers
from .roles import Filled

_PLACES = ("GPE", "LOC", "FAC")


def places_of(clauses: Clauses, t: int, offers: Offers, roles: Filled) -> list[dict[str, Any]]:
    """The fields of `schema.Place` for the event at trigger token t."""
    sentence = clauses.s
    filled = {(argument["start"], argument["end"]) for found in roles.values() for argument in found}
    found = []
    for element in (*clauses.around.elements_before(t), *offers.elements):
        if element.preposition not in sentence.words.place:
            continue
        for phrase in element.items:
            if phrase.entity is None or sentence.mentions.entities[phrase.entity]["type"] not in _PLACES:
                continue
            start, end = sentence.tokens.span(phrase.first, phrase.last)
            if (start, end) not in filled:
                filled.add((start, end))
                found.append({"start": start, "end": end, "text": sentence.tokens.text[start:end], "entity": phrase.entity, "source": "explicit"})
    return found
