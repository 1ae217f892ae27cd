"""Finding out what goes through review with a series takes the same queries for 2 modules and 12."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from learning.review.together import parts_to_submit
from tests.learning.reviews import a_draft_series

pytestmark = pytest.mark.django_db


def test_what_goes_along_takes_fixed_queries(site_root, editor):
    found = {}
    for count in (2, 12):
        series = a_draft_series(editor, modules=count)
        workflow = series.get_workflow()
        person = User.objects.get(pk=editor.pk)
        with CaptureQueriesContext(connection) as asked:
            going = parts_to_submit(series, workflow, person).going
        assert len(going) == count
        found[count] = len(asked)

    assert found[2] == found[12] <= 8, found
