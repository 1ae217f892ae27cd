"""When something goes wrong: words, a way on, and nothing lost."""

import pytest
from django.test import Client, RequestFactory

from content.views import server_error
from content.views.errors import typed_text
from tests.factories.content import home_page, standard_page

pytestmark = pytest.mark.django_db
REFLECTION = "I asked for protected time.\nNobody had told me that I could. <b>Really</b>."


@pytest.fixture(autouse=True)
def home():
    return home_page()


@pytest.fixture
def strict():
    """A browser whose forms need their token."""
    return Client(enforce_csrf_checks=True)


def test_a_missing_page_is_said_in_words_with_the_menu(client, home):
    standard_page(home, "Learn", show_in_menus=True)

    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "Learn" in answer.content.decode()


@pytest.mark.parametrize("path", ["/%00/", "/?q=%00", "/media/%00", "/documents/1/%00"])
def test_an_address_with_nul_is_refused(client, path):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize(
    "path", ["/%ED%A0%80/", "/%FF%FE/", "/" + "a" * 10_000 + "/", "/‮/", "/%2e%2e/", "/a/../../b/"]
)
def test_an_odd_address_is_only_not_found(client, path):
    assert client.get(path).status_code in (301, 302, 404)


def test_the_page_for_our_mistakes_needs_no_database(django_db_blocker, client):
    request = RequestFactory().get("/")

    with django_db_blocker.block():
        answer = server_error(request)

    assert answer.status_code == 500
    assert b"<h1" in answer.content


def test_a_form_without_its_token_gives_back_what_was_typed(strict):
    answer = strict.post("/colors/", {"text": REFLECTION, "scheme": "dark"})

    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Nobody had told me that I could. &lt;b&gt;Really&lt;/b&gt;." in html
    assert "no-store" in answer["Cache-Control"]


def test_the_page_for_a_late_form_leads_back_to_it(strict):
    answer = strict.post(
        "/colors/", {"text": REFLECTION}, headers={"Referer": "http://testserver/learn/first/"}
    )

    assert 'href="http://testserver/learn/first/"' in answer.content.decode()


def test_the_page_for_a_late_form_leads_nowhere_else(strict):
    answer = strict.post("/colors/", {}, headers={"Referer": "https://evil.example/learn/"})

    assert "evil.example" not in answer.content.decode()


def post(data, **headers):
    return RequestFactory().post("/", data, headers=headers)


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "password1",
        "oldpassword",
        "passphrase",
        "csrfmiddlewaretoken",
        "otp_code",
        "pin",
    ],
)
def test_a_secret_is_never_shown_back(name):
    assert typed_text(post({name: "correct horse battery staple"})) == []


def test_choices_and_ids_are_not_shown_back():
    assert typed_text(post({"choice": "3", "next": "/learn/", "q-1": "yes"})) == []


def test_a_form_on_another_site_gets_nothing_shown_back():
    request = post({"text": REFLECTION}, Origin="https://evil.example")

    assert typed_text(request) == []


def test_a_form_that_cannot_be_read_loses_nothing_else(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    request = post({f"field-{n}": "some words" for n in range(10)})

    assert typed_text(request) == []


def test_maintenance_answers_503_to_everyone(client, settings):
    settings.MAINTENANCE = True

    answer = client.get("/")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "600"
    assert answer["Cache-Control"] == "no-store"
    assert b"<h1" in answer.content
    assert client.post("/colors/").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("site_root")
@pytest.mark.parametrize(
    ("path", "way_back"),
    [
        ("/desk/1/late/", 'href="/desk/"'),
        ("/account/data/export/", 'href="/"'),
        ("/colors/", 'href="/"'),
    ],
)
def test_the_address_of_a_button_says_so_and_leads_back(client, learner, path, way_back):
    client.force_login(learner)

    answer = client.get(path)

    assert answer.status_code == 405
    assert "POST" in answer["Allow"]
    assert "no-store" in answer["Cache-Control"]
    words = answer.content.decode()
    assert "belongs to a button" in words
    assert f'class="button" {way_back}' in words
