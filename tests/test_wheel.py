"""A wheel, built and installed into a clean environment, works from another folder: the model is inside it.

The environment has what the wheel says it needs and no more, linked from where the tests run: `make` has had it from the index a moment before.
"""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
ARTICLE = "وقعت وزارة الصحة القطرية أمس مذكرة تفاهم مع جامعة أسيوط لتبادل الأبحاث."
CLEAN = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("khabar-*.whl"))


def needed(name: str, extras: frozenset[str], found: dict[str, set[str]]) -> None:
    """Adds what a distribution needs with some extras, and what that needs in turn; `found` are names with the extras seen."""
    for requirement in map(Requirement, distribution(name).requires or ()):
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            continue
        wanted = {"", *requirement.extras}
        if wanted - found.setdefault(requirement.name, set()):
            found[requirement.name] |= wanted
            needed(requirement.name, frozenset(requirement.extras), found)


def link_needed(site: Path) -> None:
    """Links the files of all distributions that khabar needs without its extras into the site-packages of an environment."""
    found: dict[str, set[str]] = {}
    needed("khabar", frozenset(), found)
    assert "spacy" in found
    assert "pytest" not in found
    for name in found:
        for file in distribution(name).files or ():
            if ".." not in file.parts:
                target = site / file
                target.parent.mkdir(parents=True, exist_ok=True)
                if not target.exists():
                    target.symlink_to(Path(file.locate()).resolve())


def test_what_is_inside(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    assert "pipeline/_models/news/config.cfg" in names
    assert "pipeline/_models/news/lexicons/verb_forms.tsv" in names
    assert "pipeline/_models/news/events/training.yml" in names
    assert sum(name.startswith("pipeline/_models/news-") for name in names) == 1  # the snapshot
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "samples/", "models/"))]


def test_installed_wheel_works_elsewhere(wheel: Path, tmp_path: Path):
    environment = tmp_path / "env"
    venv.create(environment)
    link_needed(Path(sysconfig.get_path("purelib", "venv", {"base": str(environment), "platbase": str(environment)})))
    for command in (["install", "--no-deps", "--no-index", str(wheel)], ["check"]):
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(environment), *command]
        subprocess.run(pip, check=True, capture_output=True, env=CLEAN)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "article.txt").write_text(ARTICLE, encoding="utf-8")
    command = [environment / "bin" / "khabar", "extract", "article.txt", "--published", "2024-03-20", "--to", "out.jsonl"]
    subprocess.run(command, cwd=elsewhere, check=True, capture_output=True, env={**CLEAN, "KHABAR_CACHE": str(tmp_path / "cache")})
    assert not (tmp_path / "cache").exists()  # the snapshot that came along is that of the installed files
    record = json.loads((elsewhere / "out.jsonl").read_text(encoding="utf-8"))
    assert [(event["type"], event["date"]["value"]) for event in record["events"]] == [("agreement", "2024-03-19")]
