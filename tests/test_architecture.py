"""The shape of the code: imports go down, modules stay small, public names and commands are documented, start-up is light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.cli import app

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

LAYERS = [
    "errors", "schema", "text", "rules", "morphology", "values", "times", "article", "entities", "events", "snapshot", "model", "annotations", "components", "records", "ingest", "zones", "run", "explanations", "export", "across",
    "__init__", "scale", "options", "progress", "cli", "__main__",
]  # fmt: skip
"""From the bottom up: a module imports from its own layer and those before it."""

FORBIDDEN_NAMES = {"util", "utils", "helpers", "common", "misc"}
MOST_LINES = 300


def layer_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_layers(path: Path) -> set[str]:
    """The layers of our own that a module imports from."""
    package = ["pipeline", *path.relative_to(PACKAGE).parts[:-1]]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            full = [*base, *(node.module.split(".") if node.module else [])]
            names = [[*full, alias.name] for alias in node.names] if full == ["pipeline"] else [full]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        else:
            continue
        for name in names:
            if name[0] == "pipeline":
                layer = name[1] if len(name) > 1 else "__init__"
                found.add(layer if layer in LAYERS else "__init__")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path):
    own = layer_of(path)
    assert own in LAYERS, f"{own} has no layer: give it one"
    if own == "__init__":
        return  # the public face reaches everything, when used
    above = {layer for layer in imported_layers(path) if LAYERS.index(layer) > LAYERS.index(own)}
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small_and_say_what_they_are(path: Path):
    source = path.read_text(encoding="utf-8")
    assert path.stem not in FORBIDDEN_NAMES
    assert ast.get_docstring(ast.parse(source)), "a module opens with what lives here and why"
    assert len(source.splitlines()) <= MOST_LINES


def test_public_names():
    assert pipeline.__all__ == sorted(pipeline.__all__)
    assert all(getattr(pipeline, name).__doc__ for name in pipeline.__all__)
    public = {name for name, value in vars(pipeline).items() if not name.startswith("_") and getattr(value, "__module__", "").startswith("pipeline")}
    assert public == set(pipeline.__all__)


def test_commands_are_documented():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert command.callback.__doc__
        assert f"khabar {command.callback.__name__}" in readme


def test_import_is_light():
    """`import pipeline` takes under 0.1 s and brings none of the heavy packages."""
    code = (
        "import sys, time; started = time.perf_counter(); import pipeline; seconds = time.perf_counter() - started; "
        "print(seconds, [name for name in ('spacy', 'pandas', 'dateparser', 'msgspec', 'simplemma', 'yaml') if name in sys.modules])"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split(" ", 1) for _ in range(3)]
    assert {heavy.strip() for _, heavy in runs} == {"[]"}
    assert min(float(seconds) for seconds, _ in runs) < 0.1


def test_loading_does_not_hang_on_the_order_of_sets():
    """spaCy probes components with hasattr in the order of a set; whatever that is, loading works."""
    for seed in ("19", "20", "24"):
        code = "import pipeline; print(len(pipeline.load().pipe_names))"
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"}, cwd=ROOT, check=False
        )
        assert run.stdout.strip() == "7", run.stderr
