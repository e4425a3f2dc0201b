"""Why a text gives the events it gives: each word that may tell one, with the rule that fits or the reason why it does not."""

from typing import Any

from spacy.language import Language

from .annotations import data_of, found_in, store_article, tokens_of
from .events.find import matches_of
from .events.match import Refusal
from .events.reading import Reading
from .events.sentence import Mentions
from .events.triggers import Candidate
from .ingest.fields import make_article
from .ingest.published import parse_given
from .run import model_of
from .schema import Argument, Explanation


def explain_text(text: str, nlp: Language, *, type_: str | None = None, published: str | None = None) -> list[Explanation]:
    """The explanations of a text's candidate triggers, in the order of the text; of one type of event, if given.

    Raises KhabarError for a pipeline that is not Khabar's and for a date that is none.
    """
    engine = model_of(nlp).engine
    doc = nlp.make_doc(text)
    row: dict[str, Any] = {"text": text} | ({} if published is None else {"published": parse_given(published)})
    store_article(doc, make_article(row, id="text", where="text"))
    doc = nlp(doc)
    tokens = tokens_of(doc)
    mentions = Mentions(found_in(doc, "timexes"), found_in(doc, "quantities"), found_in(doc, "entities"))
    refused: list[Refusal] = []
    found: list[Explanation] = []

    def explained(candidate: Candidate, first: int, last: int, reason: str | None, roles: dict[str, list[dict[str, Any]]]) -> Explanation:
        start, end = tokens.span(first, last)
        filled = {role: tuple(Argument(**argument) for argument in arguments) for role, arguments in roles.items()}
        return Explanation(
            start, end, tokens.text[start:end], candidate.frame.event, candidate.address, candidate.form, candidate.lemma, reason, filled
        )

    for _, _, matches in matches_of(Reading(tokens, data_of(doc).get("sentences", []), mentions, engine), refused):
        found += [explained(match.candidate, match.t, match.offers.last, None, match.roles) for match in matches]
    found += [explained(refusal.candidate, refusal.t, refusal.t, refusal.reason, {}) for refusal in refused]
    found.sort(key=lambda one: (one.start, one.reason is not None))
    return [one for one in found if type_ in (None, one.type)]
