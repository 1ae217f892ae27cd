"""Times of a recording as people write them: “12:30”, “1:02:03” and, to the tenth, “0:18.8”."""

import re

CLOCK = re.compile(r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d(?:\.\d)?)")


def clock(seconds: float) -> str:
    """As players show it: minutes and seconds, with hours in front where there are any."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_of(text: str) -> float | None:
    """The other way round, with tenths; None for what is no such time. Minutes pass 59 only without hours."""
    time = CLOCK.fullmatch(text)
    if time is None:
        return None
    hours, minutes = int(time["hours"] or 0), int(time["minutes"])
    if time["hours"] and (minutes > 59 or len(time["minutes"]) != 2):
        return None
    return hours * 3600 + minutes * 60 + float(time["seconds"])
