"""What goes when a person erases their account. Called through `learning.privacy`."""

from accounts.models import User

from ..models import (
    Certificate,
    LearningEvent,
    ModuleProgress,
    Playback,
    QuizAttempt,
    Reflection,
)

# Of what an event holds, these are somebody's words.
WORDS = ["reason", "statement"]


def erase_reflections(user: User) -> None:
    """Reflections are nobody's but the learner's: they go at once."""
    Reflection.objects.filter(enrollment__person=user).delete()


def erase_answers(user: User) -> None:
    """What was answered goes; that a try was made, and its score, stay with the count."""
    QuizAttempt.objects.filter(progress__enrollment__person=user).update(answers={}, asked=[])


def erase_playback(user: User) -> None:
    """Which minutes were played, and where it stopped, shows how a person listens: that goes. The
    share that was watched stays, as credit rests on it.
    """
    mine = Playback.objects.filter(progress__enrollment__person=user)
    mine.update(played=[], position_ms=0)


def erase_statements(user: User) -> None:
    """Words a person signed go; that they signed stays."""
    ModuleProgress.objects.filter(enrollment__person=user).update(attestation="")


def erase_names(user: User) -> None:
    """The certificate can still be checked by its code, without the name and what staff wrote."""
    Certificate.objects.filter(person=user).update(name="", latin_name="", reason="")


def erase_event_words(user: User) -> None:
    """What a person signed, and what staff wrote about them, is also in the events; the facts stay."""
    events = LearningEvent.objects.filter(enrollment__person=user)
    for event in events.filter(data__has_any_keys=WORDS):
        event.data = {name: value for name, value in event.data.items() if name not in WORDS}
        event.save(update_fields=["data"])
