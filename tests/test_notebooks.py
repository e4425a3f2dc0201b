"""Every notebook runs from its first cell to its last."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

SHOWN = {
    "02-from-dump-to-tables.ipynb": [
        "pair BH - OM IT - TN JO - PS MR - SN",
        "2022-11 0 0 1 0",
        "2019-04 SY 9.0 30.0",  # killed, injured
        "EG وزارة التربية والتعليم المصرية 1200.0 31000.0",  # participants, hours
    ]
}
"""What the samples tell, in the tables a notebook shows."""
NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_runs(path: Path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit notebooks without their outputs"
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = " ".join(" ".join(output.get("data", {}).get("text/plain", "") for output in outputs).split())
    assert [row for row in SHOWN.get(path.name, []) if row not in shown] == []
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert pictures, "the plot is missing"
