"""Where an event happened: the places behind «في», «ب», «قرب» and the like in its clause, else in its sentence, that fill no role.

A place without preposition counts where it begins with a direction («شمال القاهرة», «وسط مالي»), where it goes on a list of places, and where it is
said to have seen the event («شهدت الرباط اجتماعاً»).
"""

from typing import Any

from ..text.tokens import WORD
from .clauses import Clauses, Offers
from .frames import Frame
from .roles import Filled
from .sentence import Sentence
from .words import bare

_PLACES = ("GPE", "LOC", "FAC")
_HEAD_REACH = 3
"""Words between a preposition and the place: «في مقر وزارة», «في العاصمة الروسية موسكو»."""


def places_of(clauses: Clauses, t: int, frame: Frame, offers: Offers, roles: Filled) -> list[dict[str, Any]]:
    """The fields of `schema.Place` for the event at trigger token t, in the order of the text."""
    sentence = clauses.s
    filled = [(argument["start"], argument["end"]) for found in roles.values() for argument in found]
    found = [(first, last, index) for first, last, index in _locations(sentence) if not _overlaps(sentence.tokens.span(first, last), filled)]
    seen = offers.governor is not None and bool(offers.governor.lemmas & sentence.words.witness)
    if seen and offers.governor is not None:
        subjects = {phrase.first: phrase for phrase in offers.governor.cause}
        found += [(i, last, index) for i, (last, index) in sentence.entities.items() if i in subjects and _is_place(sentence, index)]
    contents = [a["start"] for role, arguments in roles.items() if frame.roles[role].whole for a in arguments]
    if contents:  # «طالب بوقف الحرب في اليمن»: where what is asked for is, not the asking
        found = [place for place in found if sentence.tokens.starts[place[0]] < min(contents)]
    start = clauses.around.start(t)
    inside = [place for place in found if start <= place[0] < max(offers.end, t)]
    behind = [place for place in found if place[0] >= offers.end]
    chosen = inside or _near(clauses, behind, t)
    places = []
    for first, last, index in sorted(set(chosen)):
        begin, end = sentence.tokens.span(first, last)
        text = sentence.tokens.text[begin:end]
        pk = sentence.tokens.keys[first-1]
        why = ("in " if inside else "behind ") + ("before " if first < t else "after ") + ("dir" if pk not in sentence.words.place else pk)
        places.append({"why": why, "start": begin, "end": end, "text": text, "entity": index, "source": "explicit" if inside else "inherited"})
    return places


def _locations(sentence: Sentence) -> list[tuple[int, int, int]]:
    """The names of places in a sentence that say where: (first token, last token, index of the entity)."""
    found: list[tuple[int, int, int]] = []
    keys = sentence.tokens.keys
    for first, (last, index) in sorted(sentence.entities.items()):
        if not _is_place(sentence, index):
            continue
        begin = _begin(sentence, first)
        before = begin - 1
        if found and begin <= found[-1][1]:  # «جنيف» inside «مدينة جنيف»
            continue
        behind_place = bool(found) and found[-1][1] >= before - 1
        if (
            (before >= sentence.first and sentence.words.place & {keys[before]})
            or keys[first] in sentence.words.direction
            or (behind_place and keys[before] in ("و", "،", "("))
        ):
            found.append((begin, last, index))
    return found


def _begin(sentence: Sentence, first: int) -> int:
    """The first token of a place with the nouns that say what it is: «العاصمة أبوظبي», «مدينة جنيف»."""
    begin = first
    while begin - 1 >= sentence.first and first - begin < _HEAD_REACH:
        key = sentence.tokens.keys[begin - 1]
        if sentence.tokens.kinds[begin - 1] != WORD or bare(key) not in sentence.words.place_head:
            break
        begin -= 1
    return begin


def _near(clauses: Clauses, behind: list[tuple[int, int, int]], t: int) -> list[tuple[int, int, int]]:
    """The first place behind the clause, with those right behind it."""
    chosen = behind[:1]
    for place in behind[1:]:
        if place[0] > chosen[-1][1] + 3:
            break
        chosen.append(place)
    return chosen


def _is_place(sentence: Sentence, index: int) -> bool:
    return sentence.mentions.entities[index]["type"] in _PLACES


def _overlaps(span: tuple[int, int], filled: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in filled)
