"""An editor opens the file of a recording from its form, to read the captions along with it."""

from content.models import Media


def test_a_film_opened_by_itself_plays(demo, open_window, troubles):
    page = open_window()

    page.goto(Media.objects.filter(type="video").first().url)

    page.wait_for_function("document.querySelector('video')?.readyState >= 2", timeout=15_000)
    assert page.evaluate("document.querySelector('video').duration") > 60
    # The browser styles the bare player by itself, which a page of ours would not be let do.
    troubles[:] = [each for each in troubles if "inline style" not in each]
