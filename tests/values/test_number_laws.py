"""A law: numbers written in words read back exactly, whoever spells them and however: num2words, and a speller with every case, gender and habit."""

import random

from num2words import num2words

from pipeline.model import find_model, load_model
from pipeline.values.number_words import read_number_lexicon
from pipeline.values.numbers import read_numbers

MODEL = load_model(find_model("news"))
LEXICON = read_number_lexicon(MODEL.lexicons, MODEL.tokenizer.keys)

SAMPLES = 50_000
"""Of each of the two spellers."""
LARGEST = 10**15

UNITS = {
    1: ["واحد", "واحدة"], 2: ["اثنان", "اثنين", "اثنتان", "اثنتين", "إثنان"], 3: ["ثلاث", "ثلاثة"], 4: ["أربع", "أربعة", "اربعة"], 5: ["خمس", "خمسة"],
    6: ["ست", "ستة"], 7: ["سبع", "سبعة"], 8: ["ثمان", "ثماني", "ثمانية"], 9: ["تسع", "تسعة"], 10: ["عشر", "عشرة"],
}  # fmt: skip
TEENS = {
    11: ["أحد عشر", "إحدى عشرة", "أحدَ عشرَ"], 12: ["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "إثنا عشر"],
    **{n + 10: [f"{unit} عشر{'ة' if not unit.endswith('ة') else ''}" for unit in UNITS[n]] for n in range(3, 10)},
}  # fmt: skip
TENS = dict(zip(range(20, 100, 10), ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], strict=True))
HUNDREDS = ["مئة", "مائة", "ميه", "مئه"]
TWO_HUNDREDS = ["مئتان", "مئتين", "مائتان", "مائتين"]
# value, one, one in the accusative, two, three to ten
SCALES = [
    (10**12, ["تريليون", "ترليون"], ["تريليوناً", "تريليونا"], ["تريليونان", "تريليونين"], ["تريليونات", "ترليونات"]),
    (10**9, ["مليار", "بليون"], ["ملياراً", "مليارا"], ["ملياران", "مليارين", "بليونين"], ["مليارات", "بلايين"]),
    (10**6, ["مليون"], ["مليوناً", "مليونًا", "مليونا"], ["مليونان", "مليونين"], ["ملايين"]),
    (10**3, ["ألف", "الف"], ["ألفاً", "ألفًا", "ألفا"], ["ألفان", "ألفين", "الفين"], ["آلاف", "الاف"]),
]


class Speller:
    """Writes numbers in words as newspapers might, a habit chosen at random each time."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def spell(self, n):
        if n == LARGEST:
            return "كوادريليون"
        parts = []
        for value, one, accusative, two, few in SCALES:
            count, n = divmod(n, value)
            if count:
                parts.append(self.scaled(count, one, accusative, two, few))
        if n:
            parts.append(self.below_thousand(n))
        return self.joined(parts)

    def scaled(self, count, one, accusative, two, few):
        choose = self.random.choice
        if count == 1:
            return choose(one)
        if count == 2:
            return choose(two)
        if count <= 10:
            return f"{choose(UNITS[count])} {choose(few)}"
        tail = choose(one + accusative) if count % 100 > 10 else choose(one)
        return f"{self.below_thousand(count)} {tail}"

    def below_thousand(self, n):
        hundreds, rest = divmod(n, 100)
        parts = []
        if hundreds == 1:
            parts.append(self.random.choice(HUNDREDS))
        elif hundreds == 2:
            parts.append(self.random.choice(TWO_HUNDREDS))
        elif hundreds:
            unit = {8: ["ثمان", "ثماني"]}.get(hundreds, UNITS[hundreds][:1])
            space = self.random.choice(["", " "])
            parts.append(f"{self.random.choice(unit)}{space}{self.random.choice(['مئة', 'مائة', 'مئه'])}")
        if rest:
            parts.append(self.below_hundred(rest))
        return self.joined(parts)

    def below_hundred(self, n):
        choose = self.random.choice
        if n <= 10:
            return choose(UNITS[n])
        if n < 20:
            return choose(TEENS[n])
        tens, unit = TENS[n - n % 10] + choose(["ون", "ين"]), n % 10
        return self.joined([choose(UNITS[unit]), tens]) if unit else tens

    def joined(self, parts):
        return parts[0] + "".join(f" {self.random.choice(['و', 'و', 'و '])}{part}" for part in parts[1:])


def read(text):
    """The value of the only number of a text; None if it has none or several."""
    numbers = read_numbers(MODEL.tokenizer.tokenize(text).tokens, LEXICON)
    return int(numbers[0].value) if len(numbers) == 1 else None


def drawn(seed):
    """Numbers from 1 to 10^15, of every length alike, round ones among them."""
    choice = random.Random(seed)
    for _ in range(SAMPLES):
        digits = choice.randint(1, 15)
        yield max(1, choice.randint(1, 10**digits) // (power := 10 ** choice.randint(0, digits - 1)) * power)
    yield LARGEST


def test_numbers_of_num2words():
    wrong = [(n, words) for n in drawn(1) if read(f"{(words := num2words(n, lang='ar'))} كتاب") != n]
    assert wrong == []


def test_numbers_of_our_speller():
    speller = Speller(2)
    wrong = [(n, words) for n in drawn(3) if read(f"بلغ {(words := speller.spell(n))}.") != n]
    assert wrong == []
