"""The schedule in the Wagtail admin: days, seats and keepers in numbers, never who sits where."""
