"""Shape of what those who lead a run send from the desk. Rules live in `actions`."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.moments import day_in_words

from .models import Announcement, Session

NOTE_LENGTH, MESSAGE_LENGTH, ANSWER_LENGTH, REASON_LENGTH = 2000, 4000, 1000, 300
END_OF_DAY = datetime.time(23, 59)


class NoteForm(forms.Form):
    """A note on a member."""

    text = forms.CharField(
        label=_("Your note"),
        max_length=NOTE_LENGTH,
        help_text=_("This person can read it, and so can all who lead this run."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={
            "required": _("Write the note before you save it."),
            "max_length": _("Please keep it under 2,000 characters."),
        },
    )


class MoreTimeForm(forms.Form):
    """A later day for the prework: until the end of that day."""

    until = forms.DateField(
        label=_("New last day"),
        help_text=_("It counts until 11:59 pm of that day, on your clock."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose the new last day."),
            "invalid": _("Enter a day such as 2026-12-04."),
        },
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=REASON_LENGTH,
        help_text=_("It is kept with the change. This person can read it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Say why, so that others can follow it later."),
            "max_length": _("Please keep it under 300 characters."),
        },
    )

    def clean_until(self) -> datetime.datetime:
        """The last minute of the day on the reader's clock."""
        last = datetime.datetime.combine(self.cleaned_data["until"], END_OF_DAY)
        return timezone.make_aware(last)


class AnswerCircleForm(forms.Form):
    """What is said to a final circle that waits."""

    answer = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=ANSWER_LENGTH,
        help_text=_("This person reads it. To send the circle back, say what is missing."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"max_length": _("Please keep it under 1,000 characters.")},
    )


class MakeGoodForm(forms.Form):
    """A session of another run in place of one that was missed. Nothing is chosen beforehand."""

    session = forms.ChoiceField(
        label=_("Session that was missed"),
        error_messages={
            "required": _("Choose the session."),
            "invalid_choice": _("Choose a session from the list."),
        },
    )
    in_session = forms.ChoiceField(
        label=_("Session of another run that counts instead"),
        error_messages={
            "required": _("Choose the session."),
            "invalid_choice": _("Choose a session from the list."),
        },
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=REASON_LENGTH,
        help_text=_("It is kept with the entry. This person can read it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Say why, so that others can follow it later."),
            "max_length": _("Please keep it under 300 characters."),
        },
    )

    def __init__(
        self, missed: Iterable[Session], elsewhere: Iterable[Session], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("Choose a session"))
        self.fields["session"].choices = [none, *((each.pk, _dated(each)) for each in missed)]
        self.fields["in_session"].choices = [
            none,
            *((each.pk, f"{_dated(each)} ({each.page.title})") for each in elsewhere),
        ]


class MessageForm(forms.Form):
    """A message to members. Its key makes the same form sent twice one message."""

    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    audience = forms.ChoiceField(
        label=_("To"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who the message is for."),
            "invalid_choice": _("Choose who the message is for."),
        },
    )
    text = forms.CharField(
        label=_("Your message"),
        max_length=MESSAGE_LENGTH,
        help_text=_(
            "Everybody gets a letter of their own. It is kept, and leaders of this run see it."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={
            "required": _("Write your message before you send it."),
            "max_length": _("Please keep it under 4,000 characters."),
        },
    )

    def __init__(self, sizes: dict[str, int], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {"form_key": uuid4().hex, "audience": Announcement.Audience.ALL}
        )
        super().__init__(*args, **kwargs)
        # How many each group has is read before anything is sent. Those without anybody can't be chosen.
        self.fields["audience"].choices = [
            (audience, f"{Announcement.Audience(audience).label} ({n})")
            for audience, n in sizes.items()
            if n
        ]


class NameForm(forms.Form):
    """Who is named as a facilitator."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("The one they sign in with here."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Enter the e-mail address of the person you name."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )


class LeaveForm(forms.Form):
    """Ending one's own role, and who takes over, if somebody does."""

    email = forms.EmailField(
        label=_("E-mail address of who takes over"),
        required=False,
        help_text=_("Leave it empty if others lead this run already."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Enter an e-mail address such as name@example.org.")},
    )


def _dated(session: Session) -> str:
    return f"{session.title}, {day_in_words(session.starts_on)}"
