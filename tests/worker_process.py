"""What a `tests.workers.Worker` runs: lines of JSON in, what to do first; lines of JSON out."""

import json
import re
import sys

from django.test import Client
from wagtail.models import Page, PageViewRestriction

from content import menus, routing, sites, surroundings
from content.models import StandardPage

HEADING = re.compile(r"<h1[^>]*>\s*(.*?)\s*</h1>", re.DOTALL)
LINK = re.compile(r"<a [^>]*>([^<]+)</a>")


def get(url):
    """The status of a page for a visitor, and its heading where it is shown."""
    response = Client(raise_request_exception=False).get(url)
    heading = HEADING.search(response.content.decode())
    return [response.status_code, heading[1] if response.status_code == 200 else ""]


def links(url):
    """The words of all links on a page, as a visitor meets it."""
    return LINK.findall(Client().get(url).content.decode())


def page(pk):
    return Page.objects.get(pk=pk).specific


def publish(pk):
    page(pk).save_revision().publish()


def unpublish(pk):
    page(pk).unpublish()


def rename(pk, slug):
    found = page(pk)
    found.slug = slug
    found.save_revision().publish()


def retitle(pk, title):
    found = page(pk)
    found.title = title
    found.save_revision().publish()


def take_over(pk, slug):
    """Give the address of the page to a new one, and `slug` to the page."""
    before = page(pk).slug
    rename(pk, slug)
    newcomer = StandardPage(title="Newcomer", slug=before, live=False)
    page(pk).get_parent().add_child(instance=newcomer)
    newcomer.save_revision().publish()


def move(pk, parent_pk):
    page(pk).move(page(parent_pk), pos="last-child")


def delete(pk):
    page(pk).delete()


def restrict(pk):
    PageViewRestriction.objects.create(page_id=pk, restriction_type=PageViewRestriction.LOGIN)


def lift(pk):
    PageViewRestriction.objects.filter(page_id=pk).delete()


def trust():
    """From now on, take hints for answers: what this process would show without their proof."""
    shown = {}

    def known(url_path):
        if url_path not in shown and url_path in routing._hints:
            page_type, pk = routing._hints[url_path]
            shown[url_path] = page_type.objects.get(pk=pk)
            shown[url_path].get_view_restrictions = PageViewRestriction.objects.none
        return shown.get(url_path)

    routing.forget()
    routing._known = known


def trust_frame():
    """From now on, show the menu, breadcrumbs and standing pages as they were the first time."""
    kept = []

    def first(request, page=None):
        kept[:] = kept or [surroundings.surroundings(request, page)]
        return kept[0]

    menus.surroundings = first


def forget():
    """Look up the site and its settings anew, as if seconds had passed."""
    sites.forget()


def main():
    # Whatever a library prints must not be taken for an answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(globals()[name](*arguments)), file=answers, flush=True)
