"""Which encoding bytes are in, and the text in them.

Order: a byte order mark; UTF-16 by where its NULs and high bytes stand; UTF-8, also where a few bytes of it are broken; what the file itself
declares; windows-1256 or ISO-8859-6, whichever gives Arabic letters; charset-normalizer for the rest. UTF-16 comes before UTF-8 because every
byte of an Arabic letter in UTF-16 (06 27) is valid UTF-8 too; broken UTF-8 comes before windows-1256 because, read so, it is Arabic letters as
well («ط§ظ„»).

Streams are turned into UTF-8 on the fly. A byte that is none in its encoding becomes one that is none in UTF-8, so that whoever reads the
line notices and names it; nothing is replaced in silence.
"""

import codecs
import re

from ..errors import KhabarError
from ..text.characters import INVISIBLE
from .streams import HEAD, Headed

UTF8 = "UTF-8"
_BOMS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)
_ARABIC_CODE_PAGES = ("windows-1256", "ISO-8859-6")

_ARABIC = re.compile("[\u0600-\u06ff]")  # the block: vowel signs, tatweel and ، count as well
_NOT_ASCII = re.compile(f"[^\\x00-\\x7f\N{NO-BREAK SPACE}{INVISIBLE}]")  # without the direction marks that some write around every word
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF8_SEQUENCES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_NAME = re.compile(r"[\w.:-]{2,40}", re.ASCII)
_SOME = 8
"""Bytes a text must have to be judged by shares."""
_MOST = 0.8
"""Of the characters past ASCII, so many are Arabic in an Arabic text read in its encoding (the others are «» and dashes)."""
_ALIFS = 0.03
_A_WORD = 12
"""In Arabic every tenth letter is an alif; a word or two may have none."""
_HALF = 0.5
_FEW = 0.1
_SEVERAL = 3


def detect(head: bytes, *, declared: str | None = None) -> str | None:
    """The encoding of a text that begins so, or None if it looks like no text.

    >>> detect("خبر عاجل من صنعاء".encode("windows-1256"))
    'windows-1256'
    """
    marked = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), None) or _utf16(head)
    if marked:
        return marked
    if _is_utf8(head):
        return UTF8 if _is_text(head.decode("utf-8", "ignore")) else None
    if declared and _fits(head, declared):
        return declared
    return _arabic_code_page(head) or _by_statistics(head)


def decode(data: bytes, where: str, *, declared: str | None = None) -> tuple[str, str]:
    """The text and its encoding. Raises KhabarError with the line of the first byte that cannot be decoded."""
    encoding = detect(data[:HEAD], declared=declared)
    if encoding is None:
        raise no_text(where)
    data = data[bom_length(data) :]
    try:
        return data.decode(encoding, "surrogatepass" if encoding.startswith("UTF-") else "strict"), encoding
    except UnicodeDecodeError as error:
        line = 1 + data[: error.start].decode(encoding, "replace").count("\n")
        raise undecodable(f"{where}:{line}", error.start, encoding) from None


def to_utf8(data: Headed, where: str) -> tuple[Headed, str]:
    """The stream in UTF-8, without a byte order mark, and the encoding it was in. Raises KhabarError for what is no text."""
    head = data.head()
    encoding = detect(head)
    if encoding is None:
        raise no_text(where)
    skipped = bom_length(head)
    while skipped:  # a read may give less than asked for
        skipped -= len(data.read(skipped) or b"")
    return (data, encoding) if encoding == UTF8 else (Headed(_Recoder(data, encoding), where), encoding)


def notes_of(encoding: str) -> tuple[str, ...]:
    """The warning of an article whose file was not in UTF-8."""
    return () if encoding == UTF8 else (f"read as {encoding}",)


def undecodable(where: str, byte: int, encoding: str) -> KhabarError:
    """The error of a line or file with a byte that is none in its encoding."""
    if encoding == UTF8:
        return KhabarError(where, f"not UTF-8 (byte {byte})", "convert it, e.g. with iconv -f windows-1256 -t utf-8")
    return KhabarError(where, f"not {encoding}, which its beginning is in (byte {byte})", "convert it to UTF-8")


def no_text(where: str) -> KhabarError:
    """The error of what is in no encoding."""
    return KhabarError(where, "no text in any encoding known", "convert it to UTF-8, e.g. with iconv")


def bom_length(data: bytes) -> int:
    """The length of the byte order mark at the beginning."""
    return next((len(bom) for bom, _ in _BOMS if data.startswith(bom)), 0)


def _utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is a NUL (ASCII) or a 06 (Arabic), and the others are not."""
    if len(head) < _SOME:
        return None
    shares = [sum(half.count(high) for high in (b"\0", b"\x06")) / len(half) for half in (head[0::2], head[1::2])]
    if min(shares) < _FEW and max(shares) > 1 - 2 * _FEW:
        encoding = "UTF-16-LE" if shares[1] > shares[0] else "UTF-16-BE"
        return encoding if _is_text(head[: len(head) // 2 * 2].decode(encoding, "ignore")) else None
    return None


def _is_utf8(head: bytes) -> bool:
    """Valid but for a sequence cut at the end, or broken UTF-8: most bytes past ASCII are in its sequences, and in a code page hardly any are."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        inside = sum(len(sequence) for sequence in _UTF8_SEQUENCES.findall(head))
        return inside > _HALF * len(_HIGH_BYTES.findall(head))
    return True


def _fits(head: bytes, encoding: str) -> bool:
    """Can all of it be read in an encoding that is declared?"""
    try:
        return bool(_NAME.fullmatch(encoding)) and _is_text(codecs.getincrementaldecoder(encoding)().decode(head))
    except (LookupError, ValueError):
        return False


def _arabic_code_page(head: bytes) -> str | None:
    """The code page in which most characters past ASCII are Arabic; where they are in both, the one with more «ال», which is every tenth word's.

    French and Russian are made of Arabic letters too when read so, but nearly without alif.
    """
    found = []
    for encoding in _ARABIC_CODE_PAGES:
        text = head.decode(encoding, "replace")
        letters = len(_ARABIC.findall(text))
        share = letters / max(1, len(_NOT_ASCII.findall(text)))
        if share > _MOST and text.count("ا") >= _ALIFS * (letters - _A_WORD) and _is_text(text):
            found.append(((text.count("ال"), share), encoding))
    return max(found, key=lambda scored: scored[0])[1] if found else None


def _by_statistics(head: bytes) -> str | None:
    """What charset-normalizer says of a copy without NULs, over which it stumbles."""
    from charset_normalizer import from_bytes

    found = from_bytes(head.replace(b"\0", b" ")).best()
    return found.encoding if found is not None and _is_text(str(found)) else None


def _is_text(text: str) -> bool:
    """Few control characters; images and other data are full of them."""
    return len(_CONTROLS.findall(text)) <= max(_SEVERAL, _FEW * len(text))


class _Recoder:
    """Bytes of any encoding as UTF-8."""

    def __init__(self, source: Headed, encoding: str) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)("khabar.mark")
        self._ready = b""
        self._ended = False

    def read(self, size: int, /) -> bytes:
        while not self._ready and not self._ended:
            chunk = self._source.read(HEAD) or b""
            self._ended = not chunk
            self._ready = self._decoder.decode(chunk, final=self._ended).encode("utf-8", "surrogateescape")
        chunk, self._ready = self._ready[:size], self._ready[size:]
        return chunk


def _mark(error: UnicodeError) -> tuple[str, int]:
    """One byte that is never UTF-8 for bytes that are no character; for surrogateescape to write."""
    if isinstance(error, UnicodeDecodeError):
        return "\udcff", error.end
    raise error


codecs.register_error("khabar.mark", _mark)
