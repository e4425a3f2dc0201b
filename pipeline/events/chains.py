"""Which mentions are one event: of one type, with nothing against it and enough for it.

Against it: another day, place, polarity, figure of an indicator, or another name in a role that holds one. For it: what fills its roles is the
same, or it is named again by a definite noun («الهجوم», «هذا القرار»). Each mention is compared with the last few of its type, so that an article
of any length takes time linear in it. Casualties are of another type than the attack, so chains of their own.
"""

from collections import Counter
from typing import Any, NamedTuple

from .evidence import is_against, weigh
from .tellings import Telling, TellingReader

_LOOK_BACK = 10
"""Mentions of the type that one is compared with."""
_CHAIN_LOOK_BACK = 4
"""Mentions of a chain that one must not contradict, besides its first."""


class _Chain(NamedTuple):
    number: int
    tellings: list[Telling]


def number_chains(events: list[dict[str, Any]], reader: TellingReader) -> None:
    """Set `chain` of each event, in their order."""
    of_type: dict[str, list[tuple[Telling, _Chain]]] = {}
    count = 0
    told = Counter(event["type"] for event in events)
    for event in events:
        event["chain"] = count
        if told[event["type"]] > 1:
            telling = reader.telling(event)
            earlier = of_type.setdefault(event["type"], [])
            chain = _chain_of(telling, earlier[-_LOOK_BACK:]) or _Chain(count, [])
            event["chain"] = chain.number
            chain.tellings.append(telling)
            earlier.append((telling, chain))
        count += event["chain"] == count


def _chain_of(telling: Telling, earlier: list[tuple[Telling, _Chain]]) -> _Chain | None:
    """The chain that has the most for it; of equals the nearest. What is only named again is the nearest that it may be."""
    best: _Chain | None = None
    most = 0
    nearest = True
    for other, chain in reversed(earlier):
        if is_against(telling, other):
            continue
        weight = weigh(telling, other, nearest=nearest)
        nearest = False
        if weight > most and not any(is_against(telling, one) for one in _members(chain) if one is not other):
            best, most = chain, weight
    return best


def _members(chain: _Chain) -> list[Telling]:
    """The first and the last few: what was told of the event."""
    return chain.tellings if len(chain.tellings) <= _CHAIN_LOOK_BACK else [chain.tellings[0], *chain.tellings[-_CHAIN_LOOK_BACK:]]
