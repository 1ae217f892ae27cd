"""The home page, the page that leads to all offerings, and the topics of the catalogue."""

from home.demo.shape import Home, Page, Topic

HOME = Home(
    title="Home",
    label="Learning for academic medicine",
    headline="Make room in the circle.",
    lead=(
        "Short series that you can finish between clinics, with something to say and something to "
        "try this week. For everyone who teaches, learns, heals or keeps the place running."
    ),
    first_button=("Start learning", "learn/start-here"),
    second_button=("See all series", "learn"),
    featured_title="Learn at your own pace",
    featured=("learn/start-here", "learn/ideas", "learn/women-of-color"),
    body=(
        ("heading", "How it works"),
        (
            "rich_text",
            (
                "<ol><li><b>Read for ten minutes.</b> Each module begins with a moment you will "
                "know, from rounds, clinic or a meeting.</li><li><b>Try one thing.</b> A sentence "
                "to say, a list to look at, a habit to swap.</li><li><b>Keep what you did.</b> "
                "When you have done what a series asks, you get a certificate that anyone can "
                "check.</li></ol>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "An independent demonstration",
                "text": (
                    "<p>Equip is not run by the Association of American Medical Colleges. It takes "
                    "the association’s public plan as its example and writes about it in its own "
                    'words. <a href="/about/">More about this site</a>.</p>'
                ),
            },
        ),
    ),
)

OFFERINGS_INDEX = Page(
    slug="offerings",
    title="Tools and programs",
    summary=(
        "What the plan offers to institutions and people: assessments, training, grants, research."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>Each page says in plain words what a tool or program is, what it takes and "
                "where to read more. Where something is not public, it says that too.</p>"
            ),
        ),
        ("heading", "Look at your own institution"),
        (
            "rich_text",
            (
                '<ul><li><a href="/offerings/roadmap/">Roadmap of assessment tools</a>: which tool '
                'answers which question</li><li><a href="/offerings/dice-inventory/">DICE '
                "Inventory</a>: a self-assessment by one team</li><li><a "
                'href="/offerings/collective-action-report/">The Power of Collective Action</a>: '
                'what 101 schools found</li><li><a href="/offerings/fpie-toolkit/">FPIE '
                "Toolkit</a>: workshops for a department</li><li><a "
                'href="/offerings/standpoint-surveys/">StandPoint Surveys</a>: faculty and their '
                'work</li><li><a href="/offerings/diversity-engagement-survey/">Diversity '
                "Engagement Survey (DES)</a>: how included people feel</li><li><a "
                'href="/offerings/health-equity-inventory/">Health Equity Inventory (HEI)</a>: who '
                'does what for health equity</li><li><a href="/offerings/continuum/">The Continuum '
                "on Advancing Racial Equity in Academic Medicine</a>: a new tool, "
                "announced</li></ul>"
            ),
        ),
        ("heading", "Learn and lead"),
        (
            "rich_text",
            (
                '<ul><li><a href="/learn/ideas/">IDEAS Learning Series</a>: this fall on '
                'allyship</li><li><a href="/offerings/facilitator-training/">RJAM Facilitator '
                "Training</a>: learn to lead circles</li><li><a "
                'href="/offerings/wellness-circles/">Restorative Justice Wellness Circles</a>: '
                'time to be heard, and <a href="/events/learn-serve-lead/wellness-circles/">seats '
                'to take</a></li><li><a href="/learn/women-of-color/">Women of Color '
                "Initiative</a>: four readings and a film after the webinars</li><li><a "
                'href="/offerings/women-faculty-toolkits/">Women Faculty of Color Toolkits</a>: '
                "what we could find</li><li><a "
                'href="/offerings/anti-racism-resources/">Anti-racism resources</a>: a public '
                "collection</li></ul>"
            ),
        ),
        ("heading", "Grants and research"),
        (
            "rich_text",
            (
                '<ul><li><a href="/offerings/next-grant/">NEXT Grant</a>: learning with community '
                'partners</li><li><a href="/offerings/research-snapshots/">Research and data '
                "snapshots</a>: harassment, childcare, Black men in medicine</li></ul>"
            ),
        ),
    ),
)

TOPICS = (
    Topic("foundations", "Foundations", "First words and first habits for anyone on a team."),
    Topic("belonging", "Belonging", "What makes people feel safe to speak, to ask and to stay."),
    Topic("allyship", "Allyship", "Using the standing you have to make room for others."),
    Topic(
        "anti-racism",
        "Anti-racism",
        "Finding and changing rules, habits and tools that give unfair results by race.",
    ),
    Topic(
        "patient-care",
        "Equity in patient care",
        "Fair care at the bedside, in the chart and in clinical tools.",
    ),
    Topic(
        "teaching",
        "Teaching and feedback",
        "Rounds, lectures and feedback that work for every learner.",
    ),
    Topic("careers", "Careers and credit", "Sponsors, letters, promotion and who gets the credit."),
)
