"""The blocks: what they show, what they refuse at publish, how the picker previews them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from content.blocks import CONTENT_BLOCKS
from content.models import StandardPage
from tests.factories.content import document, home_page, image, publish, standard_page
from tests.factories.recordings import fit_film

pytestmark = pytest.mark.django_db
BLOCKS = dict(CONTENT_BLOCKS)


@pytest.fixture
def home():
    return home_page()


def stream(*values):
    return StandardPage(title="Page", slug="page", body=list(values)).body


def value_of(kind, value):
    return stream((kind, BLOCKS[kind].to_python(value)))[0].value


def shown(client, home, *body):
    page = publish(StandardPage(title="Everything", body=list(body)), home)
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_page_shows_each_kind_of_block(client, home):
    other = standard_page(home, "Mentoring circle")
    picture, file = image(), document()
    html = shown(
        client,
        home,
        {"type": "heading", "value": {"text": "A heading", "level": "h3"}},
        {"type": "rich_text", "value": "<p>Some <b>text</b></p>"},
        {
            "type": "image",
            "value": {
                "image": {"image": picture.pk, "alt_text": "A whiteboard", "decorative": False},
                "caption": "Planning",
            },
        },
        {"type": "quote", "value": {"text": "So I never did.", "source": "A professor", "url": ""}},
        {"type": "callout", "value": {"tone": "care", "title": "Mind", "text": "<p>Hard.</p>"}},
        {"type": "accordion", "value": {"items": [{"title": "Why?", "text": "<p>So.</p>"}]}},
        {"type": "table", "value": BLOCKS["table"].get_prep_value(preview("table"))},
        {"type": "download", "value": {"document": file.pk, "title": "", "description": "Two"}},
        {
            "type": "call_to_action",
            "value": {"title": "Go", "text": "", "label": "Join", "page": other.pk, "url": ""},
        },
        {"type": "offering", "value": {"page": other.pk, "lead": "Next"}},
    )

    for words in (
        "<h3>A heading</h3>",
        "<b>text</b>",
        'alt="A whiteboard"',
        "Planning",
        "So I never did.",
        'data-tone="care"',
        "<summary>Why?</summary>",
        "<caption>Who does what in the first year</caption>",
        'scope="col"',
        'scope="row"',
        file.url,
        "Join",
        "Mentoring circle",
    ):
        assert words in html, words


def preview(name):
    return BLOCKS[name].get_preview_value()


def test_a_decorative_image_has_an_empty_description(client, home):
    value = {"image": {"image": image().pk, "alt_text": "", "decorative": True}, "caption": ""}

    assert 'alt=""' in shown(client, home, {"type": "image", "value": value})


def test_an_image_needs_a_description_or_to_be_decorative(home):
    value = value_of(
        "image",
        {"image": {"image": image().pk, "alt_text": "", "decorative": False}, "caption": ""},
    )

    with pytest.raises(ValidationError):
        BLOCKS["image"].clean(value)


@pytest.mark.parametrize(("with_page", "url"), [(True, "https://example.org/"), (False, "")])
def test_a_call_to_action_leads_to_exactly_one_place(home, with_page, url):
    page = home.pk if with_page else None
    value = value_of(
        "call_to_action", {"title": "Go", "text": "", "label": "Join", "page": page, "url": url}
    )

    with pytest.raises(ValidationError) as refusal:
        BLOCKS["call_to_action"].clean(value)

    assert set(refusal.value.block_errors) == {"page", "url"}


@pytest.mark.parametrize(("with_page", "url"), [(False, "https://example.org/"), (True, "")])
def test_a_call_to_action_with_one_place_is_taken(home, with_page, url):
    page = home.pk if with_page else None
    value = value_of(
        "call_to_action", {"title": "Go", "text": "", "label": "Join", "page": page, "url": url}
    )

    assert BLOCKS["call_to_action"].clean(value).href == (home.url if with_page else url)


def test_a_draft_may_leave_the_place_open():
    block = BLOCKS["call_to_action"]
    value = value_of(
        "call_to_action", {"title": "Go", "text": "", "label": "Join", "page": None, "url": ""}
    )
    block.defer_required_validation()

    try:
        assert block.clean(value).href == ""
    finally:
        block.restore_deferred_validation()


def test_a_call_to_action_vanishes_while_its_page_is_unpublished(client, home):
    page = standard_page(home, "Soon")
    page.unpublish()
    value = {"title": "Go on", "text": "", "label": "Join", "page": page.pk, "url": ""}

    assert "Go on" not in shown(client, home, {"type": "call_to_action", "value": value})


@pytest.mark.parametrize("headings", [["Role", ""], ["", ""], ["Role", "   "]])
def test_a_table_needs_a_heading_for_every_column(headings):
    value = value_of(
        "table",
        {
            "caption": "Who does what",
            "first_column_names_row": True,
            "table": {
                "caption": "",
                "columns": [{"type": "text", "heading": heading} for heading in headings],
                "rows": [{"values": ["a", "b"]}],
            },
        },
    )

    with pytest.raises(ValidationError):
        BLOCKS["table"].clean(value)


def test_a_table_needs_a_caption():
    value = preview("table")
    value["caption"] = ""

    with pytest.raises(ValidationError):
        BLOCKS["table"].clean(value)


@pytest.mark.parametrize("name", BLOCKS)
def test_the_picker_previews_each_block(client, administrator, home, name):
    standard_page(home, "Mentoring circle")
    image()
    document()
    fit_film()
    client.force_login(administrator)
    address = reverse("wagtailadmin_block_preview")

    answer = client.get(address, {"id": BLOCKS[name].definition_prefix})

    assert BLOCKS[name].is_previewable
    assert BLOCKS[name].get_description()
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "css/site.css" in html
    assert html.partition("<main")[2].count("<") > 4


@pytest.mark.parametrize("name", BLOCKS)
def test_previews_render_on_an_empty_site_too(client, administrator, name):
    client.force_login(administrator)

    answer = client.get(
        reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix}
    )

    assert answer.status_code == 200


# A preview has no editor who describes the picture.
@pytest.mark.parametrize("name", [name for name in BLOCKS if name != "image"])
def test_what_a_preview_shows_could_be_published(home, name):
    standard_page(home, "Mentoring circle")
    document()
    fit_film()

    BLOCKS[name].clean(preview(name))


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_an_icon_and_a_template_of_its_name(name):
    meta = BLOCKS[name].meta

    assert meta.icon != "placeholder"
    assert meta.template == f"blocks/{name}.html"
