"""How far an event may be trusted: the probability that an annotator has an event of that type there.

A logistic model over named features of the match. Its weights are data (confidence.tsv), learnt by models/sources/confidence.py from annotated
articles and measured there by cross-validation over articles; docs/confidence.md has the figures.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import KhabarError
from ..rules.lexicon import read_lexicon
from .match import Match

BIAS = "always"
"""The feature that every event has."""
_MOST = 3
"""Roles and conditions are counted up to this number."""


class Confidence:
    """The weights of the features, by name; a feature without a weight counts nothing."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights

    def of(self, features: list[str]) -> float:
        """The probability, to two digits."""
        return round(1 / (1 + math.exp(-sum(self.weights.get(feature, 0.0) for feature in features))), 2)


def read_confidence(folder: Path) -> Confidence:
    """The weights of a lexicon folder. Raises KhabarError for one that is no number."""
    weights = {}
    for row in read_lexicon(folder / "confidence.tsv"):
        try:
            weights[row["feature"]] = float(row["weight"])
        except ValueError:
            raise KhabarError(row.where, f"«{row['weight']}» is no number", "weights are written as 0.25 or -1.5") from None
    return Confidence(weights)


def features_of(event: dict[str, Any], match: Match, types: int) -> list[str]:
    """The names of what speaks for or against an event; `types` says how many types of events its trigger may tell."""
    return list(_features(event, match, types))


def _features(event: dict[str, Any], match: Match, types: int) -> Iterator[str]:
    candidate, trigger, roles = match.candidate, event["trigger"], event["roles"]
    arguments = [argument for filled in roles.values() for argument in filled]
    yield BIAS
    yield f"type {event['type']}"
    yield f"trigger is a {candidate.form}"
    yield f"conditions of the rule: {min(_MOST, candidate.specificity)}"
    yield f"roles filled: {min(_MOST, len(roles))}"
    if any(argument["entity"] is not None for argument in arguments):
        yield "an argument is a name"
    if any(argument["quantity"] is not None for argument in arguments):
        yield "an argument has a number"
    if event["date"]["source"] == "explicit":
        yield "dated in its clause"
    if any(place["source"] == "explicit" for place in event["places"]):
        yield "placed in its clause"
    if event["polarity"] == "neg":
        yield "negated"
    if event["modality"] != "asserted":
        yield "not asserted"
    if event["attribution"] is not None:
        yield "told by somebody"
    if event["tense"] == "present":
        yield "present tense"
    if event["voice"] == "passive":
        yield "passive"
    if candidate.form != "verb" and trigger["text"].startswith("ال"):
        yield "definite trigger"
    if types > 1:
        yield "trigger tells other types too"
    if event["sentence"] == 0:
        yield "first sentence"
