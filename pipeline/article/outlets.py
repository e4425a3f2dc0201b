"""The country of an outlet: by its name as dumps have it in their source field, by its web domain, by the country code its domain ends in."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ..errors import KhabarError
from ..rules.lexicon import read_lexicon
from ..text.keys import key, spellings

ARAB_DOMAINS = frozenset(("ae", "bh", "dz", "eg", "iq", "jo", "kw", "lb", "ma", "mr", "om", "ps", "qa", "sa", "sd", "sy", "tn", "ye"))
"""Country codes that tell the country of an Arabic site, and are ISO's codes too. Those sold for their looks (ly, so, dj) tell nothing."""


class Outlets(NamedTuple):
    """Countries (ISO 3166-1 alpha-2) of outlets, by the key of their name and by domain."""

    names: dict[str, str]
    domains: dict[str, str]


def read_outlets(folder: Path) -> Outlets:
    """outlets.tsv of a lexicon folder. Raises KhabarError for a name or domain that stands for two countries."""
    outlets = Outlets({}, {})
    for row in read_lexicon(folder / "outlets.tsv"):
        entries = [(outlets.names, spelling) for form in row.forms("name", "aliases") for spelling in spellings(key(form))]
        for table, name in [*entries, *((outlets.domains, domain) for domain in row.forms("domains"))]:
            if table.setdefault(name, row["country"]) != row["country"]:
                raise KhabarError(row.where, f"«{name}» is of {table[name]} in another row", "give the name with its country")
    return outlets


def country_of(source: str | None, url: str | None, outlets: Outlets) -> str | None:
    """The country of an outlet, None if neither its name nor its address tells.

    >>> country_of("صحيفة الأفق", "https://www.example.com.sa/news/1", Outlets({}, {}))
    'SA'

    The name goes before the address: a story of رويترز on a site in Jordan is told by the source field.
    """
    named = source.strip() if source else ""
    return outlets.names.get(key(named)) or _country_of_host(_host(named), outlets) or _country_of_host(_host(url or ""), outlets)


def _host(address: str) -> str:
    """The host of a URL, or of a bare domain («www.example.com»); nothing for what is no address."""
    if "." not in address or " " in address:
        return ""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").rstrip(".")
    except ValueError:  # «http://[»
        return ""


def _country_of_host(host: str, outlets: Outlets) -> str | None:
    """The country of the longest known domain that the host is part of, else of the country code it ends in."""
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if country := outlets.domains.get(".".join(labels[first:])):
            return country
    return labels[-1].upper() if len(labels) > 1 and labels[-1] in ARAB_DOMAINS else None
