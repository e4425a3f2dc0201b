"""The time expressions of a sentence that may say when an event happened: those of its own clause, and those of a neighbour it goes on with."""

from typing import Any

from ..text.tokens import MARK, PROCLITIC, WORD
from .clauses import Clauses, Offers
from .context import Context
from .elements import STOPS
from .happening import happening_verb, has_lemma
from .triggers import Form

_COMPARED_REACH = 14
"""Tokens between «مقارنة» and its time: «مقارنة بالفترة نفسها من العام الماضي», «مقارنة بارتفاع بنسبة 8.3% في العام 2013»."""
_APART_REACH = 12
"""Tokens between «بعد أن» and a time of its clause."""
_RECORD_REACH = 8
"""Tokens between a superlative and its «منذ»: «أدنى مستوى لها على الإطلاق منذ 2009»."""
_BASELINE_REACH = 5
_PHRASE_REACH = 5
_NOUN_AND_ADJECTIVE = 3
"""Tokens between an event noun and a participle that describes it: «الاتفاق التجاري الموقع في مايو»."""
_CLAUSE_REACH = 20
_DESCRIPTION_REACH = 15
"""Tokens between a noun and the relative clause that says when it happened."""


def own_time(clauses: Clauses, t: int, form: Form, offers: Offers, context: Context, claimed: set[int]) -> int | None:
    """The time expression (its index) of the clause of the event at trigger token t; `claimed` are those of the events before it in the sentence."""
    timexes, nominal = clauses.s.mentions.timexes, form in ("masdar", "noun")
    usable = usable_times(clauses, t)
    if form == "verb" and context.tense == "past":  # «أطلقت في وقت لاحق»
        usable = [i for i in usable if timexes[i]["value"] != "FUTURE_REF"]
    start = clauses.around.start(t)
    verb = t if form == "verb" or offers.governor is None else offers.governor.token
    inside = [i for i in usable if t < timexes[i]["first"] < offers.end]
    before = [i for i in usable if i not in claimed and start <= timexes[i]["first"] < t]
    before = [i for i in before if not _is_told_before(clauses, t, verb, timexes[i]["last"])]
    if form == "participle" or _is_set_apart(clauses, t) or (nominal and (inside or _is_purpose(clauses, t))):
        # «الاتفاق الموقع …», «بعد توقيع …»: the main clause has its own; «كشف أمس عن إطلاق … الشهر المقبل»: what is in its phrase says it
        before = []
    both = before[-1:] + inside[:1]
    exact = [i for i in both if timexes[i]["earliest"]]  # «مؤخرا» tells nothing beside a date
    if len(exact) == 2:
        return _nearer(clauses, t, *exact)
    if both:
        return (exact or both)[0]
    for found in (_described(clauses, t, form), _set_off(clauses, t, usable), _behind_when(clauses, t, usable)):
        if found is not None:
            return found
    return None


def _is_told_before(clauses: Clauses, t: int, verb: int, last: int) -> bool:
    """«يبدأ العمل الأسبوع المقبل ووقع الوزير …»: does a time belong to the clause before, or the trigger to a relative clause behind it?"""
    words, keys = clauses.s.words, clauses.keys
    if not words.relative.isdisjoint(keys[last + 1 : t]):
        return True
    while verb > last + 1 and keys[verb - 1] in words.particle:
        verb -= 1
        if keys[verb] == "و":
            return True
    return False


def _is_purpose(clauses: Clauses, t: int) -> bool:
    """«أعلنت أمس خطة لإحياء المفاوضات», «بهدف إغاثة المتضررين»: not yet done when the main clause happens."""
    words, keys = clauses.s.words, clauses.keys
    for i in range(t - 1, max(clauses.s.first, t - _PHRASE_REACH) - 1, -1):
        if clauses.kinds[i] == MARK or clauses.speech.is_verb(i):
            return False
        if keys[i] in words.context.purpose or keys[i] in words.sets_apart or keys[i] in words.apart:
            return True
        if keys[i] in words.preposition_starts:
            return False
    return False


def _set_off(clauses: Clauses, t: int, usable: list[int]) -> int | None:
    """«ضرب زلزال بلغت قوته 5 درجات، اليوم الخميس، جزر …»: the time between commas is that of what the sentence begins with."""
    if len(usable) != 1 or t - clauses.s.first > 3:
        return None
    timex = clauses.s.mentions.timexes[usable[0]]
    first, last = timex["first"], timex["last"]
    if first < t or last >= clauses.s.last or clauses.keys[first - 1] not in ("،", ",") or clauses.keys[last + 1] not in ("،", ","):
        return None
    return usable[0]


def _behind_when(clauses: Clauses, t: int, usable: list[int]) -> int | None:
    """«قتل الركاب عندما تحطمت الطائرة في مايو 2016»: the time of the clause that says when."""
    timexes, keys = clauses.s.mentions.timexes, clauses.keys
    after = [i for i in usable if timexes[i]["first"] > t and timexes[i]["earliest"]]
    if not after:
        return None
    between = range(t + 1, timexes[after[0]]["first"])
    when = [i for i in between if keys[i] in clauses.s.words.when and keys[i - 1] != "في"]  # «في حين» contrasts
    others = [i for i in between if keys[i] in STOPS or keys[i] in clauses.s.words.relative]
    return after[0] if when and not others else None


def neighbour_time(clauses: Clauses, t: int, form: Form, offers: Offers) -> int | None:
    """The time of the clause before, if the event's own goes on with it: «وصل الوفد أمس ووقع اتفاقية», «هز انفجار المدينة أمس ما أسفر عن مقتل …»."""
    timexes, words, keys = clauses.s.mentions.timexes, clauses.s.words, clauses.keys
    verb = t if form == "verb" else offers.governor.token if offers.governor is not None else None
    times = [i for i in usable_times(clauses, t) if timexes[i]["earliest"] and timexes[i]["last"] < t]
    if verb is None or not times or _is_set_apart(clauses, t):
        return None
    last = timexes[times[-1]]["last"]
    between = set(keys[last + 1 : t])
    if verb <= last or between & STOPS or between & words.content:
        return None
    if has_lemma(clauses, verb, words.result):  # whatever clause told the cause
        return times[-1]
    goes_on = not between & words.relative and _joins(clauses, verb, last) and _is_past(clauses, timexes[times[-1]]["first"])
    return times[-1] if goes_on else None


def _is_past(clauses: Clauses, first: int) -> bool:
    """Is the clause that a time stands in told in the past, as far as its verb stands before it?"""
    verbs = (i for i in range(first - 1, max(clauses.s.first, first - _CLAUSE_REACH) - 1, -1) if clauses.speech.is_verb(i))
    verb = next(verbs, None)
    return verb is None or clauses.s.verbs.has_tense(clauses.keys[verb], "past")


def _joins(clauses: Clauses, verb: int, last: int) -> bool:
    """Does a verb in the past go on with the clause that ends at or before it: «ووقع», «حين وقع»?"""
    words, keys = clauses.s.words, clauses.keys
    if not clauses.s.verbs.has_tense(keys[verb], "past"):
        return False
    start = verb
    while start > last + 1 and keys[start - 1] in words.particle:
        start -= 1
    return keys[start - 1] in words.going_on or "و" in keys[start:verb]


def usable_times(clauses: Clauses, t: int) -> list[int]:
    """The times of the sentence that may be those of the event at token t, in their order."""
    timexes = clauses.s.mentions.timexes
    return [i for _, (_, i) in sorted(clauses.s.times.items()) if _usable(clauses, timexes[i], t)]


def _usable(clauses: Clauses, timex: dict[str, Any], t: int) -> bool:
    """May a time be that of the event at token t? No deadline, nothing a figure is compared with, no time of a clause behind «بعد أن»."""
    words, keys, first = clauses.s.words, clauses.keys, timex["first"]
    if timex["type"] not in ("DATE", "TIME") or timex["value"] == "PRESENT_REF":
        return False
    near = keys[max(clauses.s.first, first - _COMPARED_REACH) : first]
    if near and near[-1] in words.deadline:
        return False
    if t < first and (_is_quoted(clauses, t, first) or _is_of_thing(clauses, timex, t)):
        return False
    if t > timex["last"] and any(keys[i] in STOPS for i in range(timex["last"] + 1 + _is_headed(clauses, timex), t)):
        return False
    if _is_compared(clauses, first) or _is_baseline(clauses, timex) or (t < first and _opens_next(clauses, timex)):
        return False
    if near and near[-1] in words.since and _goes_to(clauses, timex["last"]):
        return False
    if near and near[-1] in words.since and any(key.removeprefix("ال") in words.record for key in near[-_RECORD_REACH:]):
        return False
    for i in range(first - 1, max(clauses.s.first, first - _APART_REACH), -1):
        if i == t or keys[i] in STOPS:
            break
        if keys[i] == "ان" and keys[i - 1] in words.sets_apart:
            return t > first and not any(clauses.kinds[j] == MARK for j in range(timex["last"] + 1, t))
        if keys[i] in words.sets_apart and t < i < first - 1 and keys[i - 1] != "من":  # «من قبل عصابة» says who
            return False
    return True


def _goes_to(clauses: Clauses, last: int) -> bool:
    """«منذ عام 1997 وحتى 2011»: is a time that ends there only the beginning of a length?"""
    following = clauses.keys[last + 1 : min(last + 3, clauses.s.last) + 1]
    return any(key == "الي" or key in clauses.s.words.deadline for key in following)


def _is_headed(clauses: Clauses, timex: dict[str, Any]) -> bool:
    """«غداً.. توقيع اتفاقية»: does a headline begin with the time?"""
    return timex["first"] == clauses.s.first and timex["last"] < clauses.s.last and clauses.keys[timex["last"] + 1] in STOPS


def _is_quoted(clauses: Clauses, t: int, first: int) -> bool:
    """«تقرير "هدوء السوق في الآونة الأخيرة …"»: does a quotation that is no name open between the trigger and the time?"""
    between = clauses.keys[t + 1 : first]
    return between.count("«") > between.count("»") or between.count('"') % 2 == 1


def _is_of_thing(clauses: Clauses, timex: dict[str, Any], t: int) -> bool:
    """«جائزة هذا العام», «للموسم المقبل», «الدستور الصادر في فبراير 2016»: does a time say which thing is meant, not when something happened?"""
    words, keys, first = clauses.s.words, clauses.keys, timex["first"]
    before = first - 1
    if keys[before] == "ل" and clauses.kinds[before] == PROCLITIC:
        return bool(before - 1 != t)
    if keys[first] in words.demonstrative:
        is_noun = clauses.kinds[before] == WORD and not (clauses.speech.is_verb(before) or before in clauses.s.covered)
        return before > t and is_noun and not (keys[before] in clauses.s.function_words or clauses.s.has_article(before))
    if keys[before] in words.preposition_starts:
        before -= 1
    return bool(keys[before] in words.issued) and (clauses.speech.is_verb(t) or before - t > _NOUN_AND_ADJECTIVE)


def _is_compared(clauses: Clauses, first: int) -> bool:
    """«مقارنة بارتفاع بنسبة 8.3% في العام 2013»: is the time at this token that of a comparison?"""
    for i in range(first - 1, max(clauses.s.first, first - _COMPARED_REACH) - 1, -1):
        if clauses.keys[i] in clauses.s.words.compared:
            return True
        if (clauses.kinds[i] == MARK and clauses.keys[i] in ("،", ",")) or clauses.speech.is_verb(i):
            return False
    return False


def _is_baseline(clauses: Clauses, timex: dict[str, Any]) -> bool:
    """«من 38% عام 2012 إلى 52% العام الماضي»: what a figure rose from."""
    keys, s = clauses.keys, clauses.s
    first, last = timex["first"], timex["last"]
    if "الي" not in keys[last + 1 : last + 3]:
        return False
    near = range(first - 1, max(s.first, first - _BASELINE_REACH) - 1, -1)
    return any(keys[i] == "من" and any(j in s.quantities for j in range(i + 1, first)) for i in near)


def _opens_next(clauses: Clauses, timex: dict[str, Any]) -> bool:
    """«…، وفي اليوم التالي استقبل المطار»: does the time open the clause of the verb behind it?"""
    i = timex["last"] + 1
    if i <= clauses.s.last and clauses.keys[i] in ("،", ","):
        i += 1
    if i > clauses.s.last or not clauses.speech.is_verb(i):
        return False
    before = timex["first"] - 1
    if before > clauses.s.first and clauses.keys[before] in clauses.s.words.preposition_starts:
        before -= 1
    key = clauses.keys[before]
    return before > clauses.s.first and (key == "و" or key in clauses.s.words.boundary or key in STOPS)


def _is_set_apart(clauses: Clauses, t: int) -> bool:
    return clauses.keys[max(clauses.s.first, t - 1)] in clauses.s.words.sets_apart


def _described(clauses: Clauses, t: int, form: Form) -> int | None:
    """«حادث المرور المميت الذي وقع بتاريخ 6 مارس», «عملية التدريب تبدأ الشهر المقبل»: the time of the verb that says when the event happens."""
    s, words = clauses.s, clauses.s.words
    verb = happening_verb(clauses, t) if form in ("masdar", "noun") else None
    if verb is None:
        return None
    for i in range(verb + 1, min(s.last, verb + _DESCRIPTION_REACH) + 1):
        if i in s.times:
            index = s.times[i][1]
            return index if _usable(clauses, s.mentions.timexes[index], t) else None
        if clauses.speech.is_verb(i) or clauses.keys[i] in words.boundary or clauses.keys[i] in words.relative or clauses.keys[i] in STOPS:
            return None
    return None


def _nearer(clauses: Clauses, t: int, before: int, inside: int) -> int:
    timexes = clauses.s.mentions.timexes
    return before if t - timexes[before]["last"] <= timexes[inside]["first"] - t else inside
