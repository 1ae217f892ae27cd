"""A calendar that takes in files as RFC 5546 says, reading them with one parser or another."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """What one file says."""

    method: str
    uid: str
    sequence: int
    stamp: datetime.datetime
    begins: datetime.datetime
    ends: datetime.datetime
    title: str
    attendees: tuple[str, ...] = ()
    status: str = ""


@dataclass
class Client:
    """UID → what is shown. What was taken out is kept, to know what is older."""

    read: object
    known: dict[str, Told] = field(default_factory=dict)

    def take(self, text):
        told = self.read(text)
        before = self.known.get(told.uid)
        # RFC 5546, 2.1.5: by SEQUENCE, then by DTSTAMP; what is older is ignored.
        if before and (told.sequence, told.stamp) < (before.sequence, before.stamp):
            return
        # A CANCEL must rise (2.1.4), or a client may take it for one it has had.
        if before and told.method != before.method and told.sequence <= before.sequence:
            return
        self.known[told.uid] = told

    def shown(self):
        """UID → begin and end of what stands in the calendar."""
        return {
            uid: (told.begins, told.ends)
            for uid, told in self.known.items()
            if told.method != "CANCEL" and told.status != "CANCELLED"
        }


def by_ics(text):
    """Read by `ics`, which knows no METHOD of an event, and keeps what it doesn't know as lines."""
    from ics import Calendar

    calendar = Calendar(text)
    (event,) = calendar.events
    extra = {line.name: line.value for line in event.extra}
    return Told(
        method=calendar.method,
        uid=event.uid,
        sequence=int(extra["SEQUENCE"]),
        stamp=event.created.datetime,
        begins=event.begin.datetime,
        ends=event.end.datetime,
        title=event.name,
        attendees=tuple(attendee.email for attendee in event.attendees),
        status=event.status or "",
    )


def by_vobject(text):
    """Read by `vobject`."""
    import vobject

    calendar = vobject.readOne(text)
    (event,) = calendar.vevent_list
    return Told(
        method=calendar.method.value,
        uid=event.uid.value,
        sequence=int(event.sequence.value),
        stamp=event.dtstamp.value,
        begins=event.dtstart.value,
        ends=event.dtend.value,
        title=event.summary.value,
        attendees=tuple(
            line.value.removeprefix("mailto:") for line in event.contents.get("attendee", [])
        ),
        status=event.status.value if "status" in event.contents else "",
    )
