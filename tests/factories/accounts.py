"""People, institutions, letters."""

import uuid

import factory
from django.utils import timezone

from accounts.models import Affiliation, Institution, InstitutionDomain, Letter, User


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a confirmed address. `by_code`: without a password."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    full_name = factory.Sequence(lambda n: f"Person {n}")
    password = "room-in-the-circle"
    privacy_version = "2026-11"

    class Params:
        by_code = factory.Trait(password=None)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        person = model_class.objects.create_user(*args, **kwargs)
        person.emailaddress_set.create(email=person.email, primary=True, verified=True)
        return person


class InstitutionFactory(factory.django.DjangoModelFactory):
    """A medical school. Its `domain` is that of its people's addresses."""

    class Meta:
        model = Institution
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"School of Medicine {n}")

    @factory.post_generation
    def domain(self, create, extracted, **kwargs):
        if extracted:
            # Not self.domains.create(): a parental relation keeps it in memory until the parent is saved.
            InstitutionDomain.objects.create(institution=self, domain=extracted)


class AffiliationFactory(factory.django.DjangoModelFactory):
    """That a person belongs to an institution. `verified`: by their address."""

    class Meta:
        model = Affiliation

    person = factory.SubFactory(UserFactory)
    institution = factory.SubFactory(InstitutionFactory)
    started_on = factory.LazyFunction(timezone.localdate)

    class Params:
        verified = factory.Trait(
            verified_at=factory.LazyFunction(timezone.now), verified_by_means="domain"
        )


class LetterFactory(factory.django.DjangoModelFactory):
    """A letter that waits to be sent. `sent`: one that was."""

    class Meta:
        model = Letter

    person = factory.SubFactory(UserFactory)
    kind = "welcome"
    language = "en"
    subject = "You are in"
    text = "Start at https://site.invalid/learn/\n"
    html = '<p><a href="https://site.invalid/learn/">Start</a></p>'
    dedupe_key = factory.Sequence(lambda n: f"letter-{n}")
    message_token = factory.LazyFunction(uuid.uuid4)
    due_at = factory.LazyFunction(timezone.now)

    class Params:
        sent = factory.Trait(status="sent", tries=1, sent_at=factory.LazyFunction(timezone.now))
