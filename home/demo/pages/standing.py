"""The pages that stand at the foot of every page: about, privacy, accessibility, help."""

from home.demo.shape import Page

# Whoever agreed to an earlier one is asked again.
PRIVACY_VERSION = "2026-12"

ABOUT = Page(
    slug="about",
    title="About Equip",
    summary="What this site is, who it is for, and what it is not.",
    body=(
        (
            "rich_text",
            (
                "<p>Equip is a place to learn together in academic medicine. People take short "
                "series at their own pace, try something with their own team, and keep a record of "
                "what they finished. Editors write the pages. Nobody needs to know how to "
                "program.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "An independent demonstration",
                "text": (
                    "<p>This site is not run by the Association of American Medical Colleges "
                    "(AAMC), and it does not speak for it. It takes the AAMC’s public <i>Action "
                    "Plan 3</i> as its example. Programs have the names they have in that plan. "
                    "Facts about them come from public pages, and each has a link to its source. "
                    "Dates on this site are moved so that they make sense on the day you look.</p>"
                ),
            },
        ),
        ("heading", "What is ours"),
        (
            "rich_text",
            (
                "<p>The learning series were written for this site. Where they rest on published "
                "research, the paper is linked. The situations in them are made up to be true to "
                "life; no real patient, learner or colleague is described. The drawings are ours "
                "too.</p><p>Surveys and inventories belong to those who made them. None of their "
                "questions are here.</p>"
            ),
        ),
        ("heading", "What we do when we don’t know"),
        (
            "rich_text",
            (
                "<p>We say so. Several pages have a line that begins “Not known to us.” A gap that "
                "you can see is better than a guess that you can’t.</p>"
            ),
        ),
        ("heading", "Why a circle?"),
        (
            "rich_text",
            (
                "<p>A circle has no head of the table, and there is a way to make it larger: "
                "everyone moves a little. That is the picture behind this site. It is also how "
                "progress is drawn: a ring that fills as you go.</p>"
            ),
        ),
        (
            "call_to_action",
            {
                "title": "See for yourself",
                "text": (
                    "The first series takes about an hour in all. You can read it without an "
                    "account."
                ),
                "label": "Start here",
                "page": "learn/start-here",
            },
        ),
    ),
)

PRIVACY = Page(
    slug="privacy",
    title="Privacy notice",
    summary=(
        "What this site holds about you, why, for how long, who can see it, and how to get or "
        "erase it."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>You can read every open page without an account, and then we ask nothing about "
                f"you. If you make an account, this is what we hold. Version {PRIVACY_VERSION}.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "What we hold, why and for how long",
                "columns": ["What", "Why", "How long"],
                "rows": [
                    [
                        (
                            "Your e-mail address and, if you set one, a scrambled form of your "
                            "password"
                        ),
                        "So that you can sign in and get letters from us",
                        "Until you erase your account",
                    ],
                    [
                        (
                            "Your name, and what you choose to add: display name, pronouns, time "
                            "zone, language"
                        ),
                        "To address you as you like, and to show times as they are where you are",
                        "Until you erase your account",
                    ],
                    [
                        "Your institution, if you choose one, and how it was checked",
                        (
                            "To count people by institution, and to record where you were when you "
                            "learned"
                        ),
                        "6 years, or until you erase your account",
                    ],
                    [
                        (
                            "Series you joined, modules you opened and finished, answers to quick "
                            "checks, statements you signed"
                        ),
                        "To show your progress, and to prove what you completed",
                        "6 years, or until you erase your account",
                    ],
                    [
                        "Your reflections",
                        "For you alone",
                        "6 years, or until you erase your account",
                    ],
                    [
                        "Certificates: your name as you confirmed it, title, dates, a code",
                        "So that others can check that a certificate is real",
                        "For the term of the certificate; without your name once you erase",
                    ],
                    [
                        (
                            "Seats and waitlists of wellness circles: your seat, the name and "
                            "pronouns you gave there, offers, your entry in a draw"
                        ),
                        "So that seats go out fairly, and your keepers know who comes",
                        (
                            "30 days after the circle; of a draw, 30 days after its first circle. Then "
                            "only the number of people stays"
                        ),
                    ],
                    [
                        "What you said you need so that you can take part",
                        "So that your keepers and the staff can prepare",
                        "7 days after the circle, or until you give up your seat",
                    ],
                    [
                        "Seats in other sessions",
                        "To plan the room, and to answer questions about it later",
                        "2 years after the session",
                    ],
                    [
                        "Circles you keep, with the name you gave there",
                        "So that people know who keeps them, and as a record of your practice",
                        "6 years after the circle",
                    ],
                    [
                        (
                            "Facilitator trainings you take part in: sessions you came to, your "
                            "final circle, and what you wrote about it"
                        ),
                        "To show how far you are, and to prove what you completed",
                        "6 years after the training, or until you erase your account",
                    ],
                    [
                        "Notes that those who lead your training made about you",
                        "So that they can help you through it. You can read each of them",
                        "90 days after the training",
                    ],
                    [
                        "Trainings you lead, and messages you sent to their members",
                        "As a record of your practice, and so that it is known who was told what",
                        "6 years after the training; the messages 90 days",
                    ],
                    [
                        (
                            "The list of facilitators, if you put yourself on it: your region and "
                            "institution"
                        ),
                        "So that staff can ask you to keep a circle",
                        "Until you leave it or your certificate ends, and 30 days more",
                    ],
                    [
                        "Letters we sent you",
                        "To send them once, and to see what went wrong if they fail",
                        (
                            "The text for 90 days. Letters about circles are emptied once sent, "
                            "and after 30 days no longer say whose they were"
                        ),
                    ],
                ],
            },
        ),
        ("heading", "Who can see it"),
        (
            "rich_text",
            (
                "<ul><li><b>You</b> see all of it.</li><li><b>Registrars</b> see who joined what, "
                "how far each person is, and certificates. They can correct these with a reason, "
                "and each correction is kept. They do not see reflections.</li><li><b>Editors</b> "
                "see numbers of people, not people.</li><li><b>Anyone who has the code</b> of a "
                "certificate can see what is printed on it. Such a page is kept out of search "
                "engines.</li><li><b>Keepers of a circle</b> see the names and pronouns people gave "
                "for it, and what they need; no e-mail addresses. <b>Staff</b> see how many come, "
                "and needs without names. Who sits in a circle with you reads nothing about you "
                "here.</li><li><b>Those who lead a training</b> see how far each member is, and "
                "write notes that the member can read. Who observes it sees no notes.</li>"
                "<li>Those who run the server can reach its database. They are bound "
                "to use that only to keep the site running. We say it here because it is true of "
                "every site.</li></ul><p>We sell nothing and share nothing. There are no ads and "
                "no counters from other companies, and no page calls another company’s server.</p>"
            ),
        ),
        ("heading", "Cookies"),
        (
            "rich_text",
            (
                "<p>We use only what the site needs. One cookie keeps you signed in. One protects "
                "forms from being sent in your name. One remembers whether you chose light or "
                "dark, and one may carry a short message to the next page. None of them follows "
                "you anywhere. Your choice of captions and speed for recordings stays on your device; "
                "we never see it. To slow down people who guess passwords, we count tries to sign in "
                "for a short time, by address and by network.</p>"
            ),
        ),
        ("heading", "Download or erase"),
        (
            "rich_text",
            (
                "<p>On your account page you can <b>download</b> all that we hold about you, and "
                "you can <b>erase</b> your account yourself. You don’t have to ask or to give a "
                "reason.</p><p>When you erase, your name and address, your answers and your "
                "reflections go. What has to stay for our counts stays without you. A certificate "
                "can still be checked by its code, but it no longer shows your name, so save a "
                "copy first. This can’t be undone.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "On this demonstration",
                "text": (
                    "<p>Letters are not really sent. Please don’t use a password here that you use "
                    "elsewhere.</p>"
                ),
            },
        ),
    ),
)

ACCESSIBILITY = Page(
    slug="accessibility",
    title="Accessibility",
    summary="What we aim for, what works, what we know does not yet, and how to tell us.",
    body=(
        (
            "rich_text",
            (
                "<p>We want everyone to be able to use this site. Our floor is the Web Content "
                "Accessibility Guidelines (WCAG) 2.2, level AA. That is a public standard for how "
                "sites should work for people with disabilities.</p>"
            ),
        ),
        ("heading", "What we have done"),
        (
            "rich_text",
            (
                "<ul><li>Everything can be done with a keyboard alone. You can always see where "
                "you are.</li><li>Every page works without JavaScript, at 320 pixels wide, and "
                "with text at twice the size.</li><li>There is a light and a dark version. Both "
                "have strong contrast, and meaning is never in color alone.</li><li>The text is "
                "set in Atkinson Hyperlegible, a typeface made for people with low "
                "vision.</li><li>If your device asks for less motion, nothing "
                "moves.</li><li>Errors are named in words, at the top of the form and beside the "
                "field. What you typed is kept.</li><li>Certificates are tagged PDF files that a "
                "screen reader can read.</li><li>We write in plain language and say what short "
                "forms stand for.</li></ul><p>Each time the site changes, a program checks the "
                "public pages against WCAG.</p>"
            ),
        ),
        ("heading", "What we know is not good enough yet"),
        (
            "rich_text",
            (
                "<ul><li>Programs find only some problems. People who use a screen reader each day "
                "have not yet tested the site for us.</li><li>If a name is in a script with "
                "stacked marks, such as Thai or pointed Hebrew, copying it out of the certificate "
                "may repeat some marks. The certificate’s own web page has the exact "
                "name.</li><li>Pages we link to belong to others. We can’t vouch for "
                "them.</li></ul>"
            ),
        ),
        ("heading", "Tell us"),
        (
            "rich_text",
            (
                "<p>If something is in your way, write to the contact address at the foot of the "
                "page. Say which page it is and what you wanted to do. If you need a text in "
                "another form, ask; you need not say why.</p>"
            ),
        ),
    ),
)

HELP = Page(
    slug="help",
    title="Help",
    summary="Short answers to what people ask most.",
    body=(
        ("heading", "Signing in"),
        (
            "accordion",
            [
                {
                    "title": "Do I need an account?",
                    "text": (
                        "<p>Not to read. You need one to have your work kept and to get a "
                        "certificate. It is free.</p>"
                    ),
                },
                {
                    "title": "I forgot my password",
                    "text": (
                        "<p>You don’t need it. On the sign-in page, ask for a code by e-mail and "
                        "type it in. To set a new password, choose the link to reset it on the "
                        "same page.</p>"
                    ),
                },
                {
                    "title": "The letter with the code does not come",
                    "text": (
                        "<p>Look in your junk mail, and check the address you typed. Hospital mail "
                        "can take some minutes. Each new code makes the older ones stop working, "
                        "so use the last one.</p>"
                    ),
                },
                {
                    "title": "I have changed jobs. Can I keep my account?",
                    "text": (
                        "<p>Yes. Change your e-mail address on your account page while you can "
                        "still read mail at the old one. Then choose your new institution. What "
                        "you finished before stays with the old one.</p>"
                    ),
                },
            ],
        ),
        ("heading", "Learning"),
        (
            "accordion",
            [
                {
                    "title": "How do I begin?",
                    "text": (
                        "<p>Open a series and choose <i>Enroll</i>. The page always shows one next "
                        "step. You can leave at any time; <i>My learning</i> takes you back to "
                        "where you were.</p>"
                    ),
                },
                {
                    "title": "Why is this module not complete?",
                    "text": (
                        "<p>Each module says what it takes, such as pressing <i>Continue</i>, "
                        "passing a quick check or signing a statement. Under “Why isn’t this "
                        "complete?” you see each part and whether it is done.</p>"
                    ),
                },
                {
                    "title": "I did not pass the quick check",
                    "text": (
                        "<p>Read the note under each answer, then try again. Unless the page gives "
                        "a limit, you can try as often as you like. Only a pass counts; earlier "
                        "tries do you no harm.</p>"
                    ),
                },
                {
                    "title": "Who reads my reflections?",
                    "text": (
                        "<p>Only you. No one grades them, and you can finish without writing "
                        "any.</p>"
                    ),
                },
                {
                    "title": "The series changed while I was in it",
                    "text": (
                        "<p>What you finished stays finished. If a module was added or taken out, "
                        "the page shows you what is left to do.</p>"
                    ),
                },
            ],
        ),
        ("heading", "Certificates"),
        (
            "accordion",
            [
                {
                    "title": "When do I get mine?",
                    "text": (
                        "<p>At once, when you finish the last thing a series asks for. You will "
                        "also get a letter. Before your first one, we ask you how your name should "
                        "be printed.</p>"
                    ),
                },
                {
                    "title": "My name is wrong on it",
                    "text": (
                        "<p>Write to the contact address at the foot of the page. A registrar can "
                        "replace it. The old one will then say that there is a newer one.</p>"
                    ),
                },
                {
                    "title": "How can someone check it?",
                    "text": (
                        "<p>Each certificate has a code and a square picture to scan (a QR code). "
                        "Both lead to a page that says what was earned, by whom and when.</p>"
                    ),
                },
                {
                    "title": "Does it carry credit?",
                    "text": (
                        "<p>No. The certificates on this site show that you completed a series. "
                        "They carry no continuing education credit.</p>"
                    ),
                },
            ],
        ),
        ("heading", "Wellness circles"),
        (
            "accordion",
            [
                {
                    "title": "How do I get a seat?",
                    "text": (
                        "<p>Open the page of the circles and choose one. If a seat is free, it is "
                        "yours at once. If not, you join the waitlist. You can wait for several "
                        "circles, but sit in only one of those that meet at the same time.</p>"
                    ),
                },
                {
                    "title": "How does the waitlist work?",
                    "text": (
                        "<p>People get a seat in the order in which they joined. When a seat comes "
                        "free, we hold it for whoever is first and write to them. The letter says "
                        "until when to answer. Without an answer, the seat goes to the next person. "
                        "Shortly before a circle starts, everyone who waits is told, and the first "
                        "to take the seat has it.</p>"
                    ),
                },
                {
                    "title": "What is a fair draw?",
                    "text": (
                        "<p>On some pages it doesn’t matter who comes first. You say which circles "
                        "you would like, in order. When entry closes, seats are given out by lot. "
                        "You get a ticket, with which you can check later that the draw was "
                        "fair.</p>"
                    ),
                },
                {
                    "title": "Who finds out that I am in a circle?",
                    "text": (
                        "<p>The keepers of that circle see the name and pronouns you gave for it "
                        "and what you need. What you need is erased 7 days after the circle, and "
                        "your name 30 days after it. Nobody can look up who was there then.</p>"
                    ),
                },
                {
                    "title": "I can’t come after all",
                    "text": (
                        "<p>Open <i>My learning</i>, then your seat, and give it up. Somebody who "
                        "waits gets it. You need not say why.</p>"
                    ),
                },
            ],
        ),
        ("heading", "Your data"),
        (
            "rich_text",
            (
                "<p>You can download or erase all of it on your account page. The <a "
                'href="/privacy/">privacy notice</a> says what we hold and why. If you can’t find '
                "an answer here, write to the contact address at the foot of the page.</p>"
            ),
        ),
    ),
)
