"""What was read from a model, kept in a file: reading 150,000 rows takes seconds, and every process would do it again.

A snapshot belongs to what it was made from, data, code and dictionary: its name is made of their contents, not of their times, so a wheel can bring
the snapshot of its own model (`hatch_build.py` makes it), and nobody who installs one waits. Of other models, and of a checkout, the first process
that loads one keeps what it read in the user's cache folder. A snapshot is only ever a copy: without one, without a folder to write to, or with
KHABAR_CACHE set to nothing, all works as before, slower.

Unpickling runs what is in the file. So one is taken only from the package, which runs anyway, or from the cache folder if the file is the user's own.
"""

import contextlib
import hashlib
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

import simplemma

_CODE = Path(__file__).parent
_OF_PACKAGE = _CODE / "_models"
_DATA = ("lexicons/*.tsv", "events/*.yml", "extensions/*/events/*.yml", "ontology.json")
"""What is read of a model."""
_KEPT = 4
"""Snapshots kept in the folder; older ones go."""


def cache_folder() -> Path | None:
    """Where snapshots are: $KHABAR_CACHE, else khabar in $XDG_CACHE_HOME or ~/.cache. None if KHABAR_CACHE is empty."""
    named = os.environ.get("KHABAR_CACHE")
    if named is not None:
        return Path(named) if named else None
    with contextlib.suppress(RuntimeError):  # nobody's home
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "khabar"
    return None


def snapshot_name(model: Path) -> str:
    """The name of the file for the snapshot of a model folder as it is now."""
    digest = hashlib.blake2b(simplemma.__version__.encode(), digest_size=12)
    for folder, patterns in ((model, _DATA), (_CODE, ("**/*.py",))):
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return f"{model.name}-{digest.hexdigest()}.pickle"


def read_snapshot(name: str) -> dict[str, Any] | None:
    """What a snapshot holds, the package's or the user's; None if there is none, it is broken, or another user's."""
    found = _unpickle(_OF_PACKAGE / name, anybodys=True)
    folder = cache_folder()
    return _unpickle(folder / name, anybodys=False) if found is None and folder else found


def _unpickle(path: Path, *, anybodys: bool) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            if not anybodys and hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None
            found: dict[str, Any] = pickle.load(file)
            return found
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None


def write_snapshot(name: str, parts: dict[str, Any]) -> None:
    """Keep what was read: written beside and moved into place, so that no process reads half of it. Does nothing where it may not write."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                pickle.dump(parts, file, protocol=5)
            os.replace(part, folder / name)
        except OSError:
            os.unlink(part)
            raise
        older = sorted(folder.glob("*.pickle"), key=lambda other: other.stat().st_mtime, reverse=True)
        for old in older[_KEPT:]:
            old.unlink()
