"""Follow every link of the site as somebody, and keep what was answered."""

import re
from urllib.parse import urljoin, urlsplit

from django.test import Client

from .canaries import text_of

LINK = re.compile(r"""(?:href|src|action|data-[a-z-]*url)=["']([^"'#]+)""")
# What ends the session, what is not ours to read, what is the same for everybody.
LEFT_OUT = ("/accounts/logout", "/admin/logout", "/static/", "/admin/jsi18n", "/admin/sprite")
VARYING = re.compile(r"\d+|[\w-]{20,}")


class Crawl:
    """A walk from `starts`, at most `alike` addresses that differ by numbers only, `most` in all."""

    def __init__(self, person, starts, *, alike, most, client=None):
        self.client = client or Client()
        if person:
            self.client.force_login(person)
        self.alike, self.most = alike, most
        self.answers, self.statuses, self.seen, self.kinds = {}, {}, set(), {}
        waiting = [address for address in starts if self._is_new(address, always=True)]
        while waiting and len(self.answers) < self.most:
            address = waiting.pop(0)
            text = self.read(address)
            if text is not None:
                waiting += [each for each in self._links(address, text) if self._is_new(each)]

    def read(self, address):
        """What is answered there, its headers too."""
        return self._keep(address, self.client.get(address))

    def post(self, address, data=None):
        return self._keep(f"{address} (sent)", self.client.post(address, data))

    def _keep(self, address, answer):
        self.statuses[address] = answer.status_code
        if answer.status_code in (301, 302, 303):
            target = urljoin(address, answer["Location"])
            is_ours = urlsplit(target).netloc in ("", "testserver", "localhost")
            return f'href="{urlsplit(target).path}"' if is_ours else ""
        content = b"".join(answer) if answer.streaming else answer.content
        text = "\n".join(
            [*(f"{name}: {value}" for name, value in answer.items()), text_of(content)]
        )
        self.answers[address] = text
        return text

    def _links(self, address, text):
        for link in LINK.findall(text):
            parts = urlsplit(urljoin(address, link.replace("&amp;", "&")))
            if parts.scheme in ("", "http", "https") and parts.netloc in (
                "",
                "testserver",
                "localhost",
            ):
                yield parts.path + (f"?{parts.query}" if parts.query else "")

    def _is_new(self, address, always=False):
        if address in self.seen or address.startswith(LEFT_OUT):
            return False
        self.seen.add(address)
        kind = VARYING.sub("N", address.partition("=")[0])
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        return always or self.kinds[kind] <= self.alike

    def where(self, words, but=()):
        """(address, word) wherever one of the words was read, but for addresses that begin so."""
        return [
            (address, word)
            for address, text in self.answers.items()
            if not address.startswith(tuple(but))
            for word in words
            if word in text and word not in address
        ]
