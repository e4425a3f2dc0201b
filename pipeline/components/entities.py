"""The component that finds names."""

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..annotations import data_of, spans_of, store, taken_by, tokens_of
from ..entities.find import EntityLexicon, Finder
from ..model import Model
from .base import Component


@Language.factory("khabar_entities")
class Entities(Component):
    """People, places, organisations; the outermost names also as `doc.ents`, all of them in `doc.spans["khabar"]`.

    What a component before this one found in `doc.ents` is added where nothing of ours overlaps it (`entities.others` states the policy).
    """

    lexicon: EntityLexicon

    def read(self, model: Model) -> None:
        self.lexicon = model.entity_words

    def __call__(self, doc: Doc) -> Doc:
        tokens = tokens_of(doc)
        country = data_of(doc).get("article", {}).get("country")
        before = doc.ents
        others = [(span.start_char, span.end_char, span.label_) for span in before]
        finder = Finder(tokens, self.lexicon, taken_by(doc, "timexes"), country, others)
        text, starts, ends = tokens.text, tokens.starts, tokens.ends
        found: list[dict[str, Any]] = [
            {
                "first": e.first,
                "last": e.last,
                "start": starts[e.first],
                "end": ends[e.last],
                "text": text[starts[e.first] : ends[e.last]],
                "type": e.type,
                "mention": e.mention,
                "name": e.name,
                "id": e.id,
                "country": e.country,
                "chain": chain,
                "post": e.post._asdict() if e.post else None,
                "metonymy": e.metonymy,
                "rule": e.rule,
            }
            for e, chain in finder.find()
        ]
        store(doc, "entities", found)
        spans = spans_of(doc, [(e["start"], e["end"], e["type"]) for e in found])
        doc.spans["khabar"] = spans
        doc.set_ents(_outermost(spans, before))
        return doc


def _outermost(spans: list[Span], others: Iterable[Span]) -> list[Span]:
    """Of our spans that overlap the longest, of these the first; and those of `others` that overlap none, whatever their labels.

    `spacy.util.filter_spans` does the first half in three times the time: it asks each span for its bounds again and again.
    """
    chosen: list[Span] = []
    covered: set[int] = set()
    for minus_length, start, n in sorted((span.start - span.end, span.start, n) for n, span in enumerate(spans)):
        end = start - minus_length
        if start not in covered and end - 1 not in covered:
            chosen.append(spans[n])
            covered.update(range(start, end))
    return chosen + [span for span in others if covered.isdisjoint(range(span.start, span.end))]
