"""The locks under which learning records change. Held for milliseconds; nothing slow inside.

PostgreSQL locks the row; on SQLite `BEGIN IMMEDIATE` has locked the database by then. The order
is person, series, enrollment, so no two actions can wait for each other.
"""

from accounts.models import User

from ..models import Enrollment, SeriesPage


def lock_person(person: User) -> User:
    """Nobody else enrolls this person until the transaction ends."""
    return User.objects.select_for_update().get(pk=person.pk)


def lock_series(series_id: int) -> SeriesPage | None:
    """The live series, with its plan held still until the transaction ends."""
    return (
        SeriesPage.objects.select_for_update(of=("self",))
        .filter(pk=series_id, live=True, alias_of=None)
        .first()
    )


def lock_enrollment(enrollment_id: int) -> Enrollment:
    """The enrollment as it stands now, and nobody else's to change until the transaction ends."""
    return (
        Enrollment.objects.select_for_update(of=("self",))
        .select_related("plan", "person")
        .get(pk=enrollment_id)
    )
