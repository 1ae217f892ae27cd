"""Community agreements, as editors word them. What people agreed to is kept apart, and stays."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import CirclesPage, CommunityAgreement


class AgreementViewSet(SnippetViewSet):
    """In the admin's menu under "Snippets"."""

    model = CommunityAgreement
    icon = "clipboard-list"
    menu_label = gettext_lazy("Community agreements")
    list_display = ["name"]
    search_fields = ["name"]
    copy_view_enabled = False
    panels = [
        HelpPanel(
            gettext_lazy(
                "Whoever registers agrees to these words as they stand then. A change here makes a "
                "new version for those who come later; what others agreed to stays as it was."
            )
        ),
        FieldPanel("name"),
        FieldPanel("agreement"),
        FieldPanel("limits"),
    ]


def keep_agreements_in_use(request: HttpRequest, instances: list[Model]) -> HttpResponse | None:
    """An agreement that a page asks for, or that people agreed to, is not deleted."""
    asked = [each for each in instances if isinstance(each, CommunityAgreement)]
    if not asked or not (why_not := _why_not_delete(asked)):
        return None
    messages.error(request, why_not)
    return redirect("wagtailsnippets_events_communityagreement:list")


def _why_not_delete(agreements: list[CommunityAgreement]) -> str:
    page = CirclesPage.objects.filter(agreement__in=agreements).first()
    if page:
        return _(
            "“%(page)s” asks people to agree to it, so it can't be deleted. Choose another "
            "agreement on that page first."
        ) % {"page": page.title}
    if any(each.versions.exists() for each in agreements):
        return _("People have agreed to it, so it is kept. Take it off all pages instead.")
    return ""
