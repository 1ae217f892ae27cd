"""Pages of trainings, grants, gatherings, collections and research."""

from home.demo.shape import Page

FACILITATOR_TRAINING = Page(
    slug="facilitator-training",
    title="Restorative Justice in Academic Medicine (RJAM) Facilitator Training",
    summary="Learn to lead circles that build community, and to respond when there has been harm.",
    body=(
        (
            "rich_text",
            (
                "<p>Restorative justice is a way to build community and to repair harm by bringing "
                "people together to talk. This training prepares people in academic medicine to "
                "lead that work at home. More lately it has gone by the name <i>Restorative "
                "Practices in Academic Medicine</i> (RPAM) (<a "
                'href="https://www.aamc.org/learn-network/leadership-development/rpam">AAMC</'
                "a>).</p>"
            ),
        ),
        ("heading", "How one run looked"),
        (
            "rich_text",
            (
                "<p>The run of early 2023, held with the University of San Diego Center for "
                "Restorative Justice, had three parts (<a "
                'href="https://geiselmed.dartmouth.edu/ofa/2023/01/25/registration-is-now-open-'
                "for-2023-restorative-justice-in-academic-medicine-rjam-facilitator-training/"
                '">announcement</a>):</p><ol><li><b>Online welcome:</b> two and a half hours, to '
                "meet trainers and peers.</li><li><b>Learning at your own pace</b> in the weeks "
                "after.</li><li><b>Three days in person</b> in Washington, DC: take part in "
                "circles, then design and lead one yourself, and practice how to respond to "
                "harm.</li></ol>"
            ),
        ),
        (
            "table",
            {
                "caption": "Three tiers of restorative work",
                "columns": ["Tier", "What it is for"],
                "rows": [
                    ["I", "Circles that build trust before anything has gone wrong"],
                    ["II", "Meetings after harm, with those it touched"],
                    ["III", "Welcoming someone back after time away"],
                ],
            },
        ),
        (
            "rich_text",
            (
                "<p>The plan names a training in February 2025. On this demonstration site the "
                "next date is moved to lie ahead of you.</p><p><b>Not known to us:</b> the fee, "
                "how many can join, how people are chosen, credit for continuing education, and "
                "whether there is supervised practice afterward.</p>"
            ),
        ),
    ),
    label="Training",
)

NEXT_GRANT = Page(
    slug="next-grant",
    title="Nurturing Experiences for Tomorrow’s Community Leaders (NEXT) Grant",
    summary=(
        "Grants for schools and hospitals that teach about racism and health together with "
        "community partners."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>The NEXT Grant pays for learning that faces racism and moves health equity "
                "forward, with community partners. It is for medical students, residents and "
                "learners in other health professions. The plan says that five medical schools "
                "have been awarded grants, for two years.</p>"
            ),
        ),
        ("heading", "Terms of the 2023 round"),
        (
            "rich_text",
            (
                "<ul><li><b>Five grants</b> of up to <b>$40,000</b>, for two years from the start "
                "of the project.</li><li><b>Who could apply:</b> member medical schools and "
                "teaching hospitals, and US residency programs accredited by the Accreditation "
                "Council for Graduate Medical Education (ACGME).</li><li><b>Needed:</b> a faculty "
                "sponsor at the institution and at least one independent community "
                "partner.</li><li><b>Limit:</b> an institution could send several applications and "
                "receive at most one grant.</li><li><b>Deadline:</b> April 3, 2023, 11:59 pm "
                "Eastern.</li></ul><p>Source: <a "
                'href="https://www.aamc.org/about-us/equity-diversity-inclusion/population-'
                'health/next-award">AAMC</a>. No round is open on this demonstration site.</p>'
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "If you think of applying some day",
                "text": (
                    "<p>Begin with the partner, not the form. Ask what they would do with the "
                    "money if the school were not in the room. Agree early on who holds the "
                    "budget, and on what happens when the two years are over.</p>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p><b>Not known to us:</b> how applications are scored and by whom, and what "
                "grantees must report.</p>"
            ),
        ),
    ),
    label="Grant",
)

CONTINUUM = Page(
    slug="continuum",
    title="The Continuum on Advancing Racial Equity in Academic Medicine",
    summary="A new tool that the plan announces. Little about it is public yet.",
    body=(
        (
            "rich_text",
            (
                "<p>The plan names the Continuum on Advancing Racial Equity in Academic Medicine "
                "as a new tool to look for. An earlier version of the same public page named it "
                "too (<a "
                'href="https://www.aamc.org/about-us/strategic-plan/action-plan-3-equip-medical-'
                'schools-and-teaching-hospitals-and-health-systems-become-more-inclusive">Action '
                "Plan 3</a>).</p><p>We looked for the tool itself and did not find it. We will not "
                "guess at what is in it. When it can be linked, this page will say what it is, for "
                "whom, and how to get it.</p>"
            ),
        ),
        ("heading", "While you wait"),
        (
            "rich_text",
            (
                "<p>The word <i>continuum</i> suggests steps from less to more. You can ask that "
                "question in your own department without any tool. Take one practice, such as how "
                "you choose chief residents, and ask which sentence comes closest:</p><ol><li>We "
                "have not thought about fairness here.</li><li>We talk about it, and each person "
                "does her best.</li><li>We have a rule in writing.</li><li>We check the results of "
                "the rule by group, each year.</li><li>We have changed the rule because of what we "
                "saw.</li></ol><p>These five sentences are ours and not part of the Continuum. "
                "They help a group to see how far it has come, and what the next step would be.</p>"
            ),
        ),
    ),
    label="Tool",
)

WELLNESS_CIRCLES = Page(
    slug="wellness-circles",
    title="Restorative Justice Wellness Circles",
    summary=(
        "A small group, a circle of chairs, and time to be heard. Named in the plan for the annual "
        "meeting."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>A circle is a structured talk. People sit in a ring. One or two <b>circle "
                "keepers</b> hold the frame. A <b>talking piece</b>, any small object, goes "
                "around; whoever holds it may speak, and everyone else listens (<a "
                'href="https://studentlife.ucsf.edu/RJP">University of California San '
                "Francisco</a>). Anyone may pass (<a "
                'href="https://www.dsa-la.org/what_is_a_restorative_circle">what a circle is</a>). '
                "A wellness circle is for support. It is not therapy, and no one has to share "
                "anything.</p>"
            ),
        ),
        ("heading", "At the annual meeting"),
        (
            "rich_text",
            (
                "<p>The plan invites people to the Restorative Justice Wellness Circles, and to a "
                "concurrent session, “Beyond DEI: Strategic Actions to Advance Racial Equity,” at "
                "<i>Learn Serve Lead: The AAMC Annual Meeting</i>, November 8 to 12 in Atlanta, "
                "Georgia. It gives no year; 2024 seems likely. On this demonstration site the date "
                "is moved to lie ahead of you.</p>"
            ),
        ),
        ("heading", "What to expect of any circle"),
        (
            "rich_text",
            (
                "<ul><li>An opening, and rules that the group agrees on.</li><li>Several rounds, "
                "each with one question.</li><li>A closing. What is shared stays in the "
                "circle.</li></ul>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "The limits of confidentiality",
                "text": (
                    "<p>Some keepers must by rule report certain things, such as harassment or "
                    "discrimination. A good keeper says so before people speak. Ask, if she "
                    "doesn’t.</p>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p><b>Not known to us:</b> how many circles there were, how large, how long and "
                "who kept them. The circles you can register for here are a demonstration.</p>"
            ),
        ),
        (
            "call_to_action",
            {
                "title": "Sit in a circle",
                "text": (
                    "Take a seat at the annual meeting, wait for one, or enter a fair draw: as it "
                    "would be, with made-up days."
                ),
                "label": "See the circles",
                "page": "events/learn-serve-lead/wellness-circles",
            },
        ),
    ),
    label="Circles",
)

ANTI_RACISM = Page(
    slug="anti-racism-resources",
    title="Anti-racism resources",
    summary=(
        "A public collection of definitions, videos, examples and readings, and how to use it well."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>The AAMC keeps a public page of anti-racism resources (<a "
                'href="https://www.aamc.org/about-us/equity-diversity-inclusion/anti-racism-'
                'resources">see the page</a>). It holds:</p><ul><li>three definitions, with '
                "sources;</li><li>“Doing the Work”: videos grouped by pillar, which are the "
                "individual, the organization and the community;</li><li>“Leading by Example”: "
                "what member institutions have done;</li><li>publications and reading "
                "lists.</li></ul><p>A second page sorts tools by the same three pillars (<a "
                'href="https://www.aamc.org/about-us/equity-diversity-inclusion/advancing-'
                'diversity-equity-and-inclusion-medical-education">advancing DEI in medical '
                "education</a>). There is also a peer-reviewed collection for teachers in "
                "MedEdPORTAL, the AAMC’s journal of teaching materials.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "How to use a long list",
                "text": (
                    "<p>Don’t send the link to everyone. Choose <i>one</i> thing, the same for "
                    "all, no longer than twenty minutes. Give people the time to read or watch it "
                    "at work. Then talk for half an hour about one question: “What would we do in "
                    "another way on Monday?”</p>"
                ),
            },
        ),
        ("heading", "On this site"),
        (
            "rich_text",
            (
                '<p>Our module <a href="/learn/ideas/race-in-clinical-tools/">Race in clinical '
                "tools</a> takes twelve minutes and ends with one thing to do. <a "
                'href="/learn/ideas/the-words-we-chart/">The words we chart</a> is about notes.</p>'
            ),
        ),
    ),
    label="Resources",
)

WOMEN_FACULTY_TOOLKITS = Page(
    slug="women-faculty-toolkits",
    title="Women Faculty of Color Toolkits",
    summary=(
        "Toolkits that the plan lists beside the Women of Color Initiative. What we could and "
        "could not find."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>The plan lists the Women Faculty of Color Toolkits among its educational "
                "tools, next to the completed webinar series within the Women of Color Initiative. "
                "We looked for the toolkits themselves in public and did not find them. So we "
                "can’t tell you what is in them.</p>"
            ),
        ),
        ("heading", "What their relatives look like"),
        (
            "rich_text",
            (
                "<p>The AAMC’s Group on Women in Medicine and Science (GWIMS) has published a "
                "family of toolkits. Those we saw are short guides, as slides or PDF, by volunteer "
                "authors who are named. They have an outline, steps, checklists and links. One is "
                "on fair recruitment (<a "
                'href="https://vdocuments.site/gwims-equity-recruitment-toolkit-aamc.html">a '
                "copy</a>), one on how to start and run a group for women in medicine and science "
                '(<a href="https://docslib.org/doc/9917627/how-to-start-and-maintain-a-robust-wims-'
                'organization">a copy</a>). The Women Faculty of Color Toolkits may or may not be '
                "alike.</p>"
            ),
        ),
        ("heading", "What we offer in the meantime"),
        (
            "rich_text",
            (
                "<p>Four readings and a film of our own on sponsors, work that no one counts, "
                "letters, credit and a network. Anyone can read and watch them without an account.</p>"
            ),
        ),
        (
            "offering",
            {
                "page": "learn/women-of-color",
                "lead": "Four readings and a film, open to all. The series is archived.",
            },
        ),
    ),
    label="Toolkits",
)

RESEARCH = Page(
    slug="research-snapshots",
    title="Research and data snapshots",
    summary="Reports on childcare, on sexual harassment and, to come, on Black men in medicine.",
    body=(
        ("heading", "Understanding and Addressing Sexual Harassment in Academic Medicine"),
        (
            "rich_text",
            (
                "<p>This report came out on July 26, 2022. It uses answers that faculty gave to "
                "StandPoint Surveys from 2019 to 2021. It is free in the AAMC store (<a "
                'href="https://www.aamc.org/news/addressing-sexual-harassment-academic-'
                'medicine">AAMC news</a>).</p>'
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "If this is close to home",
                "text": (
                    "<p>You can talk with someone in private: an ombuds office, employee "
                    "assistance, a confidential advocate at your school. In the United States the "
                    "National Sexual Assault Hotline answers at any hour: 800-656-4673.</p>"
                ),
            },
        ),
        ("heading", "Childcare Offerings of U.S. Medical Schools During the COVID-19 Pandemic"),
        (
            "rich_text",
            (
                "<p>A data snapshot: a short brief with a few figures. The plan names it. We did "
                "not find a copy, so we report no numbers from it.</p>"
            ),
        ),
        ("heading", "New research on Black men in medicine"),
        (
            "rich_text",
            (
                "<p>The plan says that new research is to come. A notice to one medical school in "
                "November 2022 mentions an article in the journal <i>Academic Medicine</i> (<a "
                'href="https://geiselmed.dartmouth.edu/ofa/2022/11/30/aamc-updates-for-gwims-'
                'november-11-2022/">notice</a>). We have not read it.</p>'
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Reading a snapshot",
                "text": (
                    "<p>Ask three things before you quote a figure. Who answered, and what share "
                    "of those who were asked? Compared with whom? And which groups were too small "
                    "to show? What is left out of a table is often the story.</p>"
                ),
            },
        ),
    ),
    label="Research",
)
