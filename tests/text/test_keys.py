"""The one normal form of a word: what a key forgets, and what it keeps."""

import pytest

from pipeline.text.keys import count_letters, key, spellings


@pytest.mark.parametrize(
    "word, expected",
    [
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آب", "اب"),
        ("ٱلله", "الله"),
        ("على", "علي"),
        ("مبنى", "مبني"),
        ("مُذَكِّرَةٌ", "مذكرة"),
        ("كتاباً", "كتابا"),
        ("الإمـــارات", "الامارات"),
        ("٢٠١٥", "2015"),
        ("۲۰۱۵", "2015"),
        ("ایران", "ايران"),  # Persian yeh
        ("کتاب", "كتاب"),  # Persian kaf
        ("ﻣﺼﺮ", "مصر"),  # presentation forms out of a PDF
        ("ﻻ", "لا"),
        ("\u200fمصر\u200e", "مصر"),
        ("مصر\ufeff", "مصر"),
        ("NATO", "nato"),
    ],
)
def test_folded(word, expected):
    assert key(word) == expected


@pytest.mark.parametrize("word", ["مدرسة", "مسؤول", "رئيس", "شيء", "ماء"])
def test_kept(word):
    assert key(word) == word


@pytest.mark.parametrize("one, other", [("مدرسة", "مدرسه"), ("رأس", "رئس"), ("سأل", "سؤل")])
def test_told_apart(one, other):
    assert key(one) != key(other)


def test_a_word_of_marks_alone_is_its_own_key():
    assert key("\N{ARABIC FATHATAN}") == "\N{ARABIC FATHATAN}"


@pytest.mark.parametrize("word, expected", [("وزارة", ["وزارة", "وزاره"]), ("وزير", ["وزير"])])
def test_spellings(word, expected):
    assert list(spellings(word)) == expected


@pytest.mark.parametrize("character, count", [("ا", 1), ("\N{ARABIC FATHA}", 0), ("\N{ARABIC TATWEEL}", 0), ("ﻻ", 2)])
def test_letters_of_a_character(character, count):
    assert count_letters(character) == count
