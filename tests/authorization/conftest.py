"""One world for all lines of the table: made once, and every request taken back."""

import pytest
from django.db import transaction

from .world import World


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)
