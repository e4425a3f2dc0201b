"""Events of one chain as one incident: what all its mentions tell, and where their figures differ.

Nothing is decided between accounts: every figure stays, and where mentions of one event give different ones, the row says which mention gives which
and whom it quotes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..schema import Argument, Event, Record
from ..text.keys import key

_SEPARATOR, _JOIN = "; ", " | "


class Given(NamedTuple):
    """What a mention says of a role: the thing that fills it (equal for two fillers that are one), as written, and its figure if it counts.

    `event` is the mention's id, `account` what `differing` calls it: the id and whom it quotes.
    """

    role: str
    thing: str | int
    text: str
    value: int | float | str | None
    event: str
    account: str


def merge_chains(record: Record) -> list[tuple[list[Event], dict[str, Any]]]:
    """For each chain its events in the order of the text, and the columns of the incidents table that merge them."""
    return [(events, _merge(record, events)) for events in group_chains(record)]


def group_chains(record: Record) -> list[list[Event]]:
    """The events of each chain, in the order of the text."""
    chains: dict[int, list[Event]] = {}
    for event in record.events:
        chains.setdefault(event.chain, []).append(event)
    return list(chains.values())


def lead_of(events: list[Event]) -> Event:
    """The mention that says how the event is meant: the first that tells it as a fact, else the first."""
    return next((event for event in events if event.modality == "asserted" and event.polarity == "pos"), events[0])


def read_given(events: Iterable[Event], thing_of: Callable[[Argument], str | int], outlet: str | None = None) -> Iterator[Given]:
    """What events say of their roles; with `outlet` the accounts name it too: «e1 alyaum: وزارة الصحة»."""
    for event in events:
        teller = event.id if outlet is None else f"{event.id} {outlet}"
        account = f"{teller}: {event.attribution.source.text}" if event.attribution else teller
        for role, filled in event.roles.items():
            for argument in filled:
                yield Given(role, thing_of(argument), argument.text, argument.value, event.id, account)


def merge_given(given: Iterable[Given]) -> dict[str, str | None]:
    """The columns `roles`, `figures` and `differing`: each filler once, every figure, and who gives which where they differ."""
    roles: dict[str, dict[Any, str]] = {}
    figures: dict[str, dict[str, list[Given]]] = {}
    for one in given:
        _keep_longest(roles.setdefault(one.role, {}), one.thing, one.text)
        if one.value is not None:
            figures.setdefault(one.role, {}).setdefault(str(one.value), []).append(one)
    return {
        "roles": _joined({role: list(texts.values()) for role, texts in roles.items()}),
        "figures": _joined({role: list(values) for role, values in figures.items()}),
        "differing": _joined({role: _accounts(values) for role, values in figures.items() if _differ(values)}),
    }


def words_of(text: str) -> str:
    """What two phrases that are one have in common: the words, however spelt.

    >>> words_of("الأجهزة") == words_of("أجهزة")
    True
    """
    return " ".join(word.removeprefix("ال") for word in key(text).split())


def _merge(record: Record, events: list[Event]) -> dict[str, Any]:
    told = lead_of(events)

    def thing_of(argument: Argument) -> str | int:
        """The entity's chain («وزارة الصحة», «الوزارة»), else the words."""
        if argument.entity is not None and argument.value is None:
            return record.entities[argument.entity].chain
        return words_of(argument.text)

    return {
        "chain": events[0].chain,
        "type": events[0].type,
        "mentions": len(events),
        "event_ids": _SEPARATOR.join(event.id for event in events),
        "polarity": told.polarity,
        "modality": told.modality,
        **merge_given(read_given(events, thing_of)),
    }


def _keep_longest(texts: dict[Any, str], thing: Any, text: str) -> None:
    texts[thing] = max(texts.get(thing, ""), text, key=len)


def _differ(values: dict[str, list[Given]]) -> bool:
    """Do two mentions give different figures? One that gives two («40 معلماً و50 معلمة») does not differ from itself."""
    of_mention: dict[str, set[str]] = {}
    for value, given in values.items():
        for one in given:
            of_mention.setdefault(one.event, set()).add(value)
    return len(set(map(frozenset, of_mention.values()))) > 1


def _accounts(values: dict[str, list[Given]]) -> list[str]:
    """Each figure with the mentions that give it: «3 (e1: وزارة الصحة, e4)»."""
    return [f"{value} ({', '.join(dict.fromkeys(one.account for one in given))})" for value, given in values.items()]


def _joined(values: dict[str, list[str]]) -> str | None:
    return _SEPARATOR.join(f"{role}: {_JOIN.join(found)}" for role, found in values.items()) or None
