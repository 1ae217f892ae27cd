"""My learning. Home page and action plans are pages and serve themselves."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User
from content.public import restrictions_above
from events.cohorts.own import in_the_middle, running_trainings
from events.desk import has_desk, remember_desk
from events.own_seats import coming_seats, next_seats
from home.my_learning import Record, record_of, unnamed_runs
from learning.models import Certificate, LearningIndexPage


@login_required
def my_learning(request: HttpRequest) -> HttpResponse:
    """Everything the signed-in person began, the next step first."""
    catalogue = _catalogue(request.user)
    remember_desk(request, catalogue and catalogue.has_desk)
    context = {
        "record": _record(request.user, catalogue),
        "catalogue_url": catalogue.get_url(request) if catalogue else "",
        "trainings": running_trainings(request.user)
        if catalogue is None or catalogue.has_training
        else [],
        "seats": next_seats(request.user) if catalogue is None or catalogue.has_seats else [],
    }
    return render(request, "home/my_learning.html", context)


def _record(person: User, catalogue: LearningIndexPage | None) -> Record:
    if catalogue is None:
        return record_of(person)
    return record_of(
        person,
        has_certificates=catalogue.has_certificates,
        has_unnamed_run=catalogue.has_unnamed_run,
    )


def _catalogue(person: User) -> LearningIndexPage | None:
    """Where to find series; and in the same query whether the person has a desk, seats to come,
    certificates, a training that runs and one whose certificate waits for their name."""
    # `public()` would first read all restrictions.
    public = LearningIndexPage.objects.live().filter(~Exists(restrictions_above()))
    own = {
        "has_desk": has_desk(person),
        "has_seats": Exists(coming_seats(person)),
        "has_training": Exists(in_the_middle(person)),
        "has_certificates": Exists(Certificate.objects.of(person)),
        "has_unnamed_run": Exists(unnamed_runs(person)),
    }
    return public.annotate(**own).first()
