"""People, the institutions they belong to, and the letters they get."""

from .institutions import Affiliation, Institution, InstitutionDomain
from .letters import Letter
from .people import User

__all__ = ["Affiliation", "Institution", "InstitutionDomain", "Letter", "User"]
