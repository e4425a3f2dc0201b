"""Where an event happened: the places behind «في», «ب», «قرب» and the like in its clause, names («في الرباط») and nouns («في مقر الوزارة») alike.

A place without preposition counts where it begins with a direction («شمال القاهرة»), where it goes on a list of places, and where it is said to have
seen the event («شهدت الرباط اجتماعاً»). What stands before the trigger is more often the place of somebody («المتحدث باسم الوزارة في عدن») than of the
event: there it must open the clause or stand right before the trigger.
"""

from typing import Any, NamedTuple

from ..text.tokens import MARK, PROCLITIC, WORD, find
from .clauses import Clauses, Offers
from .elements import STOPS
from .frames import Frame
from .happening import happening_verb, has_lemma
from .roles import Filled
from .sentence import Sentence
from .triggers import Form
from .words import bare

_PLACES = ("GPE", "LOC", "FAC")
_WHERE = ("في", "ب", "داخل", "على")
"""Prepositions, as the frames name them, of arguments that also say where: «انتشرت القوات | في حمص», «غارات | على ريف حلب»."""
_ON = "علي"
"""The key of «على», which says where before grounds («على الحدود») and parts of a country («على ريف حلب»), not before a country."""
_BESIDE = frozenset((_ON, "و"))
"""The other keys before a place."""
_SHORTEST_NAME = 4
_ENDINGS = ("ة", "ات", "ين", "ون", "ان", "ا", "ه")
_BEFORE_REACH = 6
"""Tokens between a place inside a noun phrase and the trigger behind it."""
_CAUSE_REACH = 12
"""Tokens between a place and the verb of a result: «هز انفجار وسط حمص أمس ما أسفر عن …»."""
_WHERE_REACH = 12
"""Tokens between a place and the verb behind its «حيث»."""


class Location(NamedTuple):
    """A place that says where: its tokens, its entity if a name is in it, and whether it hangs on the noun before it."""

    first: int
    last: int
    entity: int | None
    hangs: bool


def places_of(clauses: Clauses, t: int, form: Form, frame: Frame, offers: Offers, roles: Filled, locations: list[Location]) -> list[dict[str, Any]]:
    """The fields of `schema.Place` for the event at trigger token t, in the order of the text; `locations` are those of its sentence."""
    sentence = clauses.s
    found = [place for place in locations if _is_free(sentence, place, frame, roles)]
    start, end = clauses.around.start(t), _end(clauses, t, form, offers)
    own = [place for place in found if start <= place.first < t and _opens(clauses, place, t, offers)]
    own += [
        place for place in found if t < place.first and ((place.first < end and not _is_cut_off(clauses, t, place)) or _resumes(clauses, t, place))
    ]
    own += [place for place in _witnesses(sentence, t, offers) if _is_free(sentence, place, frame, roles)]
    if own:
        return [_record(sentence, place, "explicit") for place in sorted({place.first: place for place in own}.values())]
    return [_record(sentence, place, "inherited") for place in _where_it_began(clauses, t, form, offers, found)]


def _record(sentence: Sentence, place: Location, source: str) -> dict[str, Any]:
    begin, end = sentence.tokens.span(place.first, place.last)
    return {"start": begin, "end": end, "text": sentence.tokens.text[begin:end], "entity": place.entity, "source": source}


def _is_free(sentence: Sentence, place: Location, frame: Frame, roles: Filled) -> bool:
    """Is it no part of what is asked for or said, nor of an argument, unless that is where it happened («انتشرت القوات | في حمص»)?"""
    begin, end = sentence.tokens.span(place.first, place.last)
    for role, arguments in roles.items():
        for argument in arguments:
            if frame.roles[role].whole and begin >= argument["start"]:  # «طالب بوقف الحرب في اليمن»
                return False
            if begin < argument["end"] and argument["start"] < end and argument["source"] not in _WHERE:
                return False
    return True


def _end(clauses: Clauses, t: int, form: Form, offers: Offers) -> int:
    """Where the event's clause ends, with that of the verb that says how a noun happened: «هجوم استهدف منزلاً في …»."""
    verb = happening_verb(clauses, t) if form in ("masdar", "noun") else None
    if verb is None:
        return max(offers.end, t)
    _, end = clauses.elements.clause(verb + 1, clauses.s.last + 1)
    return max(offers.end, end)


def _opens(clauses: Clauses, place: Location, t: int, offers: Offers) -> bool:
    """May a place before the trigger be that of the event?"""
    if any(clauses.keys[i] in STOPS for i in range(place.last + 1, t)):
        return False
    if not place.hangs:
        return True
    return t - place.last <= _BEFORE_REACH and (offers.governor is None or place.first < offers.governor.token)


def _resumes(clauses: Clauses, t: int, place: Location) -> bool:
    """«وقعت الوزارة اتفاقية …، وذلك في مدينة جدة»: a place that comes back to the event."""
    back = place.first - 2
    if back <= t or clauses.keys[back] not in clauses.s.words.demonstrative or clauses.keys[back - 1] != "و":
        return False
    return not any(clauses.keys[i] in STOPS for i in range(t, back))


def _is_cut_off(clauses: Clauses, t: int, place: Location) -> bool:
    """«هبطت الأسعار بسبب زيادة الإنتاج في آسيا», «اعتقل بعد مظاهرة في باريس»: does a preposition of cause or time bring another event in between?"""
    words = clauses.s.words
    return any(clauses.keys[i] in words.apart or clauses.keys[i] in words.sets_apart for i in range(t + 1, place.first - 1))


def _where_it_began(clauses: Clauses, t: int, form: Form, offers: Offers, found: list[Location]) -> list[Location]:
    """The last place before the event in a clause that it is the result of, or that its «حيث» means."""
    verb = t if form == "verb" else offers.governor.token if offers.governor is not None else None
    if verb is None:
        return []
    reach = _CAUSE_REACH if has_lemma(clauses, verb, clauses.s.words.result) else _WHERE_REACH if _is_where(clauses, verb) else 0
    return [place for place in found if verb - reach <= place.last < verb][-1:]


def _is_where(clauses: Clauses, verb: int) -> bool:
    """«في مدينة الخبر، حيث تم …»."""
    return clauses.keys[verb - 1] in clauses.s.words.where


def _witnesses(sentence: Sentence, t: int, offers: Offers) -> list[Location]:
    """«شهدت الرباط اجتماعاً»: the place that is the governing verb's subject."""
    if offers.governor is None or not offers.governor.lemmas & sentence.words.witness:
        return []
    subjects = {phrase.first for phrase in offers.governor.cause}
    return [
        Location(i, last, index, False)
        for i, (last, index) in sentence.entities.items()
        if i in subjects and _is_place(sentence, index) and 0 < t - last <= _BEFORE_REACH
    ]


def locations_of(clauses: Clauses) -> list[Location]:
    """The places of a sentence that say where."""
    sentence, found = clauses.s, list[Location]()
    keys = sentence.tokens.keys
    for first in _beginnings(sentence):
        if found and first <= found[-1].last:  # «جنيف» inside «مدينة جنيف»
            continue
        last, index = _extent(clauses, first)
        if last is None:
            continue
        before = first - 1
        if before >= sentence.first and keys[before] in sentence.words.place:
            hangs = _hangs(clauses, before - 1)
            if hangs and keys[before] == "ب" and (index is None or _ends_body(sentence, before - 1)):  # «مدير الصحة | بمنطقة الرياض»
                continue
            found.append(Location(first, last, index, hangs))
        elif before >= sentence.first and keys[before] == _ON and _is_ground(sentence, bare(keys[first])):
            found.append(Location(first, last, index, _hangs(clauses, before - 1)))
        elif index is not None and keys[first] in sentence.words.direction and keys[before] != "(":  # «خام (غرب تكساس الوسيط)»
            found.append(Location(first, last, index, True))
        elif index is not None and found and found[-1].last == before - 1 and keys[before] == "و":
            found.append(Location(first, last, index, found[-1].hangs))
    return found


def _beginnings(sentence: Sentence) -> list[int]:
    """The tokens of a sentence where a place may begin: at a name, at a direction, behind the words before places."""
    keys, words = sentence.tokens.keys[sentence.first : sentence.last + 1], sentence.words
    offsets = (*find(keys, words.direction), *(i + 1 for i in find(keys[:-1], words.place | _BESIDE)))
    return sorted({*sentence.entities, *(sentence.first + offset for offset in offsets)})


def _extent(clauses: Clauses, first: int) -> tuple[int | None, int | None]:
    """The last token of the place that begins at a token, and the entity of its name; None where none begins."""
    sentence, key = clauses.s, clauses.keys[first]
    name = sentence.entities.get(first)
    if name is not None and _is_place(sentence, name[1]):
        return name
    words = sentence.words
    plain = bare(key)
    if first > sentence.first and clauses.keys[first - 1] == "في" and _is_unknown_name(clauses, first):
        return first, None
    if sentence.tokens.kinds[first] != WORD or first in sentence.times or (plain not in words.site and plain not in words.place_head):
        return None, None
    phrase = clauses.phrases.noun_phrase(first)
    if phrase is None:
        return None, None
    last = phrase.last
    following = sentence.entities.get(last + 1)
    if following is not None and _is_place(sentence, following[1]):  # «العاصمة | الرباط»
        last = following[0]
    names = [sentence.entities[i][1] for i in range(first, last + 1) if i in sentence.entities]
    return last, next((index for index in names if _is_place(sentence, index)), None)


def _hangs(clauses: Clauses, i: int) -> bool:
    """Does the noun at the token before a preposition take the place to itself? Not a verb, a time, a mark."""
    sentence = clauses.s
    if i < sentence.first or clauses.kinds[i] in (MARK, PROCLITIC) or clauses.speech.is_verb(i):
        return False
    return not (i in sentence.covered and any(a <= i <= b for a, (b, _) in sentence.times.items()))


def _is_unknown_name(clauses: Clauses, i: int) -> bool:
    """«في سوكولو»: a word of no dictionary that has no ending of an Arabic noun."""
    key = clauses.keys[i]
    is_noun = key.startswith("ال") or key.endswith(_ENDINGS)
    return len(key) >= _SHORTEST_NAME and not is_noun and i not in clauses.s.covered and clauses.speech.is_unknown(i)


def _is_ground(sentence: Sentence, plain: str) -> bool:
    return plain in sentence.words.surface or plain in sentence.words.place_head or plain in sentence.words.direction


def _ends_body(sentence: Sentence, i: int) -> bool:
    """Is the token the last of an organisation's name?"""
    return any(last == i and sentence.mentions.entities[index]["type"] == "ORG" for last, index in sentence.entities.values())


def _is_place(sentence: Sentence, index: int) -> bool:
    return sentence.mentions.entities[index]["type"] in _PLACES
