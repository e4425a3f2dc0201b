"""Where a noun phrase ends and the next begins: behind adverbs of manner, and behind posts and titles."""

import pytest

# Adverbs of manner between a verb and what it takes («قصف بشكل عنيف | منازل القرية»): no genitive follows them, and they fill no role


@pytest.mark.parametrize("text, type, role, filler", [
    ("قصف الجيش بشكل عنيف منازل القرية", "attack", "target", "منازل القرية"),
    ("قصفت الطائرات بعنف مواقع المسلحين", "attack", "target", "مواقع المسلحين"),
    ("قصفوا بصورة عشوائية الأحياء السكنية", "attack", "target", "الأحياء السكنية"),
    ("قصف الجيش بشكل غير مسبوق أحياء المدينة", "attack", "target", "أحياء المدينة"),
    ("قصف الجيش بشكل عنيف ومتواصل أحياء المدينة", "attack", "target", "أحياء المدينة"),
    ("قصف الجيش بشكل عشوائي عنيف أحياء المدينة", "attack", "target", "أحياء المدينة"),
    ("قصف الجيش بكثافة أحياء المدينة", "attack", "target", "أحياء المدينة"),
    ("أدانت تونس بشدة تفجير المسجد", "condemn", "content", "تفجير المسجد"),
    ("أدانت تونس بشده تفجير المسجد", "condemn", "content", "تفجير المسجد"),
    ("أدانت تونس وبشدة تفجير المسجد", "condemn", "content", "تفجير المسجد"),
    ("رفضت بشكل قاطع الحكومة التونسية المقترح", "reject", "speaker", "الحكومة التونسية"),
    ("رفض النواب بشكل قاطع تعديل القانون", "reject", "content", "تعديل القانون"),
    ("ارتفعت على نحو ملحوظ أسعار القمح", "indicator", "name", "أسعار القمح"),
    ("ارتفعت بشكل أكثر حدة أسعار القمح", "indicator", "name", "أسعار القمح"),
])  # fmt: skip
def test_what_stands_behind_is_taken(text, type, role, filler, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert [argument.text for argument in event.roles[role]] == [filler]
    assert not any("بش" in argument.text or "شكل" in argument.text for filled in event.roles.values() for argument in filled)


@pytest.mark.parametrize("text, type, roles", [
    ("ضرب زلزال بقوة 6 درجات مدينة أغادير", "disaster", {"magnitude": ["6 درجات"]}),
    ("أطلق المسلحون طائرة مسيرة بشكل سهم على القرية", "attack", {"target": ["القرية"]}),
    ("هاجموا المخفر بقوة السلاح", "attack", {"target": ["المخفر"]}),
])  # fmt: skip
def test_what_is_no_adverb(text, type, roles, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert {role: [argument.text for argument in filled] for role, filled in event.roles.items() if role in roles} == roles


# Behind the name of an organisation may stand an adjective that is no part of it


@pytest.mark.parametrize("text, type, roles", [
    ("اندلعت اشتباكات بين قوات الأمن التونسية ومهربين", "attack", {"attacker": ["قوات الأمن التونسية", "مهربين"]}),
    ("تعاقد نادي ليفربول الإنجليزي مع المدافع سالم العلوي", "transfer", {"to": ["نادي ليفربول الإنجليزي"], "player": ["المدافع سالم العلوي"]}),
    ("اتهمت إسرائيل حركة حماس التي تدير القطاع", "condemn", {"speaker": ["إسرائيل"], "target": ["حركة حماس"]}),
    ("دعت الأمم المتحدة مصر إلى الحوار", "demand", {"speaker": ["الأمم المتحدة"], "target": ["مصر"], "content": ["الحوار"]}),
    ("نفذ تنظيم داعش العملية الإرهابية", "attack", {"attacker": ["تنظيم داعش"]}),
])  # fmt: skip
def test_adjectives_behind_names(text, type, roles, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert {role: [argument.text for argument in filled] for role, filled in event.roles.items()} == roles


# Words that begin with إل have no article


@pytest.mark.parametrize("text, type, roles", [
    ("أعلن الوزير إلغاء الضريبة", "decision", {"body": ["الوزير"], "subject": ["الضريبة"]}),
    ("أعلن الوزير الغاء الضريبة", "decision", {"body": ["الوزير"], "subject": ["الضريبة"]}),
    ("أطلقت الوزارة موقعا الكترونيا للطلاب", "launch", {"agent": ["الوزارة"], "initiative": ["موقعا الكترونيا"]}),
    ("أطلقت الوزارة موقعا إلكترونيا للطلاب", "launch", {"agent": ["الوزارة"], "initiative": ["موقعا إلكترونيا"]}),
    ("دمر الجيش آليات عسكرية للمسلحين", "military", {"force": ["الجيش"], "target": ["آليات عسكرية"]}),
    ("هدد النواب الوزير بإلغاء القانون", "threaten", {"speaker": ["النواب"], "target": ["الوزير"], "content": ["إلغاء القانون"]}),
    ("تمكنت الشرطة من إلقاء القبض على شاب", "arrest", {"agency": ["الشرطة"], "suspect": ["شاب"]}),
    ("تمكنت الشرطة من القبض على شاب", "arrest", {"agency": ["الشرطة"], "suspect": ["شاب"]}),
])  # fmt: skip
def test_what_has_no_article(text, type, roles, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert {role: [argument.text for argument in filled] for role, filled in event.roles.items()} == roles


# Adverbs in the accusative are no nouns of the clause, and no genitive follows tanwin


@pytest.mark.parametrize("text, type, roles", [
    ("أعلنت الشركة رسميا توقيع اتفاقية مع مصر", "agreement", {"party": ["الشركة", "مصر"], "instrument": ["اتفاقية"]}),
    ("أعلنت الشركة رسمياً توقيع اتفاقية مع مصر", "agreement", {"party": ["الشركة", "مصر"], "instrument": ["اتفاقية"]}),
    ("رفض علنا رئيس الحزب المقترح", "reject", {"speaker": ["رئيس الحزب"], "content": ["المقترح"]}),
    ("رفض وزير علنا المقترح", "reject", {"speaker": ["وزير"], "content": ["المقترح"]}),
    ("ارتفعت تدريجيا أسعار النفط", "indicator", {"name": ["أسعار النفط"]}),
    ("بحث الرئيسان هاتفيا العلاقات الثنائية", "meeting", {"participant": ["الرئيسان"], "topic": ["العلاقات الثنائية"]}),
    ("قصفت القوات مرارا أهدافا عسكرية", "attack", {"attacker": ["القوات"], "target": ["أهدافا عسكرية"]}),
    ("اعتقلت الشرطة صحفيا محليا", "arrest", {"agency": ["الشرطة"], "suspect": ["صحفيا محليا"]}),
    ("اقتحم مسلحون مركزا للشرطة", "attack", {"attacker": ["مسلحون"], "target": ["مركزا"]}),
    ("احتجزت السلطات مسؤولين كبارا", "arrest", {"agency": ["السلطات"], "suspect": ["مسؤولين كبارا"]}),
    ("أعلنت الوزارة مقتل شاب في الخليل", "casualties", {"victim": ["شاب"]}),
    ("أعلنت الوزارة مقتل مدنيين في الخليل", "casualties", {"victim": ["مدنيين"]}),
    ("أدى الحادث إلى وفاة رضيع", "casualties", {"victim": ["رضيع"], "cause": ["الحادث"]}),
    ("أكدت النقابة اعتقال صحفي في تونس", "arrest", {"suspect": ["صحفي"]}),
    ("قتل شاب برصاص جنود على الحاجز", "casualties", {"victim": ["شاب"], "cause": ["جنود"]}),
    ("التقى رئيسا الحزبين في الرباط", "meeting", {"participant": ["رئيسا الحزبين"]}),
    ("زاد استخدام تكنولوجيا الاتصالات بنسبة 5%", "indicator", {"name": ["استخدام تكنولوجيا الاتصالات"], "change": ["5%"]}),
])  # fmt: skip
def test_accusatives(text, type, roles, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert {role: [argument.text for argument in filled] for role, filled in event.roles.items()} == roles


# Behind a post or title stand names and more titles, but also the object


@pytest.mark.parametrize("text, type, roles", [
    ("وقع الوزير الاتفاقية", "agreement", {"party": ["الوزير"], "instrument": ["الاتفاقية"]}),
    ("وقع وزير الطاقة سالم العلوي الاتفاقية", "agreement", {"party": ["وزير الطاقة سالم العلوي"], "instrument": ["الاتفاقية"]}),
    ("دعا الرئيس المعارضة إلى الحوار", "demand", {"speaker": ["الرئيس"], "target": ["المعارضة"], "content": ["الحوار"]}),
    ("دعا الأمين العام الأطراف إلى الحوار", "demand", {"speaker": ["الأمين العام"], "target": ["الأطراف"], "content": ["الحوار"]}),
    ("دعا المبعوث الأممي الأطراف المتحاربة إلى الحوار", "demand", {"speaker": ["المبعوث الأممي"], "target": ["الأطراف المتحاربة"], "content": ["الحوار"]}),
    ("انتقد النائب السابق الحكومة", "condemn", {"speaker": ["النائب السابق"], "target": ["الحكومة"]}),
    ("رفض المدير العام القرار", "reject", {"speaker": ["المدير العام"], "content": ["القرار"]}),
    ("التقى وزير الشؤون البلدية والقروية السفير الأردني", "meeting", {"participant": ["وزير الشؤون البلدية والقروية", "السفير الأردني"]}),
    ("التقى الرئيس العماد ميشال منصور السفير الأردني", "meeting", {"participant": ["الرئيس العماد ميشال منصور", "السفير الأردني"]}),
    ("التقى الوزير الدكتور سامي منصور السفير الأردني", "meeting", {"participant": ["الوزير الدكتور سامي منصور", "السفير الأردني"]}),
    ("زار النائب محمد العبد الله مدينة صفاقس", "visit", {"visitor": ["النائب محمد العبد الله"], "destination": ["مدينة صفاقس"]}),
])  # fmt: skip
def test_posts_end_before_the_object(text, type, roles, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert {role: [argument.text for argument in filled] for role, filled in event.roles.items()} == roles


# Who holds a post is named behind it, between marks, and is nobody else


@pytest.mark.parametrize("text, type, roles", [
    ("شجب الوزير التونسي السابق، سالم العلوي، الثلاثاء، سياسة الحكومة", "condemn", {"speaker": ["الوزير التونسي السابق"], "content": ["سياسة الحكومة"]}),
    ("نفى وزير الصحة، سالم العلوي، الاتهامات", "reject", {"speaker": ["وزير الصحة"], "content": ["الاتهامات"]}),
    ("دعا باراك أوباما، الرئيس الأمريكي السابق، إلى الحوار", "demand", {"speaker": ["باراك أوباما"], "content": ["الحوار"]}),
    ("دعا الرئيس التونسي، في كلمته، المعارضة إلى الحوار", "demand", {"speaker": ["الرئيس التونسي"], "target": ["المعارضة"], "content": ["الحوار"]}),
    ("دعا الرئيس التونسي، المبعوث الأممي إلى زيارة المدينة", "demand", {"speaker": ["الرئيس التونسي"], "target": ["المبعوث الأممي"], "content": ["زيارة المدينة"]}),
])  # fmt: skip
def test_apposition(text, type, roles, record_of):
    event = next(event for event in record_of(text).events if event.type == type)
    assert {role: [argument.text for argument in filled] for role, filled in event.roles.items()} == roles
