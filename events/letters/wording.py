"""What a letter says around its facts: editors' words where there are any, else our own."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import LetterWording

Kind = LetterWording.Kind


@dataclass(frozen=True)
class Said:
    """Subject, opening and closing, with placeholders such as {when} in them."""

    subject: str | Promise = ""
    opening: str | Promise = ""
    closing: str | Promise = ""


OWN = {
    Kind.CONFIRMED: Said(
        _("You have a seat: {title}"),
        _("You have a seat. We look forward to seeing you."),
        _("If you can't come, please give up your seat. Somebody else may be waiting for it."),
    ),
    Kind.WAITING: Said(
        _("You are on the waitlist: {title}"),
        _("You are on the waitlist. We write to you when a seat is free and it is your turn."),
        _("If you no longer need a seat, please take yourself off the list."),
    ),
    Kind.OFFER: Said(
        _("A seat is free for you: {title}"),
        _("A seat is free, and it is your turn. We hold it for you until {deadline}."),
        _("If we don't hear from you by then, the seat goes to the next person."),
    ),
    Kind.LAPSED: Said(
        _("Your time to answer is over: {title}"),
        _("We held a seat for you. The time to answer is over, so we hold it no longer."),
        _("You may ask for a seat again. You then join the end of the waitlist."),
    ),
    Kind.REMINDER_DAY: Said(
        _("Coming up: {title}"),
        _("A reminder: your seat is waiting for you."),
        _("If you can't come, please give up your seat now. Somebody else can still take it."),
    ),
    Kind.REMINDER_HOUR: Said(
        _("Starting soon: {title}"), _("A reminder: it starts soon. We are glad you are coming.")
    ),
    Kind.CHANGED: Said(
        _("Changed: {title}"),
        _("The time or place has changed. This is what holds now:"),
        _("If this doesn't work for you, please give up your seat. Somebody else may take it."),
    ),
    Kind.CANCELLED: Said(_("Cancelled: {title}")),
    Kind.THANKS: Said(
        _("Thank you: {title}"),
        _("Thank you for being part of it. If you could not come, we hope to see you next time."),
    ),
}

TALK_TO_US = _("If you can't come, please tell us. Each session counts for the certificate.")
OWN |= {
    Kind.COHORT_CONFIRMED: Said(
        _("You have a seat: {title}"),
        _("You have a seat. These are all the dates. Please keep them free."),
        _("If you can't take part, please give up your seat. Somebody else may be waiting for it."),
    ),
    Kind.COHORT_DAY: Said(
        _("Coming up: {title}"),
        _("A reminder: the next session of your training is near."),
        TALK_TO_US,
    ),
    Kind.COHORT_HOUR: Said(
        _("Starting soon: {title}"), _("A reminder: it starts soon. We are glad you are coming.")
    ),
    Kind.PREWORK_DUE: Said(
        _("Your prework is due soon: {title}"),
        _("Your prework isn't done yet. Please finish it by {deadline}."),
        _("If you need more time, please ask your facilitators."),
    ),
    Kind.STILL_MISSING: Said(
        _("Still missing: {title}"),
        _("Some things are still missing for your certificate. You can do these now:"),
        _("If you need help with any of it, please ask your facilitators."),
    ),
    Kind.COHORT_THANKS: Said(
        _("Thank you: {title}"),
        _("You have done all that was asked. Thank you for being part of it."),
    ),
}


def said(kind: str, language: str, own: Said | None = None) -> Said:
    """The words for a kind of letter. What editors leave empty is `own`, or said our way."""
    own = own or OWN.get(kind) or Said()
    if kind not in Kind.values:
        return own
    found = LetterWording.objects.filter(kind=kind, language=language).first()
    return merged(found, own) if found else own


def merged(wording: LetterWording, own: Said) -> Said:
    return Said(
        wording.subject or own.subject,
        wording.opening or own.opening,
        wording.closing or own.closing,
    )


def paragraphs(text: str) -> list[str]:
    """Plain text as its paragraphs: an empty line ends one."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [part.strip() for part in parts if part.strip()]
