"""A certificate can be made for anyone, in any script, and says only what it was told."""

import re
import unicodedata
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from learning.certificate import lettering, pdf
from learning.certificate.pdf import CertificateFacts, certificate_pdf
from learning.certificate.qr import qr_svg

FACTS = CertificateFacts(
    name="Ana María Ruiz",
    latin_name="",
    title="Foundations of inclusive teams",
    kind_label="Learning series",
    statement="Six modules done, with their quick checks passed.",
    finished_on=date(2026, 11, 20),
    issued_on=date(2026, 11, 22),
    code="q7Hk2mVx9Rt4",
    verify_url="https://equip.example.org/certificates/q7Hk2mVx9Rt4/",
    hours="2 h 10 min",
    issuer="Equip",
    valid_until=None,
    language="en",
    created=datetime(2026, 11, 22, 15, 30, tzinfo=UTC),
    labels={
        "certificate": "Certificate of completion",
        "awarded_to": "This certificate is awarded to",
        "for_finishing": "for finishing",
        "finished": "Finished",
        "issued": "Issued",
        "hours": "Time",
        "check_at": "Check this certificate at",
        "valid_until": "Valid until",
    },
)

NAMES = {
    "Latin with marks": "Łukasz Żółć-Dvořák Ærøskøbing",
    "Vietnamese": "Nguyễn Thị Ánh Tuyết",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Олександра Шевченко",
    "Arabic with harakat": "مُحَمَّد بْنُ عَبْدِ اللهِ",
    "Persian": "پروانه گلشیری",
    "Urdu": "عائشہ ٹیپو ڑانا",
    "Hebrew with niqqud": "שָׁלוֹם בֶּן־דָּוִד",
    "Devanagari": "श्रीकृष्ण त्रिपाठी",
    "Thai": "กิตติศักดิ์ วงศ์ใหญ่",
    "Ethiopic": "አበበ ቢቂላ",
    "Simplified Chinese": "欧阳修远",
    "Traditional Chinese": "歐陽骨直令",
    "Japanese": "渡邉 さくら",
    "Korean with a rare syllable": "김뷁희 홍길동",
    "emoji": "Sam 👩🏽‍💻 O’Neill ❤️ 🇺🇦",
    "mixed directions": "Dana דנה Levi محمد",
    "Bengali": "রবীন্দ্রনাথ ঠাকুর",
    "Tamil": "க்ஷேத்ரா ஸ்ரீனிவாசன்",
    "Khmer": "សុខ ស្រីមុំ",
    "Burmese": "အောင်ဆန်းစုကြည်",
    "beyond the first plane": "𠮷野 家",
    "90 letters of Spanish": (
        "María de los Ángeles Guadalupe Concepción Fernández-Villaverde y Rodríguez de la Encarnación"
    ),
    "Latin marks without a composed form": "Ẹ̀kọ́ Ọlátúnjí m̄ n̊",
    "Cherokee": "ᏣᎳᎩ ᎠᏂᏴᏫ",
    "Adlam": "𞤀𞤣𞤤𞤢𞤥",
}


def inside(file):
    """The file with its compressed streams opened, as text one can search."""
    opened = [file]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(opened)


def set_text(monkeypatch, facts):
    """What the template is handed for these facts, by key."""
    handed = []
    real = pdf._inputs

    def remember(*args, **kwargs):
        inputs = real(*args, **kwargs)
        handed.append(pdf.json.loads(inputs["data"]))
        return inputs

    monkeypatch.setattr(pdf, "_inputs", remember)
    certificate_pdf(facts)
    return handed[-1]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_in_any_script_is_printed_as_its_owner_writes_it(name, monkeypatch):
    printed = set_text(monkeypatch, replace(FACTS, name=name))

    assert printed["name"] == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_certificate_is_one_page(name):
    made = inside(certificate_pdf(replace(FACTS, name=name)))

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", made)) == 1


def test_a_certificate_is_a_tagged_pdf_with_title_language_and_a_description_of_the_code():
    made = inside(certificate_pdf(FACTS))

    assert made.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in made
    assert re.search(rb"/Marked\s+true", made)
    assert re.search(rb"/Lang\s*\(en\)", made)
    assert re.search(rb"/DisplayDocTitle\s+true", made)
    assert re.search(rb"/S\s*/H1\b", made)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"Certificate of completion: Foundations of inclusive teams" in made
    assert re.search(rb"/Alt\s*\(Check this certificate at: https://equip.example.org/", made)


def test_the_same_facts_make_the_same_file():
    first = certificate_pdf(FACTS)

    certificate_pdf(replace(FACTS, name="Someone else"))

    assert certificate_pdf(FACTS) == first


def test_a_file_is_dated_by_its_issue():
    assert b"D:20261122153000" in inside(certificate_pdf(FACTS))


@pytest.mark.parametrize("field", ["name", "title", "statement", "kind_label", "issuer"])
def test_markup_is_printed_as_it_is(field, monkeypatch):
    markup = '#read("/etc/passwd") *b* _i_ $x$ @w <l> #panic()'

    printed = set_text(monkeypatch, replace(FACTS, **{field: markup}))

    assert printed[field] == markup


@pytest.mark.parametrize(
    "name",
    [
        "Ana\x00 Ruiz",
        "Ana \u202eRuiz\u2069",
        "\ufeffAna\u2028Ruiz",
        "Ana\tRuiz\r\n",
        "  Ana \ud800Ruiz\ue000\U000e0001",
    ],
)
def test_controls_in_a_name_are_left_out(name, monkeypatch):
    assert set_text(monkeypatch, replace(FACTS, name=name))["name"] == "Ana Ruiz"


def test_a_megabyte_of_name_is_cut(monkeypatch):
    printed = set_text(monkeypatch, replace(FACTS, name="Á" * 1_000_000))["name"]

    assert len(printed) == pdf.NAME_LIMIT
    assert printed.endswith("…")


def test_a_name_we_have_no_letters_for_is_printed_as_its_owner_writes_it_in_latin(monkeypatch):
    printed = set_text(monkeypatch, replace(FACTS, name="ꡏꡡꡃ", latin_name="Möngke"))

    assert printed["name"] == "Möngke"
    assert "ꡏꡡꡃ" in printed["description"]


def test_without_that_it_is_spelled_by_machine(monkeypatch, caplog):
    assert set_text(monkeypatch, replace(FACTS, name="ꡏꡡꡃ"))["name"] == "mong"
    assert "q7Hk2mVx9Rt4" in caplog.text
    assert "U+A84F" in caplog.text


def test_a_name_no_one_can_spell_gives_way_to_the_code(monkeypatch):
    assert set_text(monkeypatch, replace(FACTS, name="𒀀𒁀"))["name"] == FACTS.code


def test_a_symbol_we_cannot_draw_is_left_out_of_a_name(monkeypatch):
    assert set_text(monkeypatch, replace(FACTS, name="Ana 𝌆 Ruiz"))["name"] == "Ana Ruiz"


def test_a_name_typst_refuses_goes_down_the_ladder(monkeypatch):
    """Coverage is no proof: here it wrongly says that everything can be drawn."""
    monkeypatch.setattr(lettering, "has_glyph", lambda character: True)

    printed = set_text(monkeypatch, replace(FACTS, name="ꡏꡡꡃ", latin_name="Möngke"))

    assert printed["name"] == "Möngke"


def test_no_name_at_all_is_an_error():
    with pytest.raises(ValueError, match="no name"):
        certificate_pdf(replace(FACTS, name="\x00 "))


def test_a_title_we_have_no_letters_for_does_not_stop_a_certificate(monkeypatch):
    printed = set_text(monkeypatch, replace(FACTS, title="Care 𒀀 and ꡏ"))

    assert printed["title"] == "Care and m"


def test_dates_are_written_in_the_language_of_the_certificate(monkeypatch):
    assert set_text(monkeypatch, FACTS)["issued_on"] == "22 November 2026"
    spanish = set_text(monkeypatch, replace(FACTS, language="es"))
    assert spanish["issued_on"] == "22 de noviembre de 2026"


def test_a_right_to_left_language_turns_the_page_but_not_a_name_in_latin(monkeypatch):
    printed = set_text(monkeypatch, replace(FACTS, language="ar"))

    assert (printed["direction"], printed["name_direction"]) == ("rtl", "ltr")


@pytest.mark.parametrize(
    ("name", "language", "shapes"),
    [
        ("渡邉 さくら", "en", ("ja", "")),
        ("骨直令", "ja", ("ja", "")),
        ("歐陽", "zh-hant", ("zh", "TW")),
        ("欧阳", "zh-hans", ("zh", "CN")),
        ("李 이", "en", ("ko", "")),
        ("Ana", "es", ("", "")),
    ],
)
def test_han_characters_take_the_shapes_of_the_language(name, language, shapes):
    assert lettering.han_language(name, language) == shapes


def test_a_long_title_and_statement_stay_on_one_page():
    full = replace(
        FACTS,
        name=NAMES["90 letters of Spanish"],
        title="Leading through change in academic medicine: " * 8,
        statement="Five of six modules done, with their quick checks passed. " * 8,
        valid_until=date(2028, 11, 22),
    )

    made = inside(certificate_pdf(full))

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", made)) == 1


def test_eight_threads_make_certificates_at_once():
    names = [f"Ana {number}" for number in range(40)]

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda name: certificate_pdf(replace(FACTS, name=name)), names))

    assert len({bytes(file) for file in made}) == len(names)


def test_without_the_lock_threads_collide(monkeypatch):
    """The twin of the test above: it shows that the lock is what makes it pass."""

    class NoLock:
        def __enter__(self):
            pass

        def __exit__(self, *failure):
            pass

    monkeypatch.setattr(pdf, "_compiling", NoLock())

    with ThreadPoolExecutor(8) as threads, pytest.raises(RuntimeError, match="borrowed"):
        list(threads.map(lambda n: certificate_pdf(replace(FACTS, name=f"B {n}")), range(400)))


def test_every_family_the_layout_names_is_there():
    inputs = pdf._inputs(FACTS, printed_name=FACTS.name, true_name=FACTS.name)

    _, warnings = pdf._compiler().compile_with_warnings(
        format="pdf", pdf_standards="ua-1", sys_inputs=inputs, timestamp=FACTS.created
    )

    assert [str(warning) for warning in warnings] == []


@pytest.mark.parametrize(
    "family", ["Fraunces", "AtkinsonHyperlegibleNext", "Noto", "NotoEmoji", "NotoSansCJK"]
)
def test_every_family_comes_with_its_license(family):
    text = (pdf.HERE / "fonts" / f"OFL-{family}.txt").read_text(encoding="utf-8")

    assert re.match(r"(Copyright|©)", text)
    assert "SIL Open Font License, Version 1.1" in text


def test_the_code_for_a_web_page_has_nothing_a_strict_policy_forbids():
    drawn = qr_svg(FACTS.verify_url, border=4)

    assert drawn.startswith("<svg")
    assert "style=" not in drawn
    assert "<script" not in drawn
