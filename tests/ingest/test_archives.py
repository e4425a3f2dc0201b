"""Compressed files and archives, one inside the other, whole and damaged."""

import bz2
import gzip
import io
import json
import lzma
import random
import sys
import tarfile
import zipfile

import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = "افتتح المعرض في تونس."
LINES = b"".join(json.dumps({"text": f"{TEXT} {number}"}).encode() + b"\n" for number in range(3))
PACK = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}


def make_tar(members, mode="w"):
    """Names and contents; no content for a folder."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.type = (len(content), tarfile.REGTYPE) if content is not None else (0, tarfile.DIRTYPE)
            archive.addfile(info, io.BytesIO(content or b""))
    return out.getvalue()


def make_zip(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name if content is not None else f"{name}/", content or b"")
    return out.getvalue()


def ids(articles):
    return [article.id for article in articles]


@pytest.mark.parametrize("suffix", PACK)
def test_compressed_files(suffix, reading):
    articles, errors = reading(f"dump.jsonl{suffix}", PACK[suffix](LINES))
    assert (ids(articles), errors) == ([f"dump.jsonl{suffix}:{line}" for line in (1, 2, 3)], [])


@pytest.mark.parametrize("suffix", PACK)
def test_parts_that_were_joined_are_one_file(suffix, reading):
    articles, _ = reading(f"dump.jsonl{suffix}", PACK[suffix](LINES) + PACK[suffix](LINES))
    assert len(articles) == 6


def test_zstd_with_a_long_window(reading):
    data = zstd.compress(LINES, options={zstd.CompressionParameter.window_log: 31, zstd.CompressionParameter.enable_long_distance_matching: 1})
    assert len(reading("dump.jsonl.zst", data)[0]) == 3


MEMBERS = {
    "خبر.txt": TEXT.encode(),
    "sub": None,
    "sub/a.jsonl": LINES,
    "notes.md": b"no",
    ".hidden.txt": b"no",
    "__MACOSX/._a.txt": b"no",
    "b.json.gz": gzip.compress(b'[{"text": "x"}]'),
}
MEMBER_IDS = ["خبر.txt", "sub/a.jsonl:1", "sub/a.jsonl:2", "sub/a.jsonl:3", "b.json.gz:1"]


@pytest.mark.parametrize(
    "name, content",
    [
        ("d.zip", make_zip(MEMBERS)),
        ("d.tar", make_tar(MEMBERS)),
        *((f"d.tar{suffix}", pack(make_tar(MEMBERS))) for suffix, pack in PACK.items()),
        ("d.tgz", gzip.compress(make_tar(MEMBERS))),
        ("d.tbz2", bz2.compress(make_tar(MEMBERS))),
        ("d.txz", lzma.compress(make_tar(MEMBERS))),
        ("d.tzst", zstd.compress(make_tar(MEMBERS))),
        ("d.zip.gz", gzip.compress(make_zip(MEMBERS))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_archives(name, content, reading):
    articles, errors = reading(name, content)
    assert (ids(articles), errors) == ([f"{name}/{id}" for id in MEMBER_IDS], [])


@pytest.mark.parametrize("outer", [make_zip, make_tar])
@pytest.mark.parametrize("inner", [make_zip, make_tar])
def test_archives_inside_archives(outer, inner, reading):
    suffix = {make_zip: "zip", make_tar: "tar"}
    name, inside = f"o.{suffix[outer]}", f"i.{suffix[inner]}"
    articles, errors = reading(name, outer({inside: inner(MEMBERS), "last.txt": TEXT.encode()}))
    assert (ids(articles), errors) == ([*(f"{name}/{inside}/{id}" for id in MEMBER_IDS), f"{name}/last.txt"], [])


def test_a_member_that_cannot_be_read_is_named_and_the_rest_read(reading):
    articles, errors = reading("d.zip", make_zip({"a.txt": b"", "b.jsonl": b"{\n" + LINES, "c.txt": TEXT.encode()}))
    assert ids(articles) == ["d.zip/b.jsonl:2", "d.zip/b.jsonl:3", "d.zip/b.jsonl:4", "d.zip/c.txt"]
    assert errors[0] == "d.zip/a.txt: the text is empty"
    assert errors[1].startswith("d.zip/b.jsonl:1: no JSON")


def test_an_encrypted_member_is_named_and_the_rest_read(reading):
    content = bytearray(make_zip({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    articles, errors = reading("d.zip", bytes(content))
    assert (ids(articles), errors) == (["d.zip/b.txt"], ["d.zip/a.txt: encrypted; unpack the archive with its password first"])


def test_a_damaged_member_is_named_and_the_rest_read(reading):
    content = bytearray(make_zip({"a.txt": TEXT.encode() * 50, "b.txt": TEXT.encode()}))
    content[60] ^= 0xFF
    articles, errors = reading("d.zip", bytes(content))
    assert ids(articles) == ["d.zip/b.txt"]
    assert errors[0].startswith("d.zip/a.txt: damaged: ")


@pytest.mark.parametrize("name", ["d.gz", "d.jsonl.gz", "d.jsonl.bz2", "d.jsonl.xz", "d.jsonl.zst", "d.zip", "d.tar", "d.tar.gz", "d.tar.zst"])
@pytest.mark.parametrize("content", [b"this is no archive at all" * 50, b"\0\1\2"])
def test_what_is_no_archive_is_one_error(name, content, reading):
    articles, errors = reading(name, content)
    assert articles == []
    assert len(errors) == 1
    assert errors[0].startswith(f"{name}: ")


def test_the_lines_before_the_damage_are_read(reading):
    data = gzip.compress(b"".join(json.dumps({"text": f"{number} " * 500}).encode() + b"\n" for number in range(2000)))
    articles, errors = reading("d.jsonl.gz", data[: len(data) // 2])
    assert 100 < len(articles) < 2000
    assert len(errors) == 1
    assert errors[0].startswith("d.jsonl.gz: damaged: ")


def test_a_truncated_tar_is_told_once(reading):
    data = gzip.compress(make_tar({f"{number}.txt": random.Random(number).randbytes(9000).hex().encode() for number in range(50)}))
    articles, errors = reading("d.tar.gz", data[: len(data) // 2])
    assert 0 < len(articles) < 50
    assert len(errors) == 1
    assert errors[0].startswith("d.tar.gz")


def test_packed_again_and_again(reading):
    data = LINES
    for _ in range(9):
        data = gzip.compress(data)
    articles, errors = reading("d.jsonl" + ".gz" * 9, data)
    assert articles == []
    assert "packed too many times" in errors[0]


@pytest.mark.parametrize("name", ["../../evil.txt", "/evil.txt"])
def test_no_member_is_written_anywhere(name, reading, tmp_path):
    articles, errors = reading("in/d.tar", make_tar({name: TEXT.encode()}))
    assert (ids(articles), errors) == ([f"d.tar/{name}"], [])
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["d.tar"]
