"""What a response means, in the words of the table."""

from django.contrib.messages import ERROR
from django.db import transaction
from django.urls import reverse

SIGN_IN = "in"
REFUSED = "no"
GOES_ON = "on"
CHANGED = "!"
# After these nothing may have changed.
HARMLESS = {SIGN_IN, REFUSED, "400", "401", "403", "404", "405", "422"}


def ask(world, role, way, route, called):
    """Send one request as one role and take back what it did; the answer in the table's words."""
    url = reverse(route, args=world.objects[called])
    data = world.posted.get(route, {}) if way == "POST" else {}
    before = transaction.savepoint()
    stood = world.state()
    response = getattr(world.client(role), way.lower())(url, data)
    changed = CHANGED if world.state() != stood else ""
    transaction.savepoint_rollback(before)
    return answer(response) + changed


def answer(response):
    """`in`, `no` or `on` for a redirect, else the status."""
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return SIGN_IN
    return REFUSED if _says_no(response.wsgi_request) else GOES_ON


def _says_no(request):
    """Whether the page it leads to will open with why not."""
    queued = getattr(getattr(request, "_messages", None), "_queued_messages", [])
    return any(message.level >= ERROR for message in queued)
