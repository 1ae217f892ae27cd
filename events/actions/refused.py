"""Why an action did not happen, in a sentence fit to show to who asked."""


class Refused(Exception):
    """The action is not possible now. `str()` of it is shown to the person, translated.

    `field` names the fact that stands in the way, where it is one: a form shows it there.
    """

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
