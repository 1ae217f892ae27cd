"""The certificate file: a tagged PDF (PDF/UA-1), the same bytes for the same facts.

Nothing a person typed is ever part of the template: all of it goes in as data, and typst prints data
literally.
"""

import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import typst
from django.utils import formats, translation
from django.utils.translation import get_language_info

from learning.certificate.lettering import (
    cleaned,
    direction,
    han_language,
    printable,
    stacks_marks,
    ways_to_print,
)
from learning.certificate.qr import qr_svg

HERE = Path(__file__).parent
NAME_LIMIT = 200
TEXT_LIMIT = 400

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CertificateFacts:
    """What one certificate says, in the reader's language. Texts are plain; nothing in them is markup.

    ``labels`` has the keys certificate, awarded_to, for_finishing, finished, issued, check_at, valid_until
    and, to stand over ``hours`` where they are given, hours.
    """

    name: str
    latin_name: str
    title: str
    kind_label: str
    statement: str
    finished_on: date
    issued_on: date
    code: str
    verify_url: str
    hours: str
    issuer: str
    valid_until: date | None
    language: str
    created: datetime
    labels: Mapping[str, str] = field(hash=False)


def certificate_pdf(facts: CertificateFacts) -> bytes:
    """The certificate as PDF/UA-1, about 26 KB, in about 15 ms (half of it the QR code).

    Prints the name as its owner writes it if our fonts can; else the first of ``ways_to_print`` that works,
    and logs that; the certificate's code if none does. The true name stays in the file's description.
    Raises ``ValueError`` if there is no name at all.
    """
    name, latin_name = cleaned(facts.name, NAME_LIMIT), cleaned(facts.latin_name, NAME_LIMIT)
    if not (name or latin_name):
        raise ValueError(f"Certificate {facts.code} has no name to print")
    *ways, last = *ways_to_print(name, latin_name), facts.code
    for way in ways:
        try:
            made = _typeset(_inputs(facts, printed_name=way, true_name=name), facts.created)
        except typst.TypstError as error:
            logger.warning("Certificate %s: typst refused the name: %s", facts.code, error)
            continue
        if way != name:
            _log_other_name(facts.code, name)
        return made
    _log_other_name(facts.code, name)
    return _typeset(_inputs(facts, printed_name=last, true_name=name), facts.created)


def _log_other_name(code: str, name: str) -> None:
    points = " ".join(f"U+{ord(character):04X}" for character in name)
    logger.warning("Certificate %s: name printed otherwise than written (%s)", code, points)


def _inputs(facts: CertificateFacts, printed_name: str, true_name: str) -> dict[str, str]:
    def text(value: str) -> str:
        return printable(cleaned(value, TEXT_LIMIT))

    labels = {key: text(value) for key, value in facts.labels.items()}
    title, issuer = text(facts.title), text(facts.issuer)
    han_lang, han_region = han_language(printed_name, facts.language)
    data = {
        "name": printed_name,
        "name_direction": direction(printed_name),
        "name_stacks_marks": stacks_marks(printed_name),
        "han_lang": han_lang,
        "han_region": han_region,
        "title": title,
        "kind_label": text(facts.kind_label),
        "statement": text(facts.statement),
        "finished_on": _day(facts.finished_on, facts.language),
        "issued_on": _day(facts.issued_on, facts.language),
        "valid_until": _day(facts.valid_until, facts.language) if facts.valid_until else "",
        "hours": text(facts.hours),
        "hours_label": labels.get("hours", ""),
        "issuer": issuer,
        "verify_url": facts.verify_url,
        "qr_alt": f"{labels['check_at']}: {facts.verify_url}",
        "document_title": f"{labels['certificate']}: {title}",
        "description": f"{labels['certificate']}: {true_name}. {title}. {issuer}. {facts.code}",
        "lang": facts.language.split("-")[0].lower(),
        "direction": "rtl" if get_language_info(facts.language)["bidi"] else "ltr",
        "labels": labels,
    }
    return {"data": json.dumps(data, ensure_ascii=False), "qr": qr_svg(facts.verify_url)}


def _day(value: date, language: str) -> str:
    """ "4 December 2026" in English, as everywhere on the site; in other languages as they write a date."""
    with translation.override(language):
        return formats.date_format(value, "j F Y" if language.startswith("en") else "DATE_FORMAT")


# One compiler per process, and one compilation at a time: a typst compiler used by two threads at once raises
# "Already borrowed". At under 10 ms each, waiting costs less than a compiler and its caches for every thread.
_compiling = threading.Lock()


@cache
def _compiler() -> typst.Compiler:
    """Only our fonts: what a machine happens to have installed must not change a certificate."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )
    return typst.Compiler(str(HERE / "certificate.typ"), font_paths=fonts, ignore_system_fonts=True)


def _typeset(inputs: dict[str, str], created: datetime) -> bytes:
    with _compiling:
        return _compiler().compile(
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs=inputs,
            timestamp=created.replace(microsecond=0),
        )
