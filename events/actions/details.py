"""What people say of themselves for a place they have, set right later: name, pronouns, need, agreement."""

from django.utils.translation import gettext as _

from accounts.models import User

from ..models import AccessNeed, AgreementVersion, Registration
from ..openness import why_over
from .changes import needs_until
from .locks import Held, locked_pools, retried
from .offers import current_in
from .refused import Refused


@retried
def change_details(
    registration: Registration, *, by: User, display_name: str, pronouns: str, need: str
) -> Registration:
    """The place with these, and no others. Standing and turn stay; only its owner may."""
    with locked_pools([registration.pool_id]) as held:
        current = _own_in(held, registration, by)
        current.display_name, current.pronouns = display_name.strip(), pronouns.strip()
        current.save(update_fields=["display_name", "pronouns"])
        if text := need.strip():
            until = needs_until(current.pool, held.now)
            AccessNeed.objects.update_or_create(
                registration=current, defaults={"text": text, "purge_at": until}
            )
        else:
            AccessNeed.objects.filter(registration=current).delete()
    return current


@retried
def agree(registration: Registration, version: AgreementVersion, *, by: User) -> Registration:
    """Accept the agreement for a place that staff made; twice is once."""
    with locked_pools([registration.pool_id]) as held:
        current = _own_in(held, registration, by)
        if version.source_id != current.pool.agreement_asked:
            raise Refused(_("Other words are agreed to here. Please read them once more."))
        if current.agreement_id is None:
            current.agreement, current.agreed_at = version, held.now
            current.save(update_fields=["agreement", "agreed_at"])
    return current


def _own_in(held: Held, registration: Registration, by: User) -> Registration:
    """The person's own place under the lock, as long as something can be set right in it."""
    current = current_in(held, registration)
    if current.person_id != by.pk:
        raise Refused(_("Only the person whose seat it is can change this."))
    if not current.is_active:
        raise Refused(_("This has already ended."))
    if why := why_over(current.pool, held.now):
        raise Refused(why)
    return current
