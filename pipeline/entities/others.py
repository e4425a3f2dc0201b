"""What another component found before: a transformer's NER, GLiNER, CAMeL Tools.

The policy: where mentions overlap, those of the lists and grammars stay, for they say which rule made them and what they are linked to; what another
component found where they found nothing is added, with its label for a rule («ner: PERSON»). Labels that stand for none of our types are left alone.
"""

from ..schema import EntityType
from ..text.tokens import Tokens
from .mentions import Mention

LABELS: dict[str, EntityType] = {
    **dict.fromkeys(("PER", "PERS", "PERSON"), "PER"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION"), "ORG"),
    **dict.fromkeys(("LOC", "LOCATION"), "LOC"),
    "GPE": "GPE",
    **dict.fromkeys(("FAC", "FACILITY"), "FAC"),
    "NORP": "NORP",
    "EVENT": "EVENT",
    **dict.fromkeys(("LAW", "DOC"), "DOC"),
}
"""Types by the labels of the usual tag sets: CoNLL, OntoNotes, ACE, ANERcorp."""

Found = tuple[int, int, str]
"""What another component found: offsets (half open) and its label."""


def add_others(tokens: Tokens, mentions: list[Mention], others: list[Found]) -> list[Mention]:
    """The mentions, and those of `others` that overlap none of them, in order."""
    if not others:
        return sorted(mentions, key=_order)
    covered = {i for mention in mentions for i in range(mention.first, mention.last + 1)}
    added = []
    for start, end, label in others:
        span = tokens.within(start, end)
        type_ = LABELS.get(label.upper())
        if span is None or type_ is None or not covered.isdisjoint(range(span[0], span[1] + 1)):
            continue
        name = " ".join(tokens.slice(*span).split())
        added.append(Mention(*span, type_, name, None, None, f"ner: {label}", units=span[1] - span[0] + 1))
    return sorted((*mentions, *added), key=_order)


def _order(mention: Mention) -> tuple[int, int]:
    """By first token, the longer before the shorter."""
    return mention.first, -mention.last
