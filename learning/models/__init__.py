"""Pages that editors write, and records of what learners did in them."""

from .certificates import Certificate
from .pages import LearningIndexPage, ModulePage, SeriesPage
from .plans import PlannedModule, SeriesPlan
from .records import Enrollment, LearningEvent, ModuleProgress, QuizAttempt, Reflection

__all__ = [
    "Certificate",
    "Enrollment",
    "LearningEvent",
    "LearningIndexPage",
    "ModulePage",
    "ModuleProgress",
    "PlannedModule",
    "QuizAttempt",
    "Reflection",
    "SeriesPage",
    "SeriesPlan",
]
