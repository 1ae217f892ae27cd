"""Accounts to sign in with and institutions to choose from, all of them made up and named plainly.

The password they share is the loader’s. They exist only on a demo site.
"""

from home.demo.shape import Institution, Person

PEOPLE = (
    Person("learner@example.org", "Demo Learner", "Demo learner", "learner"),
    Person("keeper@example.org", "Demo Keeper", "Demo keeper", "keeper"),
    Person("facilitator@example.org", "Demo Facilitator", "Demo facilitator", "facilitator"),
    Person("editor@example.org", "Demo Editor", "Demo editor", "editor"),
    Person("moderator@example.org", "Demo Moderator", "Demo moderator", "moderator"),
    Person("registrar@example.org", "Demo Registrar", "Demo registrar", "registrar"),
    Person("admin@example.org", "Demo Administrator", "Demo administrator", "administrator"),
)

INSTITUTIONS = (
    Institution(
        "Demonstration School of Medicine 1", "medical school", "Northeast", "school1.example.edu"
    ),
    Institution(
        "Demonstration School of Medicine 2", "medical school", "South", "school2.example.edu"
    ),
    Institution(
        "Demonstration School of Medicine 3", "medical school", "West", "school3.example.edu"
    ),
    Institution(
        "Demonstration Teaching Hospital 1", "teaching hospital", "Midwest", "hospital1.example.org"
    ),
    Institution(
        "Demonstration Teaching Hospital 2", "teaching hospital", "South", "hospital2.example.org"
    ),
    Institution("Demonstration Health System 1", "health system", "West", "system1.example.org"),
)
