"""What a run is: manifest.json says from which input, by which versions, with which model and settings an output folder was made, and what is in it.

Two runs with the same manifest write the same bytes, so a run goes on only in a folder whose manifest is its own; times and numbers of workers, which
change nothing, are not in it.
"""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from .. import __version__
from ..errors import KhabarError
from ..ingest.inputs import STANDARD_INPUT, find_inputs
from ..ingest.limits import DEFAULT, Limits
from ..model import base_models, find_model
from .messages import Done
from .parts import put_in_place

MANIFEST = "manifest.json"
_CODE = Path(__file__).parent.parent
_PACKAGES = ("spacy", "simplemma", "hijridate", "dateparser", "pyarrow", "msgspec")
"""What has a say in the output."""
_NO_DATA = (".md", ".pyc", ".part")
_SHOWN = 3


class Source(msgspec.Struct, frozen=True):
    """A file that was read: its name inside what was given, its size in bytes, and when it was changed, in nanoseconds since 1970.

    Standard input has neither.
    """

    name: str
    size: int | None
    modified: int | None


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for, in so far as it changes the output."""

    format: str = "parquet"
    published: str | None = None
    fields: dict[str, str] = {}
    morphology: str | None = None
    tokens: bool = False
    text: bool = True
    shard_articles: int = 500
    shard_size: int = 8_000_000
    max_characters: int = 300_000
    max_seconds: float = 60.0
    limits: Limits = DEFAULT


class Counts(msgspec.Struct, frozen=True):
    """What came of a run. `rejects` are articles, lines and files left out; `articles` those that were read."""

    shards: int
    articles: int
    records: int
    events: int
    rejects: int


class Manifest(msgspec.Struct, frozen=True):
    """All of it; `shards` and `counts` when the run is complete."""

    schema: int
    complete: bool
    versions: dict[str, str]
    model: str
    model_digest: str
    settings: Settings
    inputs: list[Source]
    counts: Counts | None = None
    shards: list[Done] = []


def describe_run(inputs: list[str], model: str, settings: Settings) -> Manifest:
    """The manifest of a run that begins. Raises KhabarError for an input or model that there is not."""
    versions = {"khabar": __version__, "python": f"{sys.version_info.major}.{sys.version_info.minor}"} | {name: version(name) for name in _PACKAGES}
    return Manifest(1, False, versions, find_model(model).name, model_digest(model), settings, [*_sources(inputs)])


def model_digest(model: str) -> str:
    """A digest of the data of a model, of those it extends, and of our code: what made the output, whatever its version is called."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in (*base_models(find_model(model)), _CODE):
        code = folder == _CODE
        for path in sorted(folder.rglob("*.py" if code else "*")):
            name = path.relative_to(folder)
            if path.is_file() and path.suffix not in _NO_DATA and not any(part.startswith((".", "_models")) for part in name.parts):
                content = path.read_bytes()
                digest.update(f"{name.as_posix()} {len(content)}\n".encode())
                digest.update(content)
    return digest.hexdigest()


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of a folder, None if it has none. Raises KhabarError for one that is broken, and where it cannot be read."""
    path = out / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KhabarError(str(path), error.strerror or "cannot be read") from None
    except msgspec.DecodeError as error:
        raise KhabarError(str(path), f"no manifest of Khabar: {error}", "write to another folder") from None


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Write it in one step. Raises KhabarError where it cannot be written."""
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    put_in_place(out, MANIFEST, lambda file: file.write(data))


def check_same_run(out: Path, before: Manifest, now: Manifest) -> None:
    """Raises KhabarError with what differs if a folder belongs to another run. That files were touched is no difference: their content tells."""
    differing = [*_differences(before, now)]
    if differing:
        more = f" and {len(differing) - _SHOWN} more" if len(differing) > _SHOWN else ""
        raise KhabarError(str(out), f"was made by another run: {'; '.join(differing[:_SHOWN])}{more}", OTHER_FOLDER)


OTHER_FOLDER = "write to another folder, or delete this one to start anew"


def same_files(before: Manifest, now: Manifest) -> bool:
    """Are the inputs those of before, untouched since?"""
    return before.inputs == now.inputs and all(source.modified is not None for source in now.inputs)


def _differences(before: Manifest, now: Manifest) -> "list[str]":
    found = []
    for what, old, new in (
        ("", {"manifest": before.schema}, {"manifest": now.schema}),
        ("version of ", before.versions, now.versions),
        ("", {"model": before.model}, {"model": now.model}),
        ("setting ", msgspec.to_builtins(before.settings), msgspec.to_builtins(now.settings)),
        ("input ", *_sizes(before.inputs, now.inputs)),
    ):
        found += [
            f"{what}{name} was {_shown(old.get(name))}, is {_shown(new.get(name))}" for name in {**old, **new} if old.get(name) != new.get(name)
        ]
    if not found and before.model_digest != now.model_digest:
        found.append(f"data of the model {now.model} or code of Khabar has changed (was {before.model_digest}, is {now.model_digest})")
    if not found and [source.name for source in before.inputs] != [source.name for source in now.inputs]:
        found.append("the inputs come in another order")
    return found


def _sizes(before: list[Source], now: list[Source]) -> tuple[dict[str, Any], dict[str, Any]]:
    old, new = ({source.name: "standard input" if source.size is None else f"{source.size} bytes" for source in sources} for sources in (before, now))
    return old, new


def _shown(value: Any) -> str:
    return "none" if value is None else str(value)


def _sources(inputs: list[str]) -> "list[Source]":
    sources = []
    for found in find_inputs(inputs):
        if found.path is None:
            sources.append(Source(STANDARD_INPUT, None, None))
            continue
        status = found.path.stat()
        is_file = found.path.is_file()
        sources.append(Source(found.name, status.st_size if is_file else None, status.st_mtime_ns if is_file else None))
    return sources
