"""The action plan: every offering that the public plan names, as a row, in our own words.

Dates are days from the day of loading, since the plan’s own lie in the past.
"""

from home.demo.shape import PlanRow

TITLE = "Action plan"
SUMMARY = (
    "Where we are now, what happens next and how to get involved, after the public Action Plan 3 "
    "of the Association of American Medical Colleges (AAMC)."
)
PURPOSE = (
    "Academic medicine does its best work where everyone who learns, teaches, heals or keeps the "
    "place running feels welcome, safe and valued; this plan gathers the tools, training and "
    "research that help medical schools, teaching hospitals and health systems to become such "
    "places. Equip is an independent demonstration: it retells the AAMC’s public plan “Equip "
    "Medical Schools and Teaching Hospitals and Health Systems to Become More Inclusive, Equitable "
    "Organizations” in its own words, with dates that follow the day the demonstration was set up."
)

NOW = (
    PlanRow(
        text=(
            "<p>With the Council of Deans, a national study of diversity, equity and inclusion in "
            "medical schools is complete. Its report, <i>The Power of Collective Action</i>, "
            "covers the 101 schools that finished the DICE Inventory together.</p>"
        ),
        lead=(
            "A national study with the Council of Deans is complete: 101 medical schools finished "
            "the DICE Inventory together."
        ),
        page="offerings/collective-action-report",
    ),
    PlanRow(
        text=(
            "<p>The Diversity, Inclusion, Culture, and Equity (DICE) Inventory helps a school to "
            "look at its own policies and practices.</p>"
        ),
        lead=(
            "A school looks at its own policies and practices, and gets a report of strengths and "
            "gaps."
        ),
        page="offerings/dice-inventory",
    ),
    PlanRow(
        text=(
            "<p>The Foundational Principles of Inclusion Excellence (FPIE) Toolkit guides a "
            "department through workshops on what it is like to work and learn there.</p>"
        ),
        lead=(
            "A department talks about what it is like to work and learn there, and chooses what to "
            "do first."
        ),
        page="offerings/fpie-toolkit",
    ),
    PlanRow(
        text=(
            "<p>A roadmap of all culture, climate and health equity assessment tools is being "
            "made, with StandPoint Surveys and the Health Equity Inventory (HEI) among them.</p>"
        ),
        lead=(
            "In the making: one guide to all the tools, with StandPoint Surveys and the Health "
            "Equity Inventory (HEI) among them."
        ),
        page="offerings/roadmap",
    ),
    PlanRow(
        text=(
            "<p><b>Childcare Offerings of U.S. Medical Schools During the COVID-19 Pandemic</b>, a "
            "data snapshot, has been released. So has a report, <b>Understanding and Addressing "
            "Sexual Harassment in Academic Medicine</b>.</p>"
        ),
        lead=(
            "Released: a data snapshot on childcare at medical schools, and the report "
            "Understanding and Addressing Sexual Harassment in Academic Medicine."
        ),
        page="offerings/research-snapshots",
    ),
    PlanRow(
        text=(
            "<p>The webinar series within the Women of Color Initiative is complete. Four "
            "readings and a film of our own take up its themes.</p>"
        ),
        lead="The webinar series is complete. Four readings and a film of our own stay open to all.",
        page="learn/women-of-color",
    ),
    PlanRow(
        text="<p>The Women Faculty of Color Toolkits stand beside the initiative.</p>",
        lead="Tools that stand beside the Women of Color Initiative.",
        page="offerings/women-faculty-toolkits",
    ),
    PlanRow(
        text=(
            "<p>The Inclusion, Diversity, Equity, and Anti-racism (IDEAS) Learning Series grows "
            "from season to season.</p>"
        ),
        lead="Inclusion, Diversity, Equity, and Anti-racism, one theme at a time.",
        page="learn/ideas",
    ),
    PlanRow(
        text=(
            "<p>A collection of anti-racism resources brings together definitions, videos, "
            "examples and readings.</p>"
        ),
        lead="Definitions, videos, examples and readings in one place.",
        page="offerings/anti-racism-resources",
    ),
    PlanRow(
        text=(
            "<p>The Restorative Justice in Academic Medicine (RJAM) Facilitator Training prepares "
            "people to lead circles at home.</p>"
        ),
        lead="People from schools and hospitals learn to lead circles at home.",
        page="events/facilitator-training",
    ),
    PlanRow(
        text=(
            "<p>Five medical schools hold a Nurturing Experiences for Tomorrow’s Community Leaders "
            "(NEXT) Grant for two years of work against racism and for health equity, with "
            "community partners.</p>"
        ),
        lead=(
            "Five medical schools hold two-year grants for learning that confronts racism together "
            "with community partners."
        ),
        page="offerings/next-grant",
    ),
)

NEXT = (
    PlanRow(
        text="<p>More webinars in the IDEAS Learning Series.</p>",
        lead="More webinars are on the way. The allyship modules are open now.",
        page="learn/ideas",
    ),
    PlanRow(
        text=(
            "<p>Restorative Justice in Academic Medicine (RJAM) Facilitator Training: the next "
            "group begins.</p>"
        ),
        lead="The next group of facilitators begins.",
        page="events/facilitator-training",
        date_in_days=88,
        date_label="Training begins",
    ),
    PlanRow(
        text="<p>New research on Black men in medicine.</p>",
    ),
    PlanRow(
        text="<p>A new tool: the Continuum on Advancing Racial Equity in Academic Medicine.</p>",
        lead="A new tool to look for.",
        page="offerings/continuum",
    ),
)

INVOLVED = (
    PlanRow(
        text="<p>Join this fall’s IDEAS series on allyship.</p>",
        lead="Join this fall’s series on allyship. Choose any four of six modules.",
        page="learn/ideas",
    ),
    PlanRow(
        text=(
            "<p>New to all this? Begin with six short modules on how a team can include "
            "everyone.</p>"
        ),
        lead="New to all this? Begin with six short modules.",
        page="learn/start-here",
    ),
    PlanRow(
        text=(
            '<p>Use the <a href="/offerings/dice-inventory/">DICE Inventory</a>, <a '
            'href="/offerings/fpie-toolkit/">FPIE Toolkit</a>, <a '
            'href="/offerings/standpoint-surveys/">StandPoint Surveys</a>, <a '
            'href="/offerings/diversity-engagement-survey/">Diversity Engagement Survey (DES)</a> '
            'and <a href="/offerings/health-equity-inventory/">Health Equity Inventory (HEI)</a> '
            "where you work.</p>"
        ),
    ),
    PlanRow(
        text=(
            "<p>Sit in one of the Restorative Justice Wellness Circles at <i>Learn Serve Lead: The "
            "AAMC Annual Meeting</i> in Atlanta, Georgia.</p>"
        ),
        lead="Sit in a circle at Learn Serve Lead: The AAMC Annual Meeting in Atlanta, Georgia.",
        page="events/learn-serve-lead/wellness-circles",
        date_in_days=24,
        date_label="Annual meeting begins",
    ),
    PlanRow(
        text=(
            "<p>At the same meeting, attend the concurrent session “Beyond DEI: Strategic Actions "
            "to Advance Racial Equity.”</p>"
        ),
        lead=(
            "At the same meeting: the concurrent session “Beyond DEI: Strategic Actions to Advance "
            "Racial Equity.”"
        ),
        page="events/learn-serve-lead",
        date_in_days=26,
        date_label="Concurrent session",
    ),
)
