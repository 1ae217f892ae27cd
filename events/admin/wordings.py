"""Editors' words for letters: with a preview, and a test to the editor's own address."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from content.admin_steps import StepView

from ..actions import Refused
from ..actions.wordings import send_test
from ..models import LetterWording
from ..placeholders import PLACEHOLDERS

NAMESPACE = "wagtailsnippets_events_letterwording"


class WordingEditView(EditView):
    """The form, from which the test is one step."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse(f"{NAMESPACE}:test", args=[self.object.pk])
        test = Button(_("Send me a test"), url=url, icon_name="mail", priority=5)
        return [*super().header_more_buttons, test]


class SendTestView(StepView):
    """Asks, then sends the letter as it was last saved to whoever asks."""

    page_title = gettext_lazy("Send me a test")
    header_icon = "mail"
    refuses_with = Refused
    button = gettext_lazy("Send me a test")

    def is_allowed(self) -> bool:
        policy = policy_registry.get_by_type(LetterWording)
        return policy.user_has_permission(self.request.user, "change")

    def find(self, **ids: Any) -> None:
        self.wording = get_object_or_404(LetterWording, pk=unquote(str(ids["pk"])))

    def question(self) -> str:
        return _(
            "This sends “%(letter)s” with the words that were last saved to %(address)s, and to "
            "nobody else. Day, place and name in it are made up."
        ) % {"letter": self.wording, "address": self.request.user.email}

    def act(self, data: dict[str, Any]) -> Any:
        return send_test(self.wording, by=self.request.user)

    def said(self) -> str:
        return _("The test is on its way to %(address)s.") % {"address": self.request.user.email}

    def back_url(self) -> str:
        return reverse(f"{NAMESPACE}:edit", args=[self.wording.pk])

    def get_page_subtitle(self) -> str:
        return str(self.wording)

    def trail(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse(f"{NAMESPACE}:list"), "label": WordingViewSet.menu_label},
            {"url": self.back_url(), "label": str(self.wording)},
        ]


def _help() -> str:
    known = format_html_join(
        "",
        "<li><code>{{{}}}</code>: {}</li>",
        ((name, says) for name, says in PLACEHOLDERS.items()),
    )
    return format_html(
        "<p>{}</p><p>{}</p><ul>{}</ul>",
        _(
            "Every letter begins with “Hello”, the reader's name and a comma, so don't greet again. "
            "It says what, when and where, has its button and, where a seat is offered, "
            "the time by which to answer. You word what stands around that. Leave a field empty to "
            "keep our own words. Letters about circles keep a neutral subject and name no circle: "
            "please name none either."
        ),
        _("These are filled in for each reader:"),
        known,
    )


class HelpWithPlaceholders(HelpPanel):
    """What stands in every letter anyway, and what can be put into its words."""

    class BoundPanel(HelpPanel.BoundPanel):
        @property
        def content(self) -> str:
            return _help()

        @content.setter
        def content(self, value: str) -> None:
            """Said when it is shown, in the editor's language."""


class WordingViewSet(SnippetViewSet):
    """In the admin's menu under "Snippets"."""

    model = LetterWording
    icon = "mail"
    menu_label = gettext_lazy("Words of letters")
    list_display = ["__str__", "subject"]
    list_filter = ["kind"]
    copy_view_enabled = False
    edit_view_class = WordingEditView
    panels = [
        HelpWithPlaceholders(),
        FieldRowPanel(
            [
                FieldPanel("kind"),
                FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)),
            ]
        ),
        FieldPanel("subject"),
        FieldPanel("opening"),
        FieldPanel("closing"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LetterWording]:
        return LetterWording.objects.order_by("kind", "language")

    def get_urlpatterns(self) -> list[URLPattern]:
        test = path("test/<str:pk>/", SendTestView.as_view(), name="test")
        return [*super().get_urlpatterns(), test]
