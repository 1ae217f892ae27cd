"""The measures themselves: what axe and the ruler must see, they see."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("snippet", ["<img src='/static/icons/favicon.svg'>", "<p lang='xx'>?</p>"])
def test_axe_sees_what_is_wrong(open_window, barriers, snippet):
    page = open_window()
    page.goto("/accounts/login/")
    page.evaluate(f'document.querySelector("main").insertAdjacentHTML("beforeend", "{snippet}")')

    assert barriers(page)


def test_a_page_that_is_too_wide_is_noticed(open_window, scrolls_sideways):
    page = open_window(width=320)
    page.goto("/accounts/login/")
    assert not scrolls_sideways(page)

    page.evaluate("document.querySelector('main').style.minWidth = '400px'")

    assert scrolls_sideways(page)


def test_a_page_that_calls_another_host_is_noticed(open_window, troubles):
    page = open_window()
    page.goto("/accounts/login/")

    page.evaluate("fetch('http://elsewhere.example/').catch(() => null)")
    page.wait_for_timeout(200)

    assert "http://elsewhere.example/" in troubles[0]
    troubles.clear()
