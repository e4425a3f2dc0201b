"""Which mentions are one event: of the same type and polarity, with no two dates, and with something in common.

A record keeps one entry a trigger; the chain numbers the event in the article.
"""

from typing import Any


def number_chains(events: list[dict[str, Any]]) -> None:
    """Set `chain` of each event, in their order."""
    chains: list[list[dict[str, Any]]] = []
    for event in events:
        for number, chain in enumerate(chains):
            if all(_compatible(event, other) for other in chain) and any(_shares(event, other) for other in chain):
                event["chain"] = number
                chain.append(event)
                break
        else:
            event["chain"] = len(chains)
            chains.append([event])


def _compatible(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["type"] != other["type"] or one["polarity"] != other["polarity"]:
        return False
    first, second = one["date"]["value"], other["date"]["value"]
    return first is None or second is None or first.startswith(second) or second.startswith(first)


def _shares(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Do they have two arguments in common, or one and the same trigger lemma?"""
    common = sum(bool(_texts(one, role) & _texts(other, role)) for role in one["roles"])
    return common >= 2 or (common == 1 and one["trigger"]["lemma"] == other["trigger"]["lemma"] and one["date"]["value"] == other["date"]["value"])


def _texts(event: dict[str, Any], role: str) -> set[str]:
    return {argument["text"] for argument in event["roles"].get(role, ())}
