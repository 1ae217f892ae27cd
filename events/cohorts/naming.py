"""What a run and its sessions are called where nothing else says which training it is. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Page

    from ..models import Session


def title_of_run(page: Page) -> str:
    """Program and run; the run alone where its title names the program."""
    program = page.get_parent().title
    return page.title if program in page.title else f"{program}: {page.title}"


def title_in_run(session: Session, run: str) -> str:
    """One session by its own title and the run's."""
    return f"{session.title} ({run})" if session.title else run
