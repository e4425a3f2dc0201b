"""Who does what a masdar says: the subject of the verb before it («نجح المنتخب في الفوز») or its object («قاد المدرب المنتخب إلى الفوز»)."""

import pytest


@pytest.mark.parametrize("text, type, role, filler", [
    ("قاد المدرب المنتخب التونسي إلى الفوز على المنتخب الليبي بهدفين", "sport", "team", ["المنتخب التونسي"]),
    ("المدرب الذي قاد المنتخب التونسي إلى الفوز على المنتخب الليبي بهدفين", "sport", "team", ["المنتخب التونسي"]),
    ("سجل الهداف هدفين ليقود فريق الأمل للفوز على فريق الوحدة", "sport", "team", ["فريق الأمل"]),
    ("نجح المنتخب التونسي في الفوز على المنتخب الليبي بهدفين", "sport", "team", ["المنتخب التونسي"]),
    ("دعا المبعوث الأممي الحكومة إلى توقيع اتفاقية مع المعارضة", "agreement", "party", ["الحكومة", "المعارضة"]),
    ("ودعا الوزير، في كلمته أمس، الشركات إلى توقيع الاتفاقية", "agreement", "party", ["الشركات"]),
    ("طالب النواب الحكومة بتوقيع اتفاقية مع مصر", "agreement", "party", ["الحكومة", "مصر"]),
    ("ألزمت المحكمة الشركة بتوقيع الاتفاقية", "agreement", "party", ["الشركة"]),
    ("دعا رئيس الوزراء، سامي خليل، إلى توقيع اتفاقية مع مصر", "agreement", "party", ["مصر"]),
    ("دعا الوزير الدول المانحة إلى إقامة مؤتمر في الرباط", "conference", "organizer", ["الدول المانحة"]),
])  # fmt: skip
def test_who_does_it(text, type, role, filler, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert [argument.text for argument in event.roles[role]] == filler


@pytest.mark.parametrize("text, type, role", [
    ("دعا الوزير الحكومة إلى إنهاء الحرب", "military", "force"),
    ("حث الوزير الحكومة على الرد على الهجوم", "attack", "attacker"),
    ("قاد العقيد الجيش خلال مظاهرات العاصمة", "protest", "protester"),
])  # fmt: skip
def test_what_stands_farther_is_not_theirs(text, type, role, record_of):
    assert all(role not in event.roles for event in record_of(text).events if event.type == type)
