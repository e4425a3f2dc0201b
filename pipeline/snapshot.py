"""What was read from a model, kept in the user's cache folder: reading 150,000 rows takes seconds, and every process would do it again.

A snapshot belongs to the very files it was made from, data and code: its name is made of their names, sizes and times. It is written by the first
process that loads a model and is only ever a copy: without a folder to write to, or with KHABAR_CACHE set to nothing, all works as before, slower.
"""

import contextlib
import hashlib
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

_CODE = Path(__file__).parent
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


def snapshot_of(model: Path) -> Path | None:
    """The file for the snapshot of a model folder as it is now; None if there is no folder for it."""
    folder = cache_folder()
    if folder is None:
        return None
    digest = hashlib.sha256()
    for path in sorted((*model.rglob("*"), *_CODE.rglob("*.py"))):
        if path.is_file():
            facts = path.stat()
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return folder / f"{model.name}-{digest.hexdigest()[:24]}.pickle"


def read_snapshot(path: Path) -> dict[str, Any] | None:
    """What a snapshot holds; None if there is none, it is broken, or somebody else's, who could have put anything in it."""
    try:
        with path.open("rb") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None
            found: dict[str, Any] = pickle.load(file)
            return found
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None


def write_snapshot(path: Path, parts: dict[str, Any]) -> None:
    """Keep what was read: written beside and moved into place, so that no process reads half of it. Does nothing where it may not write."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                pickle.dump(parts, file, protocol=5)
            os.replace(name, path)
        except OSError:
            os.unlink(name)
            raise
        older = sorted(path.parent.glob("*.pickle"), key=lambda other: other.stat().st_mtime, reverse=True)
        for old in older[_KEPT:]:
            old.unlink()
