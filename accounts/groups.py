"""The names of the groups. They are made by migration `0002_groups`; Wagtail's own make the first two."""

EDITORS = "Editors"
MODERATORS = "Moderators"
REGISTRARS = "Registrars"
ADMINISTRATORS = "Administrators"

ALL = (EDITORS, MODERATORS, REGISTRARS, ADMINISTRATORS)
