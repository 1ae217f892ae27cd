"""Where somebody could look for who is in a circle: what is linked nowhere, and what is guessed."""

from events.models import LetterWording

PREVIEW = "/admin/snippets/events/letterwording/preview/"
# Nobody gets there, the superuser neither.
CLOSED = (
    "/admin/events/schedule/history/",
    "/admin/events/schedule/usage/",
    "/admin/events/schedule/?export=",
)


def for_anybody(aviary):
    """Addresses for everybody to try; the first ones answer everybody."""
    session, other = aviary.pool.session_id, aviary.other.session_id
    canary, entrant, drawn = aviary.canaries[1], aviary.canaries[-1], aviary.held_page.fair_draw
    desk = ("", "message/", "late/", "came/", "hand-over/", "drop-out/", "cancel/")
    place = ("", "cancel/", "answer/", "move/", "join/", "claim/", "calendar.ics")
    return [
        aviary.page.url, aviary.draw_page.url, aviary.held_page.url, "/", "/sitemap.xml",
        f"/draws/{aviary.draw_page.fair_draw.pk}/", f"/draws/{drawn.pk}/",
        f"/draws/{aviary.draw_page.fair_draw.pk}/data.json", f"/draws/{drawn.pk}/data.json",
        "/draws/check_draw.py", "/j/", "/desk/", "/my-learning/", "/robots.txt", "/feed/", "/mail/",
        f"/search/?q={canary.display_name}", f"/search/?q={canary.need_word}",
        f"/search/?q={canary.account[1]}", "/api/v2/pages/", "/account/", "/account/data/",
        f"/account/data/?person={canary.person.pk}", f"/account/data/{canary.person.pk}/",
        f"/j/seat/{aviary.pool.pk}/", f"/j/seat/{aviary.other.pk}/",
        f"/j/draw/{aviary.draw_page.pk}/", f"/j/draw/{aviary.held_page.pk}/",
        f"/sessions/{session}/calendar.ics", f"/desk/{other}/", f"/desk/{other}/hand-over/",
        f"/desk/invitation/{aviary.invitation.code}/",
        *(f"/desk/{session}/{rest}" for rest in desk),
        *(f"/j/{canary.codes[0]}/{rest}" for rest in place),
        f"/j/{entrant.codes[0]}/",
    ]  # fmt: skip


def for_staff(aviary):
    """Pages of the admin: schedule and seats, letters, accounts, history, usage, search, exports."""
    session, canary, page = aviary.pool.session_id, aviary.canaries[1], aviary.page.pk
    wording = LetterWording.objects.get().pk
    schedule = ("inspect", "edit", "delete", "history", "usage")
    steps = (
        *("seats", "stop", "reopen", "cancel", "merge", "add-someone", "keepers/invite"),
        *(f"keepers/{aviary.invitation.pk}/{what}" for what in ("take-back", "replace")),
    )
    letters = ("edit", "delete", "usage", "history", "test", "preview")
    rest = (
        "", "events/schedule/", "events/schedule/?export=csv", "events/schedule/?export=xlsx",
        f"events/schedule/?q={canary.display_name}", f"events/schedule/new/?page={page}",
        f"events/copy/?page={page}", "snippets/", "snippets/events/letterwording/",
        "snippets/events/communityagreement/", "reports/site-history/",
        "reports/site-history/?export=csv", "reports/page-types-usage/",
        f"pages/{page}/history/", f"pages/{page}/usage/", f"pages/{page}/edit/",
        f"pages/search/?q={canary.display_name}", "learning/enrollments/?export=csv",
        "users/", f"users/?q={canary.account[1]}",
        f"users/edit/{canary.person.pk}/", f"users/history/{canary.person.pk}/",
    )  # fmt: skip
    return [
        *(f"/admin/events/schedule/{what}/{session}/" for what in schedule),
        *(f"/admin/events/sessions/{session}/{what}/" for what in steps),
        *(f"/admin/snippets/events/letterwording/{what}/{wording}/" for what in letters),
        *(f"/admin/{each}" for each in rest),
    ]


def previews():
    """The preview of a letter's words, in each of its forms."""
    address = f"{PREVIEW}{LetterWording.objects.get().pk}/"
    return [f"{address}?mode={mode}" for mode in ("session", "circle", "text")]


def look_at_letters(walk):
    """Type words for a letter, and look at their preview."""
    wording = LetterWording.objects.get()
    typed = {"kind": wording.kind, "language": "en", "subject": "", "closing": ""}
    walk.post(f"{PREVIEW}{wording.pk}/", {**typed, "opening": "Hello {name}."})
    for address in previews():
        walk.read(address)
