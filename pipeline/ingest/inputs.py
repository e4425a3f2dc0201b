"""What a user names: files, folders, patterns («dump/*.jsonl.gz») and standard input («-»), found before anything is read.

An article's id is made of the path inside the folder given, or inside the fixed part of a pattern, so that no other input changes it.
"""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import KhabarError
from .archives import open_members
from .kinds import SUFFIXES, is_hidden, is_nameless, may_hold_articles
from .limits import DEFAULT, Limits
from .streams import OnError, Stream, damaged, make_stream

STANDARD_INPUT = "-"
_WILD = "*?["
_KNOWN = f"files that can be read end in {', '.join(SUFFIXES)}"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read and the name of its articles' ids; no path for standard input."""

    path: Path | None
    name: str


OnOpen = Callable[[Input, BinaryIO], None]
"""Is told of each file that is opened, so that one can ask how far it has been read."""


def find_inputs(given: Iterable[str | Path]) -> list[Input]:
    """The files to be read. Raises KhabarError for what does not exist, matches nothing or cannot hold articles."""
    return [found for one in given for found in _find(str(one))]


def open_input(found: Input, on_error: OnError, *, limits: Limits = DEFAULT, on_open: OnOpen | None = None) -> Iterator[Stream]:
    """What is to be read in a file: itself, or what it holds. What cannot be opened goes to `on_error`; `on_open` is given the open file."""
    if found.path is None:
        yield from open_members(make_stream(sys.stdin.buffer, name=found.name, where="standard input", file="", limits=limits), on_error)
        return
    try:
        file: BinaryIO = found.path.open("rb")
    except OSError as error:
        on_error(damaged(str(found.path), error))
        return
    with file:
        if on_open is not None:
            on_open(found, file)
        path = found.path if found.path.is_file() else None
        kind_from = "" if is_nameless(found.path.name) else found.path.name
        yield from open_members(make_stream(file, name=found.name, where=str(found.path), file=kind_from, path=path, limits=limits), on_error)


def is_input(text: str) -> bool:
    """Is this the name of something to read, rather than a text? «missing.txt» is a file that does not exist, and no text."""
    if text == STANDARD_INPUT or os.path.exists(text):  # not Path.exists, which raises where a text is too long to be a file's name
        return True
    one_word = not any(character.isspace() for character in text)
    return text.endswith(SUFFIXES) or (one_word and _is_pattern(text) and bool(glob.glob(text, recursive=True)))


def _find(given: str) -> list[Input]:
    if given == STANDARD_INPUT:
        return [Input(None, "stdin")]
    path = Path(given)
    if path.is_dir():
        found = _in_folder(path, path)
        if not found:
            raise KhabarError(given, "no articles in this folder", _KNOWN)
        return found
    if path.exists():
        if not (may_hold_articles(path.name) or is_nameless(path.name) or not path.is_file()):
            raise KhabarError(given, "unknown kind of file", _KNOWN)
        return [Input(path, path.name)]
    if _is_pattern(given):
        return _matching(given)
    raise KhabarError(given, "no such file")


def _is_pattern(given: str) -> bool:
    return any(character in given for character in _WILD)


def _matching(pattern: str) -> list[Input]:
    """The files a pattern matches, and those in the folders it matches, each once."""
    base = _fixed_part(pattern)
    found: dict[Path, Input] = {}
    for path in map(Path, sorted(glob.glob(pattern, recursive=True))):
        inside = _in_folder(path, base) if path.is_dir() else [Input(path, path.relative_to(base).as_posix())] if may_hold_articles(path.name) else []
        for one in inside:
            if one.path is not None:
                found.setdefault(one.path, one)
    if not found:
        raise KhabarError(pattern, "no file with articles matches", _KNOWN)
    return list(found.values())


def _fixed_part(pattern: str) -> Path:
    """The folder before the first wildcard."""
    parts = Path(pattern).parts
    wild = next(number for number, part in enumerate(parts) if _is_pattern(part))
    return Path(*parts[:wild])


def _in_folder(folder: Path, base: Path) -> list[Input]:
    """The files with articles in a folder and its folders, in order; hidden ones are passed over, and what a Mac adds."""
    found = []
    for path in sorted(folder.rglob("*")):
        hidden = any(map(is_hidden, path.relative_to(folder).parts))
        if not hidden and may_hold_articles(path.name) and path.is_file():
            found.append(Input(path, path.relative_to(base).as_posix()))
    return found
