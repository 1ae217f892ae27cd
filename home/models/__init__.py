"""Pages of the home app. There are no records here."""

from home.models.pages import ActionPlanPage, HomePage

__all__ = ["ActionPlanPage", "HomePage"]
