"""What text and HTML from people may become."""

import time
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from wagtail.rich_text import RichText

from content.sanitize import ATTRIBUTES, SCHEMES, TAGS, clean_html, clean_text, linkify

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    '<img src="x" onload="alert(1)" alt="x">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    '<math href="javascript:alert(1)">x</math>',
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<base href=//evil.example/>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<p class="button" id="main" onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="https://example.org" onmouseover="alert(1)">x</a>',
    '<a href="https://example.org" style="position:fixed;inset:0">x</a>',
    '<a href="https://example.org" target="_blank">x</a>',
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    "<textarea></textarea><script>alert(1)</script>",
    "<title></title><script>alert(1)</script>",
    "<plaintext><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'';!--\"<XSS>=&{()}",
    "<p>\x00<scr\x00ipt>alert(1)</script>",
    "<<script>alert(1);//<</script>",
    "<img/src=`x`onerror=alert(1)>",
    "<a href='https://example.org'\x0conclick=alert(1)>x</a>",
    "<table background=javascript:alert(1)><td>x</td></table>",
]


class Reader(HTMLParser):
    """Finds in HTML what is not on the list of what is allowed, as a browser would read it."""

    def __init__(self, html):
        super().__init__()
        self.wrong = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, set()) | {"rel"}:
                self.wrong.append(f"{tag} {name}")
            scheme, colon, _rest = (value or "").partition(":")
            if name in ("href", "src") and colon and scheme.lower() not in SCHEMES:
                self.wrong.append(value)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_that_runs_is_left(hostile):
    assert Reader(clean_html(hostile)).wrong == []
    assert Reader(linkify(hostile)).wrong == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_rich_text_is_cleaned_whichever_way_it_came(hostile):
    html = Template("{% load wagtailcore_tags %}{{ a }}{{ b|richtext }}").render(
        Context({"a": RichText(hostile), "b": hostile})
    )

    assert Reader(html).wrong == []


def test_the_reader_finds_what_is_wrong():
    assert Reader("<img src=x onerror=alert(1)>").wrong == ["img onerror"]
    assert Reader('<a href="javascript:alert(1)">x</a>').wrong == ["javascript:alert(1)"]


def test_a_script_goes_with_its_content():
    assert clean_html("<p>Before<script>alert(1)</script> after</p>") == "<p>Before after</p>"


def test_what_the_editor_makes_stays_as_it_is():
    html = (
        "<h2>Goals</h2><p>A <b>bold</b> and <i>quiet</i> "
        '<a href="/learn/" rel="noopener">link</a>.</p><ul><li>One</li></ul><hr>'
    )

    assert clean_html(html) == html


@given(st.text(max_size=300))
def test_plain_text_never_becomes_a_tag(text):
    assert Reader(linkify(text)).wrong == []
    assert clean_html(text + "<script>") == clean_html(text)


def test_addresses_in_plain_text_become_links():
    html = linkify("Write to help@example.org or see https://example.org/a?b=1&c=2.\nSoon.")

    assert '<a href="mailto:help@example.org"' in html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html
    assert "<br>Soon." in html


def test_an_address_without_a_scheme_is_taken_for_a_secure_one():
    assert 'href="https://www.example.org"' in linkify("See www.example.org now")


def test_mark_up_in_plain_text_is_shown_not_used():
    assert linkify("a <b> & c") == "a &lt;b&gt; &amp; c"


@pytest.mark.parametrize("text", ["a" * 65_536, "<" * 20_000, "http://" * 2_800, "a@" * 10_000])
def test_long_texts_take_no_long_time(text):
    begun = time.process_time()

    linkify(text)

    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("  Zoë  ", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\0b\x07c", "abc"),
        ("\ufeffstart", "start"),
        ("abc\u202egpj.exe", "abcgpj.exe"),
        ("\u2066right\u2069", "right"),
        ("👩🏽‍⚕️ stays", "👩🏽‍⚕️ stays"),
        ("\ud800lone", "lone"),
        ("a <b> stays", "a <b> stays"),
    ],
)
def test_stored_text_holds_no_hidden_marks(given_text, stored):
    assert clean_text(given_text) == stored


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)
