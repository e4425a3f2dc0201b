"""The component that finds names."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from ..annotations import data_of, mention, store, taken_by, tokens_of
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
        others = [(span.start_char, span.end_char, span.label_) for span in doc.ents]
        finder = Finder(tokens, self.lexicon, taken_by(doc, "timexes"), country, others)
        found: list[dict[str, Any]] = [
            {
                **mention(tokens, e.first, e.last),
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
        spans = [span for e in found if (span := doc.char_span(e["start"], e["end"], label=e["type"], alignment_mode="expand"))]
        doc.spans["khabar"] = spans
        ours = filter_spans(spans)
        covered = {token for span in ours for token in range(span.start, span.end)}
        kept = [span for span in doc.ents if covered.isdisjoint(range(span.start, span.end))]  # labels that are none of ours stay too
        doc.ents = sorted((*ours, *kept), key=lambda span: span.start)
        return doc
