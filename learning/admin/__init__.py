"""Learning records in the Wagtail admin: seen by registrars, changed only through actions."""
