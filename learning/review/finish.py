"""What Wagtail calls when a review is approved (`WAGTAIL_FINISH_WORKFLOW_ACTION`).

Wagtail loads this file while its own models load, so the rest is imported when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_reviewed(state: WorkflowState, user: Any = None) -> None:
    """Publish what was approved; a series with the modules that go with it."""
    from .approving import publish_together

    publish_together(state, user)
