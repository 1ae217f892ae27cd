"""How long what is known of people is kept: what pages promise, letters carry and the clock keeps. Pure."""

import datetime

AFTER_CIRCLE = datetime.timedelta(days=30)
# Questions about a session with seats come up until the next year's meeting has been reported on.
AFTER_SESSION = datetime.timedelta(days=2 * 365)
# A need is kept for what has to be made good after the session.
AFTER_NEED = datetime.timedelta(days=7)
AFTER_KEEPING = datetime.timedelta(days=6 * 365 + 2)
AFTER_CODE = datetime.timedelta(days=1)
# What a run taught, and who went through it, is a learning record: credit can be asked for as long.
AFTER_LEARNING = AFTER_KEEPING
# Notes and messages help while somebody goes through a run; some finish their last circle after it.
AFTER_RUN = datetime.timedelta(days=90)
AFTER_INVITING = datetime.timedelta(days=365)
AFTER_LISTING = datetime.timedelta(days=30)
# As long as somebody may ask what became of a list they sent in.
AFTER_LIST = datetime.timedelta(days=90)
