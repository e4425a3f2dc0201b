"""Who does what a noun tells: the subject of the verb before it («نجح المنتخب في الفوز»), its object («قاد المدرب المنتخب إلى الفوز»), a nationality.

And what «ما» is that «أدى إلى مقتل خمسة».
"""

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
    ("أعلنت جماعة أنصار الحرية في بيان مسؤوليتها عن الهجوم الانتحاري", "attack", "attacker", ["جماعة أنصار الحرية"]),
    ("تنفذ بلدية صفاقس مشروع إنشاء جسر", "infrastructure", "agent", ["بلدية صفاقس"]),
    ("أصيب شاب في غارات شنها طيران التحالف على القرية", "attack", "attacker", ["طيران التحالف"]),
    ("تحدث على هامش ندوة نظمها مركز الدراسات", "conference", "organizer", ["مركز الدراسات"]),
    ("دعا الوزير الدول المانحة إلى إقامة مؤتمر في الرباط", "conference", "organizer", ["الدول المانحة"]),
])  # fmt: skip
def test_who_does_it(text, type, role, filler, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert [argument.text for argument in event.roles[role]] == filler


@pytest.mark.parametrize("text, type, role", [
    ("دعا الوزير الحكومة إلى إنهاء الحرب", "military", "force"),
    ("حث الوزير الحكومة على الرد على الهجوم", "attack", "attacker"),
    ("لم تعلن أي جهة مسؤوليتها عن الهجوم الانتحاري", "attack", "attacker"),
    ("اتخذت الحكومة إجراءات لاحتواء الاحتجاجات في العاصمة", "protest", "protester"),
    ("قاد العقيد الجيش خلال مظاهرات العاصمة", "protest", "protester"),
])  # fmt: skip
def test_what_stands_farther_is_not_theirs(text, type, role, record_of):
    assert all(role not in event.roles for event in record_of(text).events if event.type == type)


@pytest.mark.parametrize("text, cause", [
    ("وقعت صدامات بين قوات الأمن ومحتجين، ما أسفر عن سقوط 5 جرحى", "صدامات"),
    ("اصطدمت حافلة بشاحنة قرب طنجة، ما أدى إلى مقتل خمسة أشخاص", "اصطدمت حافلة"),
    ("قصفت الطائرات سوقا شعبية مما أسفر عن استشهاد 12 مدنيا", "قصفت الطائرات"),
    ("انهار مبنى في القاهرة ما أودى بحياة 3 أشخاص", "انهار مبنى"),
    ("شهدت الجزيرة إعصارا قويا في 2011 أوقع 35 قتيلا", "إعصارا قويا"),
    ("وقع هجوم على ثكنة أدى إلى مقتل خمسة أشخاص", "هجوم"),
    ("انفجرت سيارة مفخخة وأدت إلى مقتل خمسة أشخاص", "انفجرت سيارة مفخخة"),
    ("زار الوزير المدينة، ما أدى إلى مقتل خمسة أشخاص", None),
])  # fmt: skip
def test_what_means_the_event_before(text, cause, record_of):
    casualties = next(event for event in record_of(text).events if event.type == "casualties")
    assert [argument.text for argument in casualties.roles.get("cause", ())] == ([cause] if cause else [])


@pytest.mark.parametrize("text, type, role, filler", [
    ("أصيب شاب في غارة إسرائيلية على المخيم", "attack", "attacker", ["إسرائيلية"]),
    ("أصيب شاب في قصف مدفعي إسرائيلي على المخيم", "attack", "attacker", ["إسرائيلي"]),
    ("ندد الحزب بالقصف المدفعي الروسي على المدينة", "attack", "attacker", ["الروسي"]),
    ("أصيب شاب في هجوم شنه الجيش التركي على القرية", "attack", "attacker", ["الجيش التركي"]),
    ("أصيب شاب في قصف الجيش الروسي للمدينة", "attack", "attacker", ["الجيش الروسي"]),
    ("تواجه الشركة عقوبات أمريكية", "sanction", "imposer", ["أمريكية"]),
    ("ندد الحزب بالتدخل العسكري التركي في سوريا", "military", "force", ["التركي"]),
    ("أصيب شاب في هجوم انتحاري على ثكنة", "attack", "attacker", []),
])  # fmt: skip
def test_nationalities(text, type, role, filler, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert [argument.text for argument in event.roles.get(role, ())] == filler
