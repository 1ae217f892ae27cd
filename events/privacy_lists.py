"""What lists of people, brought by staff, hold about those people: exported, erased and kept how."""

from accounts.privacy import declare

from .actions.list_forgetting import erase_list_rows
from .exported import in_words
from .models import ListImport, ListRow

NINETY_DAYS = "until 90 days after the list was read"
WHY = "So that staff can say what became of each row of a list they brought."

declare(
    ListRow,
    person="person",
    export=lambda user: in_words(
        ListRow.objects.filter(person=user) | ListRow.objects.filter(email=user.email),
        "list__page__title",
        "email",
        "name",
        "institution",
        "result",
        "reason",
        "list__made_at",
        "done_at",
    ),
    erase=erase_list_rows,
    kept=NINETY_DAYS,
    why=WHY,
    name="lists you were on",
)
declare(
    ListImport,
    person="by",
    export=lambda user: in_words(
        ListImport.objects.filter(by=user),
        "page__title",
        "file_name",
        "note",
        "status",
        "made_at",
        "done_at",
    ),
    erase=None,
    kept=NINETY_DAYS,
    why=WHY,
    name="lists you brought",
)
