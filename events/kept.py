"""What was typed for a seat, or to enter a draw, when the session had run out.

It may tell of a circle and of what somebody needs, so it waits for half an hour only.
"""

from content.kept_forms import KeptForms

SESSION_KEY = "kept_seat"

# By the number of the seats; of a draw, by `EntryPage.kept_as`.
_forms = KeptForms(SESSION_KEY, seconds=30 * 60, characters=10_000)
sign_in_first, kept_form, drop_kept = _forms.sign_in_first, _forms.kept, _forms.drop
