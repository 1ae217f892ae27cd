"""Every model that leads to a person says how it is exported, erased and kept."""

import pytest
from django.apps import apps
from django.db import models

from accounts import privacy
from accounts.models import Affiliation, Letter, User
from tests.factories.accounts import AffiliationFactory, LetterFactory

OWN_APPS = {"accounts", "events", "home", "learning"}


def test_every_model_that_leads_to_a_person_is_declared():
    assert privacy.undeclared(apps.get_models(include_auto_created=True), OWN_APPS) == []


@pytest.fixture
def made_up():
    """Builds models nobody declared, and forgets them again."""
    made = []

    def make(model_name, app_label, **fields):
        meta = type("Meta", (), {"app_label": app_label})
        body = {"__module__": __name__, "Meta": meta, **fields}
        model = type(model_name, (models.Model,), body)
        made.append((app_label, model_name.lower()))
        return model

    yield make
    for app_label, name in made:
        del apps.all_models[app_label][name]
    apps.clear_cache()


def test_an_undeclared_model_is_noticed(made_up):
    """The control of the test above."""
    diary = made_up("Diary", "learning", person=models.ForeignKey(User, models.CASCADE))

    assert privacy.undeclared([*apps.get_models(), diary], OWN_APPS) == ["learning.Diary"]


def test_one_that_leads_to_a_person_by_way_of_another_is_noticed(made_up):
    note = made_up("Note", "learning", letter=models.ForeignKey(Letter, models.CASCADE))
    footnote = made_up("Footnote", "home", note=models.ForeignKey(note, models.CASCADE))

    found = privacy.undeclared([*apps.get_models(), note, footnote], OWN_APPS)

    assert found == ["home.Footnote", "learning.Note"]


def test_one_that_leads_to_many_people_is_noticed(made_up):
    club = made_up("Club", "home", members=models.ManyToManyField(User))

    assert "home.Club" in privacy.undeclared([*apps.get_models(), club], OWN_APPS)
    made_up_through = club.members.through
    del apps.all_models["home"][made_up_through._meta.model_name]


def test_one_of_a_package_is_noticed(made_up):
    token = made_up("Token", "wagtailcore", user=models.ForeignKey(User, models.CASCADE))

    assert privacy.undeclared([token], OWN_APPS) == ["wagtailcore.Token"]


def test_one_that_leads_to_nobody_is_left_alone(made_up):
    topic = made_up("Theme", "learning", name=models.TextField())

    assert privacy.undeclared([topic], OWN_APPS) == []


@pytest.mark.parametrize("declaration", privacy.personal(), ids=lambda each: each.label)
def test_every_declaration_says_how_long_and_why(declaration):
    assert declaration.kept
    assert not str(declaration.kept).endswith(".")
    assert str(declaration.why).endswith(".")


@pytest.mark.django_db
@pytest.mark.parametrize("declaration", privacy.personal(), ids=lambda each: each.label)
def test_every_declaration_can_be_exported_and_its_path_exists(declaration, learner):
    theirs = declaration.model._base_manager.filter(**{declaration.person: learner.pk})

    assert theirs.count() >= 0
    if declaration.export:
        assert isinstance(declaration.export(learner), list)


@pytest.mark.django_db
def test_an_export_holds_ones_own_and_nobody_elses(learner, stranger):
    LetterFactory(person=learner, text="For the learner")
    LetterFactory(person=stranger, text="For the stranger")
    AffiliationFactory(person=learner)

    everything = privacy.export(learner)

    assert {User._meta.label, Letter._meta.label, Affiliation._meta.label} <= set(
        everything["data"]
    )
    assert "For the learner" in str(everything)
    assert "tranger" not in str(everything)


@pytest.mark.django_db
def test_the_account_itself_is_erased_last():
    assert privacy.personal()[-1].model is User
