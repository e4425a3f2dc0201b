"""Records for people at a terminal: a table of events, an article with its mentions marked."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..schema import Event, Explanation, Record

_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"
STYLES = {"timexes": "bold cyan", "quantities": "bold yellow", "entities": "bold green", "events": "bold magenta underline"}
"""How each kind of mention looks; later ones win where they overlap."""
_CONTROLS = str.maketrans(dict.fromkeys("\a\b\v\f\r", " "))
"""Rich takes these out of a text, and offsets would shift: they become spaces."""


def print_events(records: Iterable[Record], console: Console) -> None:
    """A table of the events of articles as they come, and a last line that counts."""
    articles = events = 0
    for record in records:
        articles += 1
        events += len(record.events)
        console.print(Text(record.id, style="bold") + Text(f"   {record.published or 'no date'}   {_counts(record)}", style="dim"))
        for warning in record.warnings:
            console.print(Text(f"  {warning}", style="red"))
        if record.events:
            console.print(event_table(record))
    console.print(f"{articles} articles, {events} events", style="bold", highlight=False)


def event_table(record: Record) -> Table:
    """The events of an article: what, when, where, who and how many."""
    table = Table(box=None, pad_edge=True, show_header=True, header_style="dim")
    for name in ("type", "trigger", "date", "place", "roles"):
        table.add_column(name, overflow="fold", no_wrap=name == "type")
    for event in record.events:
        places = "، ".join(place.text for place in event.places)
        table.add_row(_type(event), event.trigger.text, _date(event), places, Text("\n").join(_roles(event)))
    return table


def _type(event: Event) -> Text:
    text = Text(event.type, style="magenta")
    if event.polarity == "neg":
        text.append(" (not)", style="red")
    if event.modality != "asserted":
        text.append(f" ({event.modality})", style="dim")
    return text


def _date(event: Event) -> str:
    if event.date.value is None:
        return ""
    return event.date.value + ("" if event.date.source == "explicit" else f" ({event.date.source})")


def _roles(event: Event) -> Iterator[Text]:
    for role, filled in event.roles.items():
        for argument in filled:
            figure = "" if argument.value is None else f" = {argument.value}"
            yield Text(f"{role}: ", style="dim") + Text(argument.text) + Text(figure, style="yellow")


def print_article(record: Record, console: Console) -> None:
    """The text from right to left with its mentions marked, then the events. A text left out of the record cannot be shown."""
    console.rule(Text(record.id, style="bold"))
    for warning in record.warnings:
        console.print(Text(warning, style="red"))
    if isinstance(record.text, str):
        marked = Text(record.text.translate(_CONTROLS))
        for kind, style in STYLES.items():
            for found in getattr(record, kind):
                span = found.trigger if kind == "events" else found
                marked.stylize(style, span.start, span.end)
        for line in marked.split("\n", allow_blank=True):
            console.print(Text(_RIGHT_TO_LEFT) + line, justify="right")
    legend = Text("  ").join(Text(kind, style=style) for kind, style in STYLES.items())
    console.print(legend)
    console.print(event_table(record) if record.events else Text("no events", style="dim"))


def print_explanations(explanations: list[Explanation], console: Console) -> None:
    """Each candidate trigger with its rule, the roles with where they were found, or the reason why it does not fit."""
    for number, one in enumerate(explanations):
        if number == 0 or explanations[number - 1].start != one.start:
            console.print(Text(one.text, style=STYLES["events"]) + Text(f"  {one.start}-{one.end}", style="dim"))
        mark, style = ("yes", "green") if one.reason is None else ("no ", "dim")
        line = Text(f"  {mark} ", style=style) + Text(one.type, style="magenta") + Text(f"  {one.rule}  {one.form} of {one.lemma}", style="dim")
        console.print(line + Text(f"  {one.reason}" if one.reason else "", style="red"))
        for role, arguments in one.roles.items():
            for argument in arguments:
                console.print(Text(f"      {role}: ", style="dim") + Text(argument.text) + Text(f"  from {argument.source}", style="dim"))
    if not explanations:
        console.print(Text("no word here may tell an event", style="dim"))


def _counts(record: Record) -> str:
    return ", ".join(f"{len(getattr(record, kind))} {kind}" for kind in ("timexes", "quantities", "entities", "events"))
