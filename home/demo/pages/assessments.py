"""Pages of the tools with which an institution looks at itself."""

from home.demo.shape import Page

DICE = Page(
    slug="dice-inventory",
    title="Diversity, Inclusion, Culture, and Equity (DICE) Inventory",
    summary=(
        "A school looks at its own policies, practices and programs, and gets a report of "
        "strengths and gaps."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>The DICE Inventory is a self-assessment. A team at a school or institution "
                "works through questions on its own policies, practices, procedures and programs. "
                "At the end a report shows where it is strong and where it can do better. The "
                "Association of American Medical Colleges (AAMC) made it with the Coalition of "
                "Urban Serving Universities and the Association of Public and Land-grant "
                "Universities (<a "
                'href="http://news.aamc.org/about-us/equity-diversity-inclusion/dice-'
                'inventory">AAMC</a>).</p>'
            ),
        ),
        ("heading", "What it takes"),
        (
            "rich_text",
            (
                "<ul><li><b>89 questions in six areas:</b> governance, leadership and mission; "
                "institutional planning and policies; communication and engagement; data and "
                "assessment; faculty and staff; students.</li><li><b>One team, one set of "
                "answers.</b> The team talks each question through and looks for evidence. Schools "
                "in the collective round took 29 hours on average (<a "
                'href="https://www.aamc.org/news/new-aamc-report-assesses-diversity-equity-and-'
                'inclusion-medical-schools">AAMC news</a>).</li><li><b>An Excel workbook</b> with '
                "six color-coded sections and a user guide, which builds the report (<a "
                'href="https://www.aamc.org/career-development/affinity-groups/cfas/diversity-'
                'inclusion-toolkit">AAMC</a>).</li></ul>'
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Before you begin",
                "text": (
                    "<p>Name one person who holds the pen, and give each of the six areas an "
                    "owner. Agree on what counts as evidence: a policy in writing, a budget line, "
                    "a number. “We have always done that” is not evidence yet.</p>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p><b>Not known to us:</b> the answer options, how they are weighted, and the "
                "price. The inventory belongs to its owners. Its questions are not on this "
                "site.</p>"
            ),
        ),
        (
            "offering",
            {
                "page": "offerings/collective-action-report",
                "lead": "What 101 medical schools found when they did it together.",
            },
        ),
    ),
    label="Inventory",
)

COLLECTIVE_REPORT = Page(
    slug="collective-action-report",
    title="The Power of Collective Action",
    summary=(
        "The report on 101 medical schools that completed the DICE Inventory in one shared round."
    ),
    body=(
        (
            "rich_text",
            (
                "<p><i>The Power of Collective Action: Assessing and Advancing Diversity, Equity, "
                "and Inclusion Efforts at AAMC Medical Schools</i> came out on November 10, 2022. "
                "It grew out of the Collective Action Initiative on Advancing DEI (diversity, "
                "equity and inclusion) of the Council of Deans. Its idea is simple: it is easier "
                "to look hard at yourself when others do so at the same time.</p>"
            ),
        ),
        ("heading", "How the shared round ran"),
        (
            "table",
            {
                "caption": "Four steps, 2021 to 2022",
                "columns": ["Step", "When", "What happened"],
                "rows": [
                    [
                        "Sign-up",
                        "December 8 to January 7",
                        "Deans signed their schools on; 109 did",
                    ],
                    [
                        "Preparation",
                        "January 8 to 31",
                        "Materials were read, teams formed, talks planned",
                    ],
                    [
                        "Administration",
                        "February 1 to May 1",
                        "Teams answered the DICE Inventory; 101 schools completed it",
                    ],
                    ["Report", "November 10", "Findings came out, combined over all schools"],
                ],
            },
        ),
        (
            "rich_text",
            (
                "<p>Schools used the inventory free of charge and in return sent back their "
                "completed copy. What each school answered was to be kept confidential, and "
                "results were to be shown only in combined form (<a "
                'href="https://www.aamc.org/professional-development/affinity-groups/cod/'
                'dice">Council of Deans</a>; <a '
                'href="https://medschoolwatercooler.blogspot.com/2022/03/usa-college-of-medicine-'
                'joins-aamc.html">number signed on</a>).</p><p>The report is free in the AAMC '
                "store. The plan tells readers to use “add to cart” or “quick download” to get "
                "it.</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "Worth noting",
                "text": (
                    "<p>109 schools signed on and 101 finished. Joining and finishing are two "
                    "different things, and good software should show both.</p>"
                ),
            },
        ),
        (
            "offering",
            {
                "page": "offerings/dice-inventory",
                "lead": "The inventory itself: what it asks and what it takes.",
            },
        ),
    ),
    label="Report",
)

FPIE = Page(
    slug="fpie-toolkit",
    title="Foundational Principles of Inclusion Excellence (FPIE) Toolkit",
    summary=(
        "Workshops in which a department learns from its own people and chooses what to do first."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>The FPIE Toolkit is for talking, not for scoring. A department or unit holds a "
                "series of facilitated workshops. Learners, faculty and staff say what it is like "
                "to work and learn there. Then they choose priorities and plan their next steps "
                'together (<a href="https://www.aamc.org/about-us/equity-diversity-inclusion/fpie-'
                'toolkit">AAMC</a>).</p>'
            ),
        ),
        ("heading", "Nine principles"),
        (
            "rich_text",
            (
                "<p>In our own short words, the talks are built on these "
                "ideas:</p><ol><li>Diversity is part of our strategy, not an extra.</li><li>People "
                "can be all of who they are.</li><li>Staff and learners are part of the fabric of "
                "the community.</li><li>We make good use of everyone’s talent.</li><li>Chances are "
                "open to all on fair terms.</li><li>We speak openly about how things are "
                "decided.</li><li>Our culture of inclusion fits our mission.</li><li>We work with "
                "the community around us.</li><li>We share the duty to make it happen.</li></ol>"
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "When to choose it",
                "text": (
                    "<p>A survey tells you that something is wrong; a workshop can tell you what "
                    "and why. If your last survey left you with a number and no next step, talk in "
                    "small groups before you survey again.</p>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p><b>Not known to us:</b> how many workshops there are, how long they take, how "
                "large the groups should be and what the toolkit costs.</p>"
            ),
        ),
    ),
    label="Toolkit",
)

STANDPOINT = Page(
    slug="standpoint-surveys",
    title="StandPoint Surveys",
    summary="A survey of faculty on their work and workplace, with results that can be compared.",
    body=(
        (
            "rich_text",
            (
                "<p>StandPoint is a survey of faculty engagement. It asks faculty how they see "
                "their work, their leaders and their chances to grow. Institutions run it on a "
                "shared timeline, so that they can compare results and learn from each other (<a "
                'href="https://www.aamc.org/services/member-capacity-building/standpoint-surveys/'
                'faq">AAMC</a>).</p>'
            ),
        ),
        ("heading", "What it takes"),
        (
            "rich_text",
            (
                "<ul><li><b>For each person:</b> about 20 minutes online. You can save and come "
                "back.</li><li><b>For the institution:</b> about one month in the field, with "
                "reminders by e-mail.</li><li><b>What comes back:</b> a report for your "
                "institution, with benchmarks.</li></ul><p>It covers 15 dimensions. Among those "
                "named in public are the nature of work, workplace culture, how department and "
                "school are governed, the relationship with one’s supervisor, mentoring and "
                "feedback, and chances for growth (<a "
                'href="https://www.upstate.edu/facultydev/fac_affairs/survey.php">one school’s '
                "page</a>). We have not found all 15.</p><p>Some schools repeat it every few "
                "years. One took part in 2009, 2015, 2018 and 2022 and showed results first to "
                "leaders, then to all faculty, then to each department (<a "
                'href="https://med.virginia.edu/faculty-affairs/faculty-life-cycle/'
                'standpoint">University of Virginia</a>).</p>'
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Say how small groups are protected",
                "text": (
                    "<p>In a division of four, “women, associate professor” may be one person. "
                    "Before you send a survey, tell people how small a group may be before its "
                    "results are hidden. We did not find StandPoint’s own limit in public.</p>"
                ),
            },
        ),
    ),
    label="Survey",
)

DES = Page(
    slug="diversity-engagement-survey",
    title="Diversity Engagement Survey (DES)",
    summary="A ten-minute survey of how included people feel, in 22 questions and eight factors.",
    body=(
        (
            "rich_text",
            (
                "<p>The DES asks people across an institution how included and engaged they feel. "
                "The University of Massachusetts Medical School developed and tested it with the "
                'AAMC (<a href="https://www.diversityengagementsurvey.com/background">the survey’s '
                "own site</a>).</p>"
            ),
        ),
        ("heading", "What it takes"),
        (
            "rich_text",
            (
                "<ul><li><b>22 questions, about 10 minutes.</b> People get their own invitation "
                "and may answer in more than one sitting.</li><li><b>Eight factors:</b> trust; "
                "appreciation of individual attributes; sense of belonging; access to opportunity; "
                "equitable reward and recognition; cultural competence; respect; common "
                "purpose.</li><li><b>Results</b> for the institution and its departments, beside a "
                "benchmark (<a "
                'href="https://medicine.iu.edu/inclusion/programs/inclusive-climate/diversity-'
                'engagement-survey">Indiana University</a>).</li></ul><p>It was validated with '
                "13,694 people at 14 academic centers. Results place an institution in a group of "
                "higher, middle or lower engagement (<a "
                'href="https://repository.escholarship.umassmed.edu/handle/20.500.14038/30553">the '
                "study</a>).</p>"
            ),
        ),
        (
            "callout",
            {
                "tone": "care",
                "title": "Anonymous or confidential?",
                "text": (
                    "<p>These are two different promises. <i>Anonymous</i> means that no one can "
                    "know who answered. <i>Confidential</i> means that someone could know and will "
                    "not tell. If each person gets a personal link, be sure which of the two you "
                    "can keep, and say it in those words.</p>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p><b>Not known to us:</b> the fee, the scale, and how small a group may be "
                "before its results are hidden. The survey’s questions belong to its owners and "
                "are not on this site.</p>"
            ),
        ),
    ),
    label="Survey",
)

HEI = Page(
    slug="health-equity-inventory",
    title="Health Equity Inventory (HEI)",
    summary=(
        "A shared register of who does what for health equity, so that people can find each other."
    ),
    body=(
        (
            "rich_text",
            (
                "<p>The HEI is not a questionnaire. It is a shared register in the cloud. An "
                "institution lists what it does for health equity and with which community "
                "partners. Both sides can then look things up and find each other. It took the "
                "place of a spreadsheet from 2016, and a two-year pilot began in 2022 (<a "
                'href="https://www.aamchealthjustice.org/news/news/getting-house-order">AAMC '
                "Center for Health Justice</a>). It is built on REDCap, a research database that "
                "many hospitals have (<a "
                'href="https://news.vumc.org/2022/04/21/aamc-launches-health-equity-inventory-at-'
                'vumc">Vanderbilt University Medical Center</a>).</p>'
            ),
        ),
        ("heading", "The method behind it"),
        (
            "rich_text",
            (
                "<ol><li>Bring a team together.</li><li>Account for all that is going "
                "on.</li><li>Draw the system as it is, and as you want it to be.</li><li>Choose "
                "what to work on.</li><li>Name the people who have a stake, and how you will "
                "measure.</li></ol><p>This is called a systems approach to health equity (<a "
                'href="https://www.aamchealthjustice.org/resources/health-equity-'
                'systems">resources</a>).</p>'
            ),
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "A first step without any software",
                "text": (
                    "<p>Ask ten people in different parts of your institution, “What do we do "
                    "about food and housing for our patients?” Put the answers on one page. Most "
                    "places find two projects that had never heard of each other.</p>"
                ),
            },
        ),
        (
            "rich_text",
            (
                "<p><b>Not known to us:</b> the exact fields of the register. Our sources also "
                "differ on how many sites were in the pilot: four or five.</p>"
            ),
        ),
    ),
    label="Register",
)

ROADMAP = Page(
    slug="roadmap",
    title="Roadmap of assessment tools",
    summary="Which tool answers which question: five tools side by side.",
    body=(
        (
            "rich_text",
            (
                "<p>The plan says that a roadmap of all culture, climate and health equity "
                "assessment tools is being made. We looked for a published one and found none. "
                "Until there is one, here is a table of our own, built from public pages. Each "
                "tool’s page has the sources.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Five tools side by side",
                "columns": [
                    "Tool",
                    "What it is",
                    "Who answers",
                    "Time",
                    "What you get",
                    "Can you compare?",
                ],
                "rows": [
                    [
                        "DICE Inventory",
                        "Self-assessment, 89 questions",
                        "One team for the whole school",
                        "29 hours on average",
                        "Report of strengths and gaps",
                        "Yes, in a shared round",
                    ],
                    [
                        "FPIE Toolkit",
                        "Workshops on nine principles",
                        "Groups in a department",
                        "Not known to us",
                        "Priorities and a plan",
                        "No",
                    ],
                    [
                        "StandPoint Surveys",
                        "Survey, 15 dimensions",
                        "Each faculty member",
                        "About 20 minutes",
                        "Report for the institution",
                        "Yes",
                    ],
                    [
                        "Diversity Engagement Survey",
                        "Survey, 22 questions",
                        "Each person",
                        "About 10 minutes",
                        "Scores on eight factors",
                        "Yes",
                    ],
                    [
                        "Health Equity Inventory",
                        "Register of activities",
                        "Several people who add to it",
                        "Not known to us",
                        "A list you can search",
                        "No",
                    ],
                ],
            },
        ),
        ("heading", "Which one first?"),
        (
            "rich_text",
            (
                "<ul><li>Do you want to know <b>what is written down and done</b>? Start with the "
                '<a href="/offerings/dice-inventory/">DICE Inventory</a>.</li><li>Do you want to '
                "know <b>how it feels to people</b>? Use a survey: <a "
                'href="/offerings/standpoint-surveys/">StandPoint</a> for faculty, the <a '
                'href="/offerings/diversity-engagement-survey/">DES</a> for everyone.</li><li>Do '
                "you have numbers and want to know <b>why</b>? Hold workshops with the <a "
                'href="/offerings/fpie-toolkit/">FPIE Toolkit</a>.</li><li>Do you want to know '
                "<b>who is already doing what</b> with the community? See the <a "
                'href="/offerings/health-equity-inventory/">HEI</a>.</li></ul><p>Do not run two '
                "surveys in one year. People answer once with hope, and a second time only if "
                "something came of the first.</p>"
            ),
        ),
    ),
    label="Roadmap",
)
