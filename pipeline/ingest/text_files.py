"""Plain text: a file an article, to the last character."""

from collections.abc import Iterator, Mapping

from ..schema import Article
from .encodings import decode, notes_of
from .fields import make_article
from .streams import OnError, Stream, read_whole


def read_text(stream: Stream, fields: Mapping[str, str] | None, on_error: OnError) -> Iterator[Article]:
    """The article of a text file. Raises KhabarError if it has none."""
    text, encoding = decode(read_whole(stream, "a text"), stream.where)
    yield make_article({"text": text}, id=stream.name, where=stream.where, warnings=notes_of(encoding))
