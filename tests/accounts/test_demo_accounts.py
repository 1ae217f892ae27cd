"""Log-ins whose password is public never open a real site."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts import demo
from accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_site_with_an_active_demo_log_in_does_not_start():
    UserFactory(is_demo=True)

    with pytest.raises(ImproperlyConfigured, match="Demo log-ins"):
        demo.refuse_demo_accounts()


@pytest.mark.parametrize(
    "people", [[], [{"is_demo": False}], [{"is_demo": True, "is_active": False}]]
)
def test_a_site_without_one_starts(people):
    for fields in people:
        UserFactory(**fields)

    demo.refuse_demo_accounts()


def test_erasing_a_demo_log_in_is_enough():
    from accounts import actions

    person = UserFactory(is_demo=True)

    actions.erase(person, by=person)

    assert not demo.marked_accounts_active()
    assert not User.objects.demo().exists()
