"""Records as one web page: each article from right to left with its mentions marked, its events in a table beneath.

Mentions nest and overlap, which elements cannot: the text is cut wherever a mention starts or ends, and each piece carries the classes and tooltips
of all mentions that cover it. The page needs nothing but itself: no scripts, no fonts, nothing from elsewhere.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ..errors import KhabarError
from ..schema import Argument, Entity, Event, EventDate, Quantity, Record, Timex

_KINDS = {"timexes": "times", "quantities": "quantities", "entities": "entities", "events": "events", "ignored": "ignored"}
"""The kinds of marks (fields of a Record, classes of the page) and what the legend calls them."""

_COLUMNS = ("type", "trigger", "date", "places", "roles", "status", "rule")

# Each kind has a channel of its own, so that overlaps stay readable and colour is never alone: times and quantities a ground (both: half and half),
# entities a line beneath, events a bold, dotted word. No padding: it would tear Arabic letters apart where a mention starts within a word.
_STYLE = """
:root { color-scheme: light dark; --page: #fff; --ink: #1b1b1f; --dim: #5d5d68; --line: #d5d5de; --card: #f6f6f9; --warn: #a3200d;
  --time: #c4e3fb; --quantity: #ffe197; --entity: #16803c; --event: #a8107c; }
@media (prefers-color-scheme: dark) { :root { --page: #16161a; --ink: #ececf1; --dim: #a5a5b3; --line: #3b3b46; --card: #202027; --warn: #ff9d8a;
  --time: #124c73; --quantity: #624800; --entity: #55d383; --event: #ff93dc; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--page); color: var(--ink);
  font: 1.05rem/1.6 "Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", Tahoma, sans-serif; }
h1, h2, .about { margin: 0; } h1, h2 { font-size: 1.35rem; line-height: 1.5; } h3 { font-size: 1.05rem; margin: 1.2rem 0 .4rem; }
header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: baseline; padding: .5rem 0;
  background: var(--page); border-bottom: 1px solid var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; margin: 0; padding: 0; }
article { padding: 1.2rem 0 1.6rem; border-bottom: 1px solid var(--line); }
.about, .none, .dim, .warnings { color: var(--dim); font-size: .9rem; } .warnings { color: var(--warn); margin: .3rem 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.15rem; line-height: 2.1; margin: .8rem 0; }
.timexes { background: var(--time); } .quantities { background: var(--quantity); }
.timexes.quantities { background: linear-gradient(var(--time) 50%, var(--quantity) 50%); }
.entities { text-decoration: underline solid var(--entity) 2px; text-underline-offset: .45em; text-decoration-skip-ink: none; }
.events { color: var(--event); font-weight: bold; border-bottom: 2px dotted var(--event); }
.ignored { color: var(--dim); opacity: .75; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
thead th { color: var(--dim); font-weight: normal; font-size: .85rem; } tbody th, .type { font-weight: bold; }
td ul { list-style: none; margin: 0; padding: 0; } .rule { overflow-wrap: anywhere; font-size: .8rem; color: var(--dim); }
@media (max-width: 45rem) {
  header { position: static; } thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, tbody th, td { display: block; } tr { background: var(--card); border-radius: .5rem; padding: .4rem .2rem; margin-bottom: .6rem; }
  th, td { border: 0; padding: .15rem .6rem; } td:empty { display: none; }
  td[data-name]::before { content: attr(data-name); display: block; direction: ltr; text-align: right; color: var(--dim); font-size: .8rem; } }
@media print { header { position: static; } article { break-inside: avoid-page; } * { print-color-adjust: exact; } }
"""


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    title: str


def write_page(records: Iterable[Record], target: Path) -> None:
    """Write records as one self-contained HTML page, article by article. Raises KhabarError when the target cannot be written."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8") as page:
            page.write(_head())
            for number, record in enumerate(records, 1):
                page.write(_article(record, number))
            page.write("</main>\n</body>\n</html>\n")
    except OSError as error:
        raise KhabarError(str(target), error.strerror or "cannot be written") from None


def _head() -> str:
    legend = "".join(f'<li><span class="{kind}">{name}</span></li>' for kind, name in _KINDS.items())
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n<title>Khabar</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n<body>\n'
        f'<header><h1 lang="en">Khabar</h1><ul class="legend" lang="en" aria-label="legend">{legend}</ul></header>\n<main>\n'
    )


def _article(record: Record, number: int) -> str:
    about = (record.id, record.source, record.country, record.author, record.url, _published(record), record.model)
    warnings = "".join(f"<li>{_isolated(warning)}</li>" for warning in record.warnings)
    return (
        f'<article aria-labelledby="article-{number}">\n<h2 id="article-{number}" dir="auto">{escape(record.title or record.id)}</h2>\n'
        f'<p class="about">{" · ".join(_isolated(item) for item in about if item)}</p>\n'
        + (f'<ul class="warnings">{warnings}</ul>\n' if warnings else "")
        + (f'<div class="text" dir="rtl">{_marked(record.text, list(_marks(record)))}</div>\n' if isinstance(record.text, str) else "")
        + _events(record)
        + "</article>\n"
    )


def _published(record: Record) -> str:
    if record.published is None:
        return "no date"
    return record.published + (f" ({record.published_source})" if record.published_source else "")


def _marks(record: Record) -> Iterator[_Mark]:
    yield from (_Mark(start, end, "ignored", "ignored") for start, end in record.ignored)
    yield from (_Mark(timex.start, timex.end, "timexes", _timex_title(timex)) for timex in record.timexes)
    yield from (_Mark(quantity.start, quantity.end, "quantities", _quantity_title(quantity)) for quantity in record.quantities)
    yield from (_Mark(entity.start, entity.end, "entities", _entity_title(entity)) for entity in record.entities)
    yield from (_Mark(event.trigger.start, event.trigger.end, "events", _status(event, event.type)) for event in record.events)


def _marked(text: str, marks: list[_Mark]) -> str:
    """The text cut at all ends of marks, each piece with the classes and tooltips of the marks that cover it, the longest first."""
    waiting = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end), reverse=True)
    cuts = sorted({0, len(text), *(mark.start for mark in waiting), *(mark.end for mark in waiting)})
    covering: list[_Mark] = []
    pieces = []
    for start, end in pairwise(cuts):
        covering = [mark for mark in covering if mark.end > start]
        while waiting and waiting[-1].start == start:
            covering.append(waiting.pop())
        pieces.append(_piece(text[start:end], covering))
    return "".join(pieces)


def _piece(text: str, covering: list[_Mark]) -> str:
    if not covering:
        return escape(text)
    kinds = " ".join(kind for kind in _KINDS if any(mark.kind == kind for mark in covering))
    titles = "\n".join(dict.fromkeys(mark.title for mark in covering))
    return f'<span class="{kinds}" title="{escape(titles)}">{escape(text)}</span>'


def _timex_title(timex: Timex) -> str:
    bounds = f"{timex.earliest or '…'} to {timex.latest or '…'}" if timex.earliest or timex.latest else None
    return _listed(f"{timex.type} {timex.value}", bounds, timex.mod, timex.hijri and f"hijri {timex.hijri}")


def _quantity_title(quantity: Quantity) -> str:
    unit = quantity.currency or quantity.unit or ("%" if quantity.kind == "percent" else quantity.noun)
    value = f"{quantity.value}" if quantity.max is None else f"{quantity.value} to {quantity.max}"
    return _listed(f"{quantity.kind} {value} {unit or ''}".rstrip(), None if quantity.mod in ("exact", "range") else quantity.mod)


def _entity_title(entity: Entity) -> str:
    post = (entity.post.title, entity.post.organisation, entity.post.country) if entity.post else ()
    return _listed(entity.type, entity.id, entity.name, entity.country, *post)


def _events(record: Record) -> str:
    if not record.events:
        return '<p class="none" lang="en">no events</p>\n'
    heads = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "".join(_row(event) for event in record.events)
    return f'<h3 lang="en">events</h3>\n<table>\n<thead lang="en"><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _row(event: Event) -> str:
    places = [_isolated(place.text) + ("" if place.source == "explicit" else " " + _dim(place.source)) for place in event.places]
    roles = [f"{_dim(role)}: {_filler(argument)}" for role, filled in event.roles.items() for argument in filled]
    told = event.attribution and _listed(event.attribution.source.text, event.attribution.verb)
    status = [_isolated(_status(event)), *([_isolated(told)] if told else [])]
    rule = f'<span class="rule">{_isolated(event.rule)}</span>'
    cells = (_isolated(event.trigger.text), _date(event.date), _list(places), _list(roles), _list(status), rule)
    named = "".join(f'<td data-name="{name}">{cell}</td>' if cell else "<td></td>" for name, cell in zip(_COLUMNS[1:], cells, strict=True))
    return f'<tr><th scope="row">{_isolated(event.type)}</th>{named}</tr>\n'


def _date(date: EventDate) -> str:
    return "" if date.value is None else f"{_isolated(date.value)} {_dim(date.source)}"


def _filler(argument: Argument) -> str:
    """What fills a role and its figure: «40 معلماً» = 40."""
    if argument.value is None:
        return _isolated(argument.text)
    value = f"{argument.value}" if argument.max is None else f"{argument.value} to {argument.max}"
    mod = "" if argument.mod in (None, "exact", "range") else f" {argument.mod}"
    return f"{_isolated(argument.text)} = <strong>{_isolated(value + mod)}</strong>"


def _status(event: Event, *before: str) -> str:
    return _listed(*before, event.polarity, event.modality, event.tense)


def _listed(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _list(items: list[str]) -> str:
    return "" if not items else f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _isolated(text: str) -> str:
    """Text whose direction leaves its surroundings alone."""
    return f"<bdi>{escape(text)}</bdi>"


def _dim(text: str) -> str:
    return f'<bdi class="dim">{escape(text)}</bdi>'
