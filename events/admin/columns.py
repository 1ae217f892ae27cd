"""Columns of the schedule that Wagtail has none for."""

from wagtail.admin.ui.tables import Column, TitleColumn


class AlarmColumn(Column):
    """Words, and below them what is amiss; `accessor` gives the two."""

    cell_template_name = "events/admin/alarm_cell.html"


class TwoLineColumn(Column):
    """Words, and below them more about them; `accessor` gives the two."""

    cell_template_name = "events/admin/two_line_cell.html"


class SessionColumn(TitleColumn):
    """What a session is called, and below it when it is."""

    cell_template_name = "events/admin/session_cell.html"
