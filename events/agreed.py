"""Who has still to agree to something themself, as nobody can do that for them."""

from .models import CirclesPage, CommunityAgreement, Registration


def owed_agreement(
    registration: Registration, page: CirclesPage | None
) -> CommunityAgreement | None:
    """What somebody whom staff have added must still accept themself; None where nothing is owed."""
    if page is None or not registration.is_by_staff or registration.agreement_id is not None:
        return None
    return page.agreement
