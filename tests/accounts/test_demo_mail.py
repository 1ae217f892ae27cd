"""The page that shows a demo machine's letters, to who sits at it."""

import pytest
from django.core import mail
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.DEMO_MAIL_DIR = tmp_path / "mail"
    settings.EMAIL_BACKEND = "accounts.mail.FolderEmailBackend"
    return settings


def send(subject="Hello", text="Hello", html="<p>Hello</p>"):
    letter = mail.EmailMultiAlternatives(subject, text, None, ["ada@example.org"])
    letter.attach_alternative(html, "text/html")
    letter.send()


def test_without_demo_there_is_no_such_page(client):
    assert client.get(reverse("accounts:demo_mail")).status_code == 404
    assert client.get(reverse("accounts:demo_letter", args=["x"])).status_code == 404


@pytest.mark.parametrize("elsewhere", ["203.0.113.5", "10.0.0.1", ""])
def test_from_another_machine_there_is_no_such_page(client, demo, elsewhere):
    send()

    response = client.get(reverse("accounts:demo_mail"), REMOTE_ADDR=elsewhere)

    assert response.status_code == 404


def test_before_the_first_letter_it_says_so(client, demo):
    assert "No letters yet" in client.get(reverse("accounts:demo_mail")).content.decode()


def test_letters_are_shown_newest_first(client, demo):
    send("The first")
    send("The second")

    page = client.get(reverse("accounts:demo_mail")).content.decode()

    assert page.index("The second") < page.index("The first")


def test_a_letter_is_shown_as_text_with_links_to_this_site_only(client, demo):
    send(
        subject="<svg onload=alert(1)>",
        text='http://localhost/learn/?a=1&b=2 https://evil.example "<script>"',
    )

    page = client.get(reverse("accounts:demo_mail")).content.decode()

    assert '<a href="http://localhost/learn/?a=1&amp;b=2">' in page
    assert 'href="https://evil.example' not in page
    assert '"<script>"' not in page
    assert "<svg onload" not in page


def test_the_html_part_stands_in_a_sandbox(client, demo):
    send(html="<script>alert(1)</script><p>Hello</p>")
    (file,) = demo.DEMO_MAIL_DIR.glob("*.eml")

    response = client.get(reverse("accounts:demo_letter", args=[file.stem]))

    policy = response["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy
    assert b"<p>Hello</p>" in response.content


def test_no_other_file_can_be_read(client, demo):
    (demo.DEMO_MAIL_DIR.parent / "secret.eml").write_text("secret")

    assert client.get("/mail/..%2fsecret/").status_code == 404


def test_sign_in_codes_are_there(client, demo, learner):
    client.post("/accounts/login/code/", {"email": learner.email})

    assert "Your sign-in code" in client.get(reverse("accounts:demo_mail")).content.decode()


def test_only_the_newest_letters_are_kept(demo, monkeypatch):
    monkeypatch.setattr("accounts.mail.KEPT_IN_FOLDER", 3)

    for number in range(5):
        send(f"Letter {number}")

    assert len(list(demo.DEMO_MAIL_DIR.glob("*.eml"))) == 3
