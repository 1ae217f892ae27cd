"""What people agree to: the words in force, frozen under a number the first time somebody agrees."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from ..models import AgreementVersion, CommunityAgreement


def digest_of(source: CommunityAgreement) -> str:
    """The words as they stand now, as 64 hexadecimal digits: other words, another digest."""
    return sha256(f"{source.agreement}\0{source.limits}".encode()).hexdigest()


def version_in_force(source: CommunityAgreement) -> AgreementVersion:
    """The frozen words of an agreement as it stands; a new version if they were changed.

    Asked for by two at once, both get the same version. Nothing is locked but to make one.
    """
    last = source.versions.select_related("source").order_by("-number").first()
    if last and last.digest == digest_of(last.source):
        return last
    with transaction.atomic():
        current = CommunityAgreement.objects.select_for_update().get(pk=source.pk)
        last = current.versions.order_by("-number").first()
        if last and last.digest == digest_of(current):
            return last
        return AgreementVersion.objects.create(
            source=current,
            number=last.number + 1 if last else 1,
            agreement=current.agreement,
            limits=current.limits,
            digest=digest_of(current),
            made_at=timezone.now(),
        )
