"""My learning. Home page and action plans are pages and serve themselves."""

from django.contrib.auth.decorators import login_required
from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from content.public import restrictions_above
from home.my_learning import record_of
from learning.models import LearningIndexPage


@login_required
def my_learning(request: HttpRequest) -> HttpResponse:
    """Everything the signed-in person began, the next step first."""
    # One query, where `public()` first reads all restrictions.
    public = LearningIndexPage.objects.live().filter(~Exists(restrictions_above()))
    catalogue = public.first()
    context = {
        "record": record_of(request.user),
        "catalogue_url": catalogue.get_url(request) if catalogue else "",
    }
    return render(request, "home/my_learning.html", context)
