"""Files in, articles out."""

from .articles import make_article, read_articles

__all__ = ["make_article", "read_articles"]
