"""Hedges: how exactly a quantity is meant. «نحو» and «أكثر من» before it, «على الأقل» behind it, «تجاوزت قيمتها» at some distance."""

from ..schema import QuantityMod
from ..text.keys import key
from ..text.tokens import ENCLITIC, WORD
from .surroundings import Quantity, Surroundings

_REACH = 4
"""Tokens of the longest hedge: «بما لا يقل عن» has four besides its ب."""
_DISTANT = 4
"""Tokens between a verb of measure and its number: a subject, its pronoun, a preposition."""


def hedged(s: Surroundings, quantity: Quantity) -> Quantity:
    """The quantity with the hedges on its two sides in its extent and meaning."""
    if quantity.mod == "vague":
        return quantity
    before = hedge_before(s, quantity.first)
    if before:
        quantity = quantity._replace(first=before[0], mod=before[1] if quantity.mod == "exact" else quantity.mod)
    elif quantity.mod == "exact" and quantity.kind != "score" and (distant := _distant_hedge(s, quantity.first)):
        quantity = quantity._replace(mod=distant)
    behind = s.marked(quantity.last + 1 + (s.kind(quantity.last + 1) == ENCLITIC), "hedge_after")
    if behind:
        mod: QuantityMod = behind[1]  # type: ignore[assignment]
        quantity = quantity._replace(last=behind[0], mod=mod if quantity.mod == "exact" else quantity.mod)
    return quantity


def under_same_hedge(s: Surroundings, quantity: Quantity) -> Quantity:
    """«نحو 30 قتيلاً و100 جريح»: a hedge before two numbers is meant of both."""
    before = s.found[-1] if s.found else None
    if quantity.mod != "exact" or before is None or before.last + 2 != quantity.first or s.key(before.last + 1) != "و":
        return quantity
    hedged_first = (
        before.mod in ("approx", "more_than", "less_than") and before.first < before.number_first and before.kind == quantity.kind == "count"
    )
    return quantity._replace(mod=before.mod) if hedged_first and before.unit == quantity.unit else quantity


def hedge_before(s: Surroundings, first: int) -> tuple[int, QuantityMod] | None:
    """(first token, meaning) of the hedge that ends before token `first`."""
    before = s.keys[max(0, first - 1 - _REACH) : first][::-1]
    found = s.lexicon.hedges.longest(before, 0) if before else None
    if found is None:
        return None
    at, mod = first - 1 - found[0], found[1]
    if mod != "approx" and s.among(at - 1, "denial") and not s.among(at, "denial"):  # «لن تتخطى حاجز 55»
        at, mod = at - 1, "less_than" if mod == "more_than" else "more_than"
    return at, mod  # type: ignore[return-value]


def _distant_hedge(s: Surroundings, first: int) -> QuantityMod | None:
    """«لا تتعدى النسبة 18%», «تجاوزت قيمتها 1,7 مليون»: a verb of measure with its subject between it and the number."""
    for i in range(first - 2, max(0, first - 1 - _DISTANT) - 1, -1):
        if s.kinds[i + 1] not in (WORD, ENCLITIC) or i + 1 in s.numbers or i + 1 in s.taken:
            return None
        if verb := s.marked(i, "hedge_verb"):
            mod, _, prepositions = verb[1].partition(":")
            if prepositions and s.keys[first - 1] not in key(prepositions).split("|"):
                return None
            if mod == "approx":
                return "approx"
            denied = s.among(i - 1, "denial")
            return "less_than" if denied == (mod == "more_than") else "more_than"
    return None
