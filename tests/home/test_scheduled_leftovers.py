"""A version of a kind that the code no longer knows stops nothing else from going live."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from content.models import StandardPage
from home import scheduled
from tests.factories.learning import drafted

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - datetime.timedelta(hours=1)


def test_a_leftover_of_a_kind_that_is_gone_stops_none_of_the_others(site_root, caplog):
    gone = ContentType.objects.create(app_label="content", model="bygone")
    leftover = Revision.objects.create(
        content_type=gone,
        base_content_type=gone,
        object_id="1",
        object_str="Something bygone",
        content={},
        approved_go_live_at=LONG_AGO,
    )
    page = drafted(Page.objects.get(pk=site_root.pk), StandardPage(title="Due"))
    version = page.save_revision()
    Revision.objects.filter(pk=version.pk).update(approved_go_live_at=LONG_AGO)

    scheduled.publish_what_is_due()

    assert Page.objects.get(pk=page.pk).live
    assert "“Something bygone” could not go live" in caplog.text
    leftover.refresh_from_db()
    assert leftover.approved_go_live_at == LONG_AGO
