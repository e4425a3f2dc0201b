"""The types of events for people: at a terminal, and as a page of the documentation."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..events.frames import Frame

_HEADER = """# The types of events

Generated from models/news by `python -m pipeline.export.ontology > docs/events.md`; do not edit. A role marked # takes a number.
"""


def print_types(frames: Mapping[str, Frame], console: Console) -> None:
    """A table of types with their roles and codes."""
    table = Table(box=None, header_style="dim")
    for column in ("type", "what it is", "roles", "plover", "cameo", "ace"):
        table.add_column(column, overflow="fold", no_wrap=column == "type")
    for frame in sorted(frames.values(), key=lambda frame: frame.event):
        codes = (frame.plover or "", frame.cameo or "", frame.ace or "")
        table.add_row(Text(frame.event, style="magenta"), frame.about, ", ".join(_roles(frame)), *codes)
    console.print(table)


def markdown(frames: Mapping[str, Frame]) -> str:
    """The page docs/events.md: each type with its roles, codes, triggers and examples."""
    parts = [_HEADER]
    for frame in sorted(frames.values(), key=lambda frame: frame.event):
        verbs = dict.fromkeys(verb for trigger in frame.triggers for verb in trigger.verb)
        nouns = dict.fromkeys(noun for trigger in frame.triggers for noun in trigger.noun)
        codes = [f"{name} {code}" for name, code in (("PLOVER", frame.plover), ("CAMEO", frame.cameo), ("ACE", frame.ace)) if code]
        lines = [f"## {frame.event}", "", frame.about, "", f"- roles: {', '.join(_roles(frame))}"]
        lines += [f"- codes: {', '.join(codes)}"] if codes else []
        lines += [f"- verbs: {'، '.join(verbs)}"] if verbs else []
        lines += [f"- nouns: {'، '.join(nouns)}"] if nouns else []
        lines += ["", *(f"> {example.text}" for example in frame.examples[:3]), ""]
        parts.append("\n".join(line if not line.startswith(">") else line + "  " for line in lines).rstrip() + "\n")
    return "\n".join(parts)


def _roles(frame: Frame) -> list[str]:
    return [f"{role}#" if rule.quantity else role for role, rule in frame.roles.items()]


if __name__ == "__main__":
    from ..model import find_model, load_model

    print(markdown(load_model(find_model("news")).engine.frames), end="")
