"""A wheel, built and installed into a clean environment, works from another folder: the model is inside it."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "وقعت وزارة الصحة القطرية أمس مذكرة تفاهم مع جامعة أسيوط لتبادل الأبحاث."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("khabar-*.whl"))


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
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "article.txt").write_text(ARTICLE, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    command = [environment / "bin" / "khabar", "extract", "article.txt", "--published", "2024-03-20", "--to", "out.jsonl"]
    subprocess.run(command, cwd=elsewhere, check=True, capture_output=True, env={**clean, "KHABAR_CACHE": str(tmp_path / "cache")})
    assert not (tmp_path / "cache").exists()  # the snapshot that came along is that of the installed files
    record = json.loads((elsewhere / "out.jsonl").read_text(encoding="utf-8"))
    assert [(event["type"], event["date"]["value"]) for event in record["events"]] == [("agreement", "2024-03-19")]
