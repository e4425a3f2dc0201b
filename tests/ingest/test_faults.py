"""Files made to break whoever reads them: each fault is named, and the good articles around it come through."""

import copy
import gzip
import io
import json
import lzma
import random
import re
import stat
import tarfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest

from pipeline.errors import KhabarError
from pipeline.ingest import Limits, read_articles

from .test_archives import make_tar, make_zip
from .test_parquet_files import parquet

TEXT = "افتتح المعرض في تونس."
MB = 1 << 20
SMALL = Limits(article=MB, unpacked=3 * MB)
ROOT = Path(__file__).parents[2]


def line(id: str, **columns) -> bytes:
    return json.dumps({"id": id, "text": TEXT} | columns, ensure_ascii=False).encode() + b"\n"


def doc(id: str, text: str = TEXT) -> bytes:
    return f"<DOC>\n<DOCNO>{id}</DOCNO>\n<TEXT>\n{text}\n</TEXT>\n</DOC>\n".encode()


# One fault between two good articles in a file


def lines(bad: bytes) -> bytes:
    return line("1") + bad + b"\n" + line("2")


def array(bad: bytes) -> bytes:
    return b"[\n" + line("1") + b",\n" + bad + b",\n" + line("2") + b"]"


def table(bad: bytes) -> bytes:
    return f"id,text\n1,{TEXT}\n".encode() + bad + f"\n2,{TEXT}\n".encode()


LONG = b"x" * (2 * MB)
DEEP = b"[" * 100_000 + b"]" * 100_000
TOO_LONG = "longer than 1 MB; raise --max-article if it is one article"
IN_FILES = [
    ("a.jsonl", lines(b'{"text": "' + LONG + b'"}'), f"a.jsonl:2: a line {TOO_LONG}"),
    ("a.jsonl", lines(LONG), f"a.jsonl:2: a line {TOO_LONG}"),
    ("a.jsonl", lines(b'{"text": "a", "x": ' + DEEP + b"}"), "a.jsonl:2: no JSON: nested too deep"),
    ("a.jsonl", lines(DEEP), "a.jsonl:2: no JSON: nested too deep"),
    ("a.jsonl", lines(b"[" * 100_000), "a.jsonl:2: no JSON: nested too deep"),
    ("a.jsonl", lines(b'{"text": "a", "x": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001), "a.jsonl:2: no JSON: nested too deep"),
    ("a.jsonl", lines(b'{"text": "a", "x": ' + b"[" * 150 + b"]" * 150 + b"}"), "a.jsonl:2: columns nested too deep; more than 100 levels"),
    ("a.jsonl", lines(b'{"text": "a", "n": ' + b"9" * 10_000 + b"}"), "a.jsonl:2: no JSON: "),
    ("a.jsonl", lines(rb'{"\ud800\u0007": "a"}'), "a.jsonl:2: no text field (looked for text, content, body, article, …; there are \ufffd\ufffd)"),
    ("a.json", array(b'{"text": "' + LONG + b'"}'), f"a.json:4: a value {TOO_LONG}"),
    ("a.json", array(b'{"text": "' + b"\\\\" * (MB // 2) + LONG + b'\\""}'), f"a.json:4: a value {TOO_LONG}"),
    ("a.json", array(b'{"text": "a", "x": [' + b'{"id": "no", "text": "no"}, ' * 100_000 + b"1]}"), f"a.json:4: a value {TOO_LONG}"),
    ("a.json", array(b'{"text": "a", "x": [' + b"1, " * MB + b"1]}"), f"a.json:4: a value {TOO_LONG}"),
    ("a.json", array(b'{"text": "a", "x": [' + b'{"a": {"b": 1}}, ' * (MB // 12) + b"1]}"), f"a.json:4: a value {TOO_LONG}"),
    ("a.json", array(b'"' + LONG + b'"'), f"a.json:4: a value {TOO_LONG}"),
    ("a.json", array(b'{"text": "' + LONG + b'\n"}'), f"a.json:4: a value {TOO_LONG}"),  # and broken beside
    ("a.json", array(b'{"text": "a", "x": ' + DEEP + b"}"), "a.json:4 (article 2): no JSON: nested too deep"),
    ("a.json", array(DEEP), "a.json:4 (article 2): no JSON: nested too deep"),
    ("a.csv", table(b"3," + LONG), f"a.csv:3: a line {TOO_LONG}"),
    ("a.csv", table(b'3,"' + LONG + b'"'), f"a.csv:3: a line {TOO_LONG}"),
    ("a.csv", table(b'3,"' + (b"x" * 999 + b"\n") * 2000 + b'"'), f"a.csv:3: a row, whose quote may not be closed, {TOO_LONG}"),
    ("a.csv", table(b"3," + b"," * 300_000), "a.csv:3: 300002 cells where the header has 2"),
    ("a.sgm", doc("1") + doc("3", LONG.decode()) + doc("2"), f"a.sgm:10: a line {TOO_LONG}"),
    ("a.sgm", doc("1") + doc("3", "x\n" * MB) + doc("2"), f"a.sgm:7: a <DOC> {TOO_LONG}"),
    ("a.sgm", doc("1") + b"<DOC>\n<TEXT>a\n<DOC id=\n</DOC>\n" + doc("2"), "a.sgm:7: a <DOC that does not end with > in its line"),
    ("a.sgm", doc("1") + b"<P>" * 100_000 + b"<DOC>" + b"<P>" * 200_000 + b"</DOC>\n" + doc("2"), "a.sgm:7: no <TEXT> in this <DOC>"),
    (
        "a.parquet",
        parquet(pa.table({"id": ["1", "3", "2"], "text": [TEXT, LONG.decode(), TEXT]})),
        f"a.parquet (row 2): a cell of «text» {TOO_LONG}",
    ),
]  # fmt: skip


@pytest.mark.parametrize("name, content, told", IN_FILES, ids=[f"{name}-{number}" for number, (name, *_) in enumerate(IN_FILES)])
def test_a_fault_between_two_articles(name, content, told, reading):
    articles, errors = reading(name, content, limits=SMALL)
    assert [article.id for article in articles] == ["1", "2"]
    assert errors[0].startswith(told)
    assert len(errors) == 1 or "quote" in told  # the other lines of such a row are read again: they do not fit, and say so


def test_a_quote_that_is_not_closed_costs_its_line_however_long_the_file(reading):
    good = f"2,{TEXT * 20}\n".encode() * 4_000
    articles, errors = reading("a.csv", table(f'3,"{TEXT}'.encode()) + good, limits=SMALL)
    assert len(articles) == 4_002
    assert errors == [f"a.csv:3: a row, whose quote may not be closed, {TOO_LONG}"]


# One fault between two good members of an archive


def bomb(pack=gzip.compress, size=70) -> bytes:
    """So many MB of blanks, in parts that are one file when they are unpacked."""
    return pack(b" " * MB) * size


def zip_of_one_kernel() -> bytes:
    """A member that the table of contents has a thousand times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", (TEXT * 500).encode())
        for number in range(1000):
            again = copy.copy(archive.filelist[0])
            again.filename = f"{number}.txt"
            archive.filelist.append(again)
    return out.getvalue()


def zip_with(name: str, content: bytes, mode: int) -> bytes:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("1.txt", TEXT)
        archive.writestr(info, content)
        archive.writestr("2.txt", TEXT)
    return out.getvalue()


def tar_with(*infos: tuple[tarfile.TarInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for info, content in ((tarfile.TarInfo("1.txt"), TEXT.encode()), *infos, (tarfile.TarInfo("2.txt"), TEXT.encode())):
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def special(name: str, kind: bytes = tarfile.REGTYPE, target: str = "", **headers: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.pax_headers = kind, target, {name.replace("_", "."): value for name, value in headers.items()}
    return info


def members(name: str, content: bytes) -> dict[str, bytes]:
    return {"1.txt": TEXT.encode(), name: content, "2.txt": TEXT.encode()}


TRAP = "raise --max-ratio if the archive is no trap"
LINK = "a link or device, which is not followed; pack the articles themselves"
NO_LIMITS = Limits()
IN_ARCHIVES = [
    ("gzip bomb", "d.zip", lambda: make_zip(members("b.jsonl.gz", bomb())), NO_LIMITS, f"d.zip/b.jsonl.gz: unpacks to more than 500 times its size; {TRAP}"),
    ("xz bomb", "d.tar", lambda: make_tar(members("b.txt.xz", bomb(lzma.compress))), Limits(article=200 * MB), f"d.tar/b.txt.xz: unpacks to more than 500 times its size; {TRAP}"),
    ("zip member", "d.zip", lambda: make_zip(members("b.csv", b" " * (70 * MB))), NO_LIMITS, f"d.zip/b.csv: unpacks to more than 500 times its size; {TRAP}"),
    ("bomb in layers", "d.zip", lambda: make_zip(members("b.jsonl.gz.gz", gzip.compress(bomb(size=66)))), Limits(ratio=5000), f"d.zip/b.jsonl.gz.gz: unpacks to more than 5000 times its size; {TRAP}"),
    ("too large", "d.zip", lambda: make_zip(members("b.jsonl", (b" " * 999 + b"\n") * 6000)), Limits(article=MB, unpacked=5 * MB), "d.zip/b.jsonl: unpacks to more than 5 MB; raise --max-unpacked if the archive is no trap"),
    ("archive in an archive", "d.zip", lambda: make_zip(members("b.zip", make_zip({"x.csv": b" " * (70 * MB)}))), NO_LIMITS, f"d.zip/b.zip/x.csv: unpacks to more than 500 times its size; {TRAP}"),
    ("parquet", "d.zip", lambda: make_zip(members("b.parquet", bytes(70 * MB))), NO_LIMITS, f"d.zip/b.parquet: unpacks to more than 500 times its size; {TRAP}"),
    ("one upon the other", "d.zip", lambda: make_zip(members("b.zip", zip_of_one_kernel())), NO_LIMITS, "d.zip/b.zip: its members lie one upon the other, as in an archive bomb"),
    ("link in a zip", "d.zip", lambda: zip_with("b.txt", b"/etc/passwd", stat.S_IFLNK | 0o777), NO_LIMITS, f"d.zip/b.txt: {LINK}"),
    ("link in a tar", "d.tar", lambda: tar_with((special("b.txt", tarfile.SYMTYPE, "/etc/passwd"), b"")), NO_LIMITS, f"d.tar/b.txt: {LINK}"),
    ("link up", "d.tar", lambda: tar_with((special("b.txt", tarfile.SYMTYPE, "../../b.txt"), b"")), NO_LIMITS, f"d.tar/b.txt: {LINK}"),
    ("hard link", "d.tar", lambda: tar_with((special("b.txt", tarfile.LNKTYPE, "1.txt"), b"")), NO_LIMITS, f"d.tar/b.txt: {LINK}"),
    ("device", "d.tar", lambda: tar_with((special("b.txt", tarfile.CHRTYPE), b"")), NO_LIMITS, f"d.tar/b.txt: {LINK}"),
    ("fifo", "d.tar", lambda: tar_with((special("b.txt", tarfile.FIFOTYPE), b"")), NO_LIMITS, f"d.tar/b.txt: {LINK}"),
    ("sparse", "d.tar", lambda: tar_with((special("b.txt", GNU_sparse_map="0,1", GNU_sparse_size="1000000000000"), b"x")), NO_LIMITS, "d.tar/b.txt: a sparse file, which is not followed"),
    ("name with marks", "d.tar", lambda: tar_with((special("b\x1b[31m\n.txt", tarfile.SYMTYPE, "1.txt"), b"")), NO_LIMITS, "d.tar/b\ufffd[31m\n.txt: a link"),
    ("nameless page", "d.zip", lambda: make_zip(members("b.html", b"<div>" * 100_000 + b"x" * 100 + b"</div>" * 100_000)), NO_LIMITS, "d.zip/b.html: "),
    ("long text", "d.zip", lambda: make_zip(members("b.txt", b"x" * (2 * MB))), SMALL, f"d.zip/b.txt: a text {TOO_LONG}"),
    ("long page", "d.zip", lambda: make_zip(members("b.html", b"x" * (2 * MB))), SMALL, f"d.zip/b.html: a page {TOO_LONG}"),
    ("long header", "d.zip", lambda: make_zip(members("b.csv", b"text," * MB)), Limits(article=MB, unpacked=9 * MB), f"d.zip/b.csv:1: a header {TOO_LONG}"),
]  # fmt: skip


@pytest.mark.parametrize("name, content, limits, told", [row[1:] for row in IN_ARCHIVES], ids=[row[0] for row in IN_ARCHIVES])
def test_a_fault_between_two_members(name, content, limits, told, reading, tmp_path):
    articles, errors = reading(name, content(), limits=limits)
    assert [article.id for article in articles] == [f"{name}/1.txt", f"{name}/2.txt"]
    assert len(errors) == 1
    assert errors[0].startswith(told)
    assert [path.name for path in tmp_path.rglob("*")] == [name]  # nothing was written


@pytest.mark.parametrize("make", [make_zip, make_tar], ids=["zip", "tar"])
@pytest.mark.parametrize("name", ["../../b.txt", "/b.txt", "x/../../b.txt", "C:\\b.txt", "~/b.txt"])
def test_a_name_that_leads_elsewhere_is_only_a_name(name, make, reading, tmp_path):
    articles, errors = reading("in/d", make(members(name, TEXT.encode())))
    assert (len(articles), errors) == (3, [])
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["d"]


def test_a_header_that_fills_the_memory_is_damage(reading):
    header = bytearray(special("pax", tarfile.XHDTYPE).tobuf())
    header[124:136] = b"%011o\0" % (4 << 30)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    articles, errors = reading("d.tar", make_tar({"1.txt": TEXT.encode()})[:1024] + bytes(header) + bytes(5 * MB))
    assert [article.id for article in articles] == ["d.tar/1.txt"]
    assert errors == ["d.tar: damaged: a header of 4,294,967,296 bytes; what stands before the damage has been read"]


def test_a_dump_of_one_article_again_and_again_is_no_bomb():
    """Text compresses five times, one article repeated some hundred times at the most."""
    words = random.Random(1).choices(TEXT.split() + [str(number) for number in range(50)], k=300)
    content = line("1", body=" ".join(words)) * 2000
    Limits().check_unpacked("a.jsonl", 100 * len(content), 100 * len(gzip.compress(content)))


# Memory


@pytest.mark.parametrize(
    "name, before, long, after",
    [
        ("a.jsonl", line("1") + b'{"text": "', b"x", b'"}\n' + line("2")),
        ("a.json", b"[" + line("1") + b', {"text": "', b"x", b'"},' + line("2") + b"]"),
        ("a.json", b"[" + line("1") + b', {"text": [', b'["' + b"x" * 10_000 + b'"],', b'1]},' + line("2") + b"]"),
        ("a.csv", f"id,text\n1,{TEXT}\n3,".encode(), b"x", f"\n2,{TEXT}\n".encode()),
        ("a.sgm", doc("1") + b"<DOC><TEXT>", b"x", b"</TEXT></DOC>\n" + doc("2")),
    ],
    ids=["jsonl", "json: a string", "json: a list", "csv", "sgm"],
)  # fmt: skip
def test_a_line_of_100_mb_is_not_held(name, before, long, after, tmp_path):
    with (tmp_path / name).open("wb") as file:
        file.write(before)
        for _ in range(100):
            file.write(long * (MB // len(long)))
        file.write(after)
    errors: list[KhabarError] = []
    tracemalloc.start()
    articles = list(read_articles([tmp_path / name], on_error=errors.append))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [article.id for article in articles] == ["1", "2"]
    assert [str(error).split(" ", 1)[1] for error in errors if "longer than 8 MB" in str(error)]
    assert len(errors) == 1
    assert peak < 50 * MB


# Whatever goes wrong can be told and written


@pytest.mark.parametrize("bad", ["\ud800", "\0", "\x1b[2J", "\x9b", "\r"])
def test_an_error_can_be_written_anywhere(bad):
    told = str(KhabarError(f"a{bad}.txt", f"no {bad} here", f"x{bad}"))
    assert bad not in told
    assert msgspec.json.decode(msgspec.json.encode(told)) == told


@pytest.mark.parametrize("levels, count", [(99, 1), (100, 0)])
def test_what_is_read_can_be_written(levels, count, reading):
    """Nesting that passes is written too: JSON writers have a limit of their own."""
    articles, errors = reading("a.jsonl", b'{"text": "a", "x": ' + b"[" * (levels + 1) + b"]" * (levels + 1) + b"}\n")
    assert (len(articles), len(errors)) == (count, 1 - count)
    assert all(msgspec.json.encode(article) for article in articles)


def test_an_error_of_a_library_costs_its_file(reading, monkeypatch, tmp_path):
    from pipeline.ingest import articles as module

    def fail(stream, fields, on_error):
        raise zlib.error("made to fail")
        yield

    monkeypatch.setitem(module._READERS, "csv", fail)
    articles, errors = reading("d.zip", make_zip(members("b.csv", b"text\na\n")))
    assert len(articles) == 2
    assert errors == ["d.zip/b.csv: cannot be read: error: made to fail"]


@pytest.mark.parametrize("limits", [{"article": 0}, {"unpacked": -1}, {"ratio": 1.5}])
def test_a_limit_is_a_positive_number(limits):
    with pytest.raises(KhabarError, match="is no positive whole number"):
        Limits(**limits)


def test_a_full_disk_is_told(reading, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.ingest.streams.shutil.copyfileobj", full)
    articles, errors = reading("d.zip", make_zip(members("b.parquet", parquet([{"text": "a"}]))))
    assert len(articles) == 2
    assert errors == ["d.zip/b.parquet: cannot be copied aside: No space left on device; name a folder with room in TMPDIR"]


# Nothing that is read is run

RUNS = re.compile(
    r"(?<![.\w])(?:eval|exec|compile|__import__)\(|\b(?:pickle|cPickle|dill|marshal|shelve|joblib|subprocess)\b|os\.system|allow_pickle"
    r"|yaml\.(?:load|load_all|unsafe_load\w*|full_load\w*|Loader|UnsafeLoader|FullLoader)\b|read_pickle|extractall|archive\.extract\(|unpack_archive"
)
"""What runs what it reads, or writes where an archive says."""


@pytest.mark.parametrize(
    "source, found",
    [
        ("eval(text)", True), ("exec(code)", True), ("yaml.load(file)", True), ("import pickle", True), ("archive.extractall()", True),
        ("yaml.compose(text, Loader=yaml.SafeLoader)", False), ("re.compile(text)", False), ("nlp.evaluate(", False), ("self._exec(", False),
    ],
)  # fmt: skip
def test_what_is_looked_for(source, found):
    assert bool(RUNS.search(source)) is found


def test_nothing_that_is_read_is_run():
    """The snapshot of a model is a pickle, but of our own making: of the package, or of a file that belongs to the user and lies in the user's cache."""
    found = {}
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        if matches := RUNS.findall(path.read_text(encoding="utf-8")):
            found[path.relative_to(ROOT).as_posix()] = set(matches)
    assert found == {"pipeline/snapshot.py": {"pickle"}, "pipeline/scale/workers.py": {"subprocess"}}  # our own snapshot, our own interpreter
    assert "st_uid != os.getuid()" in (ROOT / "pipeline/snapshot.py").read_text(encoding="utf-8")
