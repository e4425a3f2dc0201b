"""What an article's own fields do not say and its outlet or dateline does: the country it comes from, the day it was published."""

from collections.abc import Mapping
from typing import Any

from .datelines import Dateline
from .outlets import Outlets, country_of


def complete_article(article: Mapping[str, Any], dateline: Dateline | None, outlets: Outlets) -> dict[str, Any]:
    """The fields of an article with `country`, `published` and `published_source`, where they were missing and can be known.

    The country is that of the outlet (source field, address). A state's news agency in the dateline («واس») stands for the outlet only if neither
    is given: papers of all countries print its stories. The dateline's date is the day of publication only if it has day, month and year.
    """
    completed = dict(article)
    if not completed.get("country"):
        completed["country"] = country_of(completed.get("source"), completed.get("url"), outlets) or _country_of_agency(completed, dateline)
    if not completed.get("published") and dateline and dateline.date and "X" not in dateline.date:
        completed["published"], completed["published_source"] = dateline.date, "dateline"
    return completed


def _country_of_agency(article: Mapping[str, Any], dateline: Dateline | None) -> str | None:
    if dateline is None or article.get("source") or article.get("url"):
        return None
    return next((agency.country for agency in dateline.agencies if agency.kind == "national"), None)
