"""The admin's mark and colors, its widgets without inline scripts and with names, and topics."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content import admin_scripts
from content.bulk_publishing import PublishAllOrNone
from content.links import CheapPageLinkHandler
from content.models import Topic
from content.recordings import deleting

admin_scripts.install()


@hooks.register("insert_global_admin_css")
def our_colors() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def widgets_without_inline_scripts() -> SafeString:
    return format_html('<script src="{}"></script>', static("js/admin_starters.js"))


@hooks.register("insert_global_admin_js")
def refuse_large_files_before_they_are_sent() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/admin_file_size.js"))


@hooks.register("insert_global_admin_js")
def names_of_what_has_none() -> SafeString:
    return format_html(
        '<script src="{}" data-cell="{}"></script>',
        static("js/admin_names.js"),
        gettext("Row {row}, column {column}"),
    )


@hooks.register("register_rich_text_features", order=100)
def cheaper_links(features: FeatureRegistry) -> None:
    features.register_link_type(CheapPageLinkHandler)


# After Wagtail's own of that name, in whose place it comes.
hooks.register("register_bulk_action", PublishAllOrNone, order=100)


@hooks.register("register_admin_urls", order=-1)
def recordings_in_use_stay() -> list[URLPattern]:
    """At the address of wagtailmedia's own deletion, which asks nobody; the first one is found."""
    return [path("media/delete/<int:media_id>/", deleting.delete, name="delete_recording")]


class TopicViewSet(SnippetViewSet):
    """Topics, in the admin's menu under "Snippets"."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display: tuple[Any, ...] = ("name", "summary")
    search_fields = ("name", "summary")


register_snippet(TopicViewSet)
