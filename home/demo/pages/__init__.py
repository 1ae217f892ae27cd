"""All standard pages of the demo, the home page and the topics."""

from home.demo.pages.assessments import (
    COLLECTIVE_REPORT,
    DES,
    DICE,
    FPIE,
    HEI,
    ROADMAP,
    STANDPOINT,
)
from home.demo.pages.front import HOME, OFFERINGS_INDEX, TOPICS
from home.demo.pages.programs import (
    ANTI_RACISM,
    CONTINUUM,
    FACILITATOR_TRAINING,
    NEXT_GRANT,
    RESEARCH,
    WELLNESS_CIRCLES,
    WOMEN_FACULTY_TOOLKITS,
)
from home.demo.pages.standing import ABOUT, ACCESSIBILITY, HELP, PRIVACY, PRIVACY_VERSION

__all__ = [
    "ABOUT",
    "ACCESSIBILITY",
    "HELP",
    "HOME",
    "OFFERINGS",
    "OFFERINGS_INDEX",
    "PRIVACY",
    "PRIVACY_VERSION",
    "TOPICS",
]

# All live below OFFERINGS_INDEX, in this order.
OFFERINGS = (
    ROADMAP,
    DICE,
    COLLECTIVE_REPORT,
    FPIE,
    STANDPOINT,
    DES,
    HEI,
    CONTINUUM,
    FACILITATOR_TRAINING,
    WELLNESS_CIRCLES,
    WOMEN_FACULTY_TOOLKITS,
    ANTI_RACISM,
    NEXT_GRANT,
    RESEARCH,
)
