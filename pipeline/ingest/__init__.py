"""Files in, articles out.

`inputs` finds what the user named and `archives` opens it; `kinds` tells what it holds, `encodings` how it is written; one module a kind reads it
(`json_files`, `csv_files`, `text_files`, `html_files`), and `fields` makes an article of a row, with `published` for its date.
"""

from .articles import read_articles
from .fields import make_article

__all__ = ["make_article", "read_articles"]
