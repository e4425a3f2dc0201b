"""Which file holds what: by its suffix, or by its first bytes where it has none (standard input, a pipe).

>>> unpacked("dump.jsonl.gz"), kind_of("dump.jsonl"), kind_of("notes.md")
(('.gz', 'dump.jsonl'), 'json', None)
"""

import re
from pathlib import PurePosixPath

KINDS = {
    "json": (".jsonl", ".ndjson", ".jl", ".jsonlines", ".json"),
    "csv": (".csv", ".tsv", ".tab"),
    "text": (".txt",),
    "html": (".html", ".htm", ".xhtml"),
    "sgml": (".sgm", ".sgml"),
    "parquet": (".parquet", ".pq"),
    "warc": (".warc", ".wet"),
}
"""The kinds of files with articles, and their suffixes."""
COMPRESSED = {".gz": b"\x1f\x8b", ".bz2": b"BZh", ".xz": b"\xfd7zXZ\0", ".zst": b"\x28\xb5\x2f\xfd"}
"""Suffixes of compressed files, and the bytes these begin with."""
ARCHIVES = (".tar", ".zip")
_SHORT = {".tgz": ".tar.gz", ".tbz": ".tar.bz2", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
_BY_SUFFIX = {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes}
SUFFIXES = (*_BY_SUFFIX, *ARCHIVES, *COMPRESSED, *_SHORT)
"""Every suffix that is known."""

_TAR_MAGIC = 257  # bytes into the file
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_SGML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s[^>]*>\s*)?(?:<(?!doc\b)[a-z]\w*>\s*)?<doc(?:>|\s+(?:id|docid)\s*=)", re.IGNORECASE)
_MAGIC = {b"PAR1": "parquet", b"WARC/": "warc"}
_JSON = re.compile(r'\s*(?:\[\s*[\[{\]]|\{\s*["}])')


def unpacked(file: str) -> tuple[str, str] | None:
    """The suffix of a compressed file or archive and the name of what is inside («dump» for «dump.zip»), or None."""
    path = PurePosixPath(file)
    suffix = path.suffix.lower()
    if suffix in _SHORT:
        return unpacked(path.stem + _SHORT[suffix])
    return (suffix, path.stem) if suffix in COMPRESSED or suffix in ARCHIVES else None


def kind_of(file: str) -> str | None:
    """The kind of a file by its name, or None."""
    return _BY_SUFFIX.get(PurePosixPath(file).suffix.lower())


def may_hold_articles(file: str) -> bool:
    """Is this a file with articles, or an archive or a compressed file that may hold some?"""
    inner = unpacked(file)
    if inner is None:
        return kind_of(file) is not None
    return inner[0] in ARCHIVES or is_nameless(inner[1]) or may_hold_articles(inner[1])


def is_hidden(part: str) -> bool:
    """Is a part of a path one that nobody put there to be read: hidden, or what a Mac adds to archives?"""
    return part.startswith(".") or part == "__MACOSX"


def is_nameless(file: str) -> bool:
    """Has the name no suffix, so that only the content tells?"""
    return not PurePosixPath(file).suffix


def packed_by_content(head: bytes) -> str | None:
    """The suffix that compressed files or archives with such first bytes have, or None."""
    if head.startswith(b"PK\x03\x04"):
        return ".zip"
    if head[_TAR_MAGIC : _TAR_MAGIC + 5] == b"ustar":
        return ".tar"
    return next((suffix for suffix, magic in COMPRESSED.items() if head.startswith(magic)), None)


def kind_by_magic(head: bytes) -> str | None:
    """The kind of a file that begins with a mark of its own, or None."""
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)


def kind_by_content(head: str) -> str:
    """The kind of a text by how it begins: JSON (an array, an object, lines), a <DOC>, a page, or plain text."""
    if _JSON.match(head):
        return "json"
    if _SGML.match(head):
        return "sgml"
    return "html" if _HTML.match(head) else "text"


def is_tab_separated(file: str) -> bool:
    """Does the name of a table say that tabs part its cells?"""
    return PurePosixPath(file).suffix.lower() in (".tsv", ".tab")
