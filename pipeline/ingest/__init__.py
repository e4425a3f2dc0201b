"""Files in, articles out.

`inputs` finds what the user named and `archives` opens it; `kinds` tells what it holds, `encodings` how it is written; one module a kind reads it
(`json_files`, `csv_files`, `text_files`, `html_files`, `parquet_files`, `sgml_files`, `warc_files`), and `fields` makes an article of a row, with
`published` for its date. `limits` keeps traps from the memory and the clock.
"""

from .articles import read_articles
from .fields import make_article
from .limits import Limits

__all__ = ["Limits", "make_article", "read_articles"]
