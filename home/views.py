"""My learning. Home page and action plans are pages and serve themselves."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from home.my_learning import record_of
from learning.models import LearningIndexPage


@login_required
def my_learning(request: HttpRequest) -> HttpResponse:
    """Everything the signed-in person began, the next step first."""
    catalogue = LearningIndexPage.objects.live().public().first()
    context = {
        "record": record_of(request.user),
        "catalogue_url": catalogue.get_url(request) if catalogue else "",
    }
    return render(request, "home/my_learning.html", context)
