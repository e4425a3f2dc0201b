"""Which encoding a text is in."""

import io
import random

import pytest

from pipeline.errors import KhabarError
from pipeline.ingest.encodings import decode, detect, to_utf8
from pipeline.ingest.streams import Headed

NEWS = "أعلنت وزارة الصحة في تونس، أمس، وصول 300 طبيب إلى «القيروان» وبدء حملة تطعيم للأطفال.\r\nوقال الوزير: إن الحملة تستمر 10 أيام.\n" * 3
VOWELLED = "إِنَّ الْعِلْمَ نُورٌ وَالْجَهْلَ ظَلَامٌ، هَكَذَا قَالَ الْمُعَلِّمُ لِتَلَامِيذِهِ."
MARKED = "\N{RIGHT-TO-LEFT MARK} ".join(f"\N{RIGHT-TO-LEFT MARK}{word}" for word in NEWS.split())


@pytest.mark.parametrize(
    "text, encoding, named",
    [
        (NEWS, "utf-8", "UTF-8"),
        (NEWS, "utf-8-sig", "UTF-8"),
        ("plain English", "ascii", "UTF-8"),
        ("", "utf-8", "UTF-8"),
        ("خبر", "utf-8", "UTF-8"),
        (NEWS, "utf-16", "UTF-16-LE"),
        (NEWS, "utf-16-le", "UTF-16-LE"),
        (NEWS, "utf-16-be", "UTF-16-BE"),
        ("plain English", "utf-16-le", "UTF-16-LE"),
        (NEWS, "utf-32", "UTF-32-LE"),
        (NEWS, "windows-1256", "windows-1256"),
        (VOWELLED, "windows-1256", "windows-1256"),
        (MARKED, "windows-1256", "windows-1256"),
        (NEWS + "\0", "windows-1256", "windows-1256"),
        ("خبر", "windows-1256", "windows-1256"),
        (NEWS.translate({ord("«"): None, ord("»"): None}), "iso-8859-6", "ISO-8859-6"),
        (VOWELLED, "iso-8859-6", "ISO-8859-6"),
    ],
)
def test_encodings(text, encoding, named):
    data = text.encode(encoding)
    assert detect(data) == named
    assert decode(data, "a.txt") == (text, named)


@pytest.mark.parametrize(
    "text, encoding",
    [
        ("Le ministre a déclaré à la presse que l'été sera très chaud.", "cp1252"),
        ("Министр сказал журналистам, что лето будет жарким.", "cp1251"),
        ("Ο υπουργός είπε στους δημοσιογράφους ότι το καλοκαίρι θα είναι ζεστό.", "iso-8859-7"),
    ],
)
def test_other_scripts_are_not_read_as_arabic(text, encoding):
    assert detect((text * 3).encode(encoding)) not in ("windows-1256", "ISO-8859-6", "UTF-8")


@pytest.mark.parametrize("cut", range(12))
def test_a_cut_inside_a_character_is_still_utf8(cut):
    assert detect(NEWS.encode()[: 100 + cut]) == "UTF-8"


@pytest.mark.parametrize("broken", [b"\xff", b"\xc3", b"\xe2\x80", "خبر".encode("windows-1256")])
def test_broken_utf8_is_not_taken_for_a_code_page(broken):
    data = NEWS.encode()
    with pytest.raises(KhabarError, match=r"a\.txt:3: not UTF-8 \(byte "):
        decode(data[:290] + broken + b"\n" + data, "a.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(2000), b"\0" * 100])
def test_data_is_no_text(data):
    assert detect(data) is None
    with pytest.raises(KhabarError, match=r"a\.txt: no text in any encoding known"):
        decode(data, "a.txt")


def test_what_a_file_declares_comes_before_a_guess():
    data = "Prix: 10 €".encode("cp1256")
    assert detect(data, declared="windows-1256") == "windows-1256"
    assert detect(NEWS.encode(), declared="windows-1256") == "UTF-8"  # but not before what is certain
    assert detect("خبر".encode("windows-1256"), declared="no-such-code") == "windows-1256"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("step", [1, 7, 1 << 16])
def test_streams_become_utf8(encoding, step):
    text = (NEWS if encoding != "iso-8859-6" else NEWS.replace("«", "").replace("»", "")) * 400

    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, step) if step > 1 else size)

    data, _ = to_utf8(Headed(Slow(text.encode(encoding)), "a"), "a")
    assert data.buffered().read().decode() == text


@pytest.mark.parametrize("encoding, broken", [("utf-16-le", b"\x00\xd8"), ("iso-8859-6", b"\xa1"), ("utf-8", b"\xff")])
def test_what_is_no_character_stays_none_in_utf8(encoding, broken):
    line = "وقال الوزير إن الحملة تستمر\n"
    content = (line * 40).encode(encoding) + broken + (line * 2).encode(encoding)
    data, _ = to_utf8(Headed(io.BytesIO(content), "a"), "a")
    lines = data.buffered().readlines()
    bad = [number for number, line in enumerate(lines) if not is_utf8(line)]
    assert (len(lines), bad) == (42, [40])


def is_utf8(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
