"""Which mentions are one event: of the same type and polarity, with no two dates, and with something in common.

A record keeps one entry a trigger; the chain numbers the event in the article. A mention is compared with the last few chains, so that an article
of any length takes time linear in it.
"""

from typing import Any, NamedTuple

_CHAINS_BACK = 40
_MENTIONS_BACK = 5


class _Chain(NamedTuple):
    number: int
    mentions: list[dict[str, Any]]


def number_chains(events: list[dict[str, Any]]) -> None:
    """Set `chain` of each event, in their order."""
    by_kind: dict[tuple[str, str], list[_Chain]] = {}
    count = 0
    for event in events:
        chains = by_kind.setdefault((event["type"], event["polarity"]), [])
        chain = next((chain for chain in reversed(chains[-_CHAINS_BACK:]) if _belongs(event, chain)), None)
        if chain is None:
            chain = _Chain(count, [])
            chains.append(chain)
            count += 1
        event["chain"] = chain.number
        chain.mentions.append(event)


def _belongs(event: dict[str, Any], chain: _Chain) -> bool:
    recent = chain.mentions[-_MENTIONS_BACK:]
    return all(_may_be_one(event, other) for other in (chain.mentions[0], *recent)) and any(_shares(event, other) for other in recent)


def _may_be_one(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """No two dates: one is unknown, or lies within the other («2015» and «2015-07»)."""
    first, second = one["date"]["value"], other["date"]["value"]
    return first is None or second is None or first.startswith(second) or second.startswith(first)


def _shares(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Do they have two arguments in common, or one and the same trigger lemma?"""
    common = sum(bool(_texts(one, role) & _texts(other, role)) for role in one["roles"])
    return common >= 2 or (common == 1 and one["trigger"]["lemma"] == other["trigger"]["lemma"] and one["date"]["value"] == other["date"]["value"])


def _texts(event: dict[str, Any], role: str) -> set[str]:
    return {argument["text"] for argument in event["roles"].get(role, ())}
