"""What an action says when it declines."""


class Refused(Exception):
    """A sentence fit to show to the person who asked."""
