"""Puts the snapshot of models/news into the wheel, so that the first load after an installation is as quick as any other (see `pipeline.snapshot`).

The package reads the model itself, in a process of its own, with an order of sets that makes the same file of the same sources.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_LOAD = "from pipeline.model import find_model, load_model; load_model(find_model('news'))"


class SnapshotHook(BuildHookInterface[Any]):
    """Makes the snapshot before a wheel is built; an editable installation, whose files change, makes its own when it loads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling."""
        if version == "editable":
            return
        self.folder = tempfile.TemporaryDirectory()
        surroundings = {**os.environ, "KHABAR_CACHE": self.folder.name, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", _LOAD], cwd=self.root, env=surroundings, check=True)
        for path in Path(self.folder.name).glob("*.pickle"):
            build_data["force_include"][str(path)] = f"pipeline/_models/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called by hatchling."""
        if version != "editable":
            self.folder.cleanup()
