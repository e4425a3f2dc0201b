"""YAML rule files with the line of every entry, so that an error can say where it is.

Read with yaml.compose, whose nodes have marks. The traps of YAML for an Arabic linguist are errors here: a key given twice, an Arabic comma
that makes one item of a list («[ورشة، دورة]»), a code that YAML would read as a number (060 is 48 to YAML).
"""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from ..errors import KhabarError

_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

Path_ = tuple[str | int, ...]
"""Where an entry is inside a document: ("triggers", 0, "verb")."""


class Document:
    """A rule file: its content as plain data, all scalars as text, and the line of each entry."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Path_, int] = {}
        try:
            root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise KhabarError(f"{path}:{line}", f"no YAML: {error.problem}", "write Arabic lists in block style, one item a line") from None
        except yaml.YAMLError as error:
            raise KhabarError(str(path), f"no YAML: {error}".splitlines()[0], "save it as plain UTF-8 text") from None
        if root is None:
            raise KhabarError(str(path), "an empty rule file")
        self.data: Any = self._build(root, ())

    def where(self, at: Path_) -> str:
        """file:line of an entry, or of the nearest one around it."""
        while at not in self.lines and at:
            at = at[:-1]
        return f"{self.path}:{self.lines.get(at, 1)}"

    def _build(self, node: yaml.Node, at: Path_) -> Any:
        self.lines[at] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            mapping: dict[str, Any] = {}
            for key_node, value_node in node.value:
                name = key_node.value
                if name in mapping:
                    raise KhabarError(f"{self.path}:{key_node.start_mark.line + 1}", f"«{name}» is given twice", "keep one of the two")
                mapping[name] = self._build(value_node, (*at, name))
                self.lines[(*at, name)] = key_node.start_mark.line + 1
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, (*at, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node)

    def _item(self, node: yaml.Node, at: Path_) -> Any:
        if isinstance(node, yaml.ScalarNode) and "،" in node.value and node.style is None and at[-2:-1] != ("never",):
            raise KhabarError(
                f"{self.path}:{node.start_mark.line + 1}",
                f"«{node.value}» is one item to YAML",
                "an Arabic comma parts nothing: write one item a line",
            )
        return self._build(node, at)

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        """Text as it stands; whole numbers and decimals where a rule file means one."""
        if node.style is None and node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float"):
            if node.value.startswith("0") and node.value not in ("0",) and "." not in node.value:
                raise KhabarError(
                    f"{self.path}:{node.start_mark.line + 1}",
                    f"{node.value} is a number to YAML, and another one",
                    f'write it in quotes: "{node.value}"',
                )
            if _PLAIN_NUMBER.fullmatch(node.value):  # YAML has others: 12:30 is 750 to it
                return float(node.value) if "." in node.value else int(node.value)
        if node.style is None and node.tag == "tag:yaml.org,2002:null":
            return None
        if node.style is None and node.tag == "tag:yaml.org,2002:bool":
            return node.value in ("true", "True", "yes", "on")
        return node.value


def nearest(name: str, known: Iterable[str]) -> str:
    """The way out for a misspelt name: «did you mean 'hours'?»."""
    names = sorted(known)
    close = difflib.get_close_matches(name, names, 1, 0.5)
    return f"did you mean '{close[0]}'?" if close else f"known are {', '.join(names[:12])}"
