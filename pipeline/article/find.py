"""All that a text says of itself, found at once: the dateline, and what is no story."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..rules.lexicon import Keys, PhraseIndex
from ..rules.vocabulary import Vocabulary
from ..text.tokens import Tokens
from ..times.lexicon import TimeWord
from .boilerplate import BoilerplateRules, find_boilerplate, read_boilerplate_rules
from .datelines import Dateline, find_dateline
from .lexicon import DatelineLexicon, read_dateline_lexicon
from .outlets import Outlets, read_outlets


class ArticleLexicon(NamedTuple):
    """The lists of this stage."""

    datelines: DatelineLexicon
    boilerplate: BoilerplateRules
    outlets: Outlets


def read_article_lexicon(folder: Path, keys: Keys, times: PhraseIndex[TimeWord]) -> ArticleLexicon:
    """The lexicons of datelines, boilerplate and outlets of a lexicon folder; `times` name months and weekdays."""
    return ArticleLexicon(read_dateline_lexicon(folder, keys, times), read_boilerplate_rules(folder, keys), read_outlets(folder))


def find_own_words(
    tokens: Tokens, lexicon: ArticleLexicon, vocabulary: Vocabulary, *, given: Iterable[tuple[int, int]] = ()
) -> tuple[Dateline | None, list[tuple[int, int]]]:
    """The dateline, and the spans of tokens that are no story; `given` are such spans of characters known before."""
    dateline = find_dateline(tokens, lexicon.datelines, vocabulary)
    apart = (dateline.first, dateline.last) if dateline else None
    return dateline, find_boilerplate(tokens, lexicon.boilerplate, given=given, apart=apart)
