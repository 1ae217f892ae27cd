"""What home adds to the admin: words for what its own upkeep leaves in a page's history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry

from home.held_back import HELD_BACK


@hooks.register("register_log_actions")
def words_in_the_history(actions: LogActionRegistry) -> None:
    @actions.register_action(HELD_BACK)
    class HeldBack(LogFormatter):
        label = _("Hold back")
        message = _("Did not go live as scheduled")

        def format_comment(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
            return " ".join(log_entry.data.get("sentences", []))
