"""Countries of outlets, by name and by address."""

import re

import pytest

from pipeline.article.outlets import country_of, read_outlets
from pipeline.errors import KhabarError
from pipeline.model import find_model
from pipeline.rules.lexicon import read_lexicon

LEXICONS = find_model("news") / "lexicons"
OUTLETS = read_outlets(LEXICONS)


@pytest.mark.parametrize(
    "source, url, country",
    [
        ("صحيفة الرياض", None, "SA"),
        ("اليوم السابع", None, "EG"),
        ("Al Jazeera", None, "QA"),
        (" hespress ", None, "MA"),
        ("بي بي سي عربي", None, "GB"),
        ("aps.dz", None, "DZ"),
        ("www.youm7.com", None, "EG"),
        (None, "https://www.skynewsarabia.com/sport/1", "AE"),
        (None, "https://arabic.cnn.com/world", "AE"),
        (None, "https://edition.cnn.com/world", "US"),
        (None, "http://news.example.com.sa:8080/a?b=c", "SA"),
        (None, "example.gov.eg/news", "EG"),
        ("رويترز", "https://example.jo/1", "GB"),
        ("صحيفة الأفق", "https://example.jo/1", "JO"),
        ("الوطن", None, None),  # borne in many countries
        ("صحيفة الأفق", None, None),
        (None, "https://example.com/sa", None),
        (None, "https://bit.ly/x", None),
        (None, "https://example.co.uk", None),
        (None, "http://[", None),
        (None, None, None),
        ("", "", None),
    ],
)
def test_country(source, url, country):
    assert country_of(source, url, OUTLETS) == country


def test_the_table_is_well_formed():
    rows = read_lexicon(LEXICONS / "outlets.tsv")
    assert len(rows) > 200
    for row in rows:
        assert re.fullmatch("[A-Z]{2}", row["country"]), row.where
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in row.forms("domains")), row.where
    assert len({row["country"] for row in rows}) > 25


def test_a_name_of_two_countries_is_an_error(tmp_path):
    (tmp_path / "outlets.tsv").write_text("name\taliases\tdomains\tcountry\nالوطن\t\t\tSA\nالوطن\t\t\tEG\n", encoding="utf-8")
    with pytest.raises(KhabarError, match="«الوطن» is of SA in another row"):
        read_outlets(tmp_path)
