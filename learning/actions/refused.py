"""Why an action did not happen, in a sentence fit to show to who asked."""


class Refused(Exception):
    """The action is not possible now. `str()` of it is shown to the person, translated."""
