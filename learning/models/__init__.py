"""Pages that editors write, and records of what learners did in them."""

from .certificates import Certificate
from .events import LearningEvent
from .modules import ModulePage
from .pages import LearningIndexPage, SeriesPage
from .plans import PlannedModule, PolicyChoice, SeriesPlan
from .playbacks import Playback
from .policies import Policy
from .records import Enrollment, ModuleProgress, QuizAttempt, Reflection

__all__ = [
    "Certificate",
    "Enrollment",
    "LearningEvent",
    "LearningIndexPage",
    "ModulePage",
    "ModuleProgress",
    "PlannedModule",
    "Playback",
    "Policy",
    "PolicyChoice",
    "QuizAttempt",
    "Reflection",
    "SeriesPage",
    "SeriesPlan",
]
