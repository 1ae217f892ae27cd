"""The words of a cue: which mark-up may stand in them, and what they say without it."""

import html
import re
from collections.abc import Iterator

# Emphasis, who speaks, a class, a language, and small signs above the line. None of it can run
# anything, and browsers know no other. A time marks when the next word is said.
TAG = re.compile(
    r"""< (?: (?P<plain> /?(?:b|c|i|u|ruby|rt)(?:\.[\w-]+)* )
            | (?: v(?:\.[\w-]+)* [ \t] (?P<speaker>[^<>]+) )
            | (?: lang(?:\.[\w-]+)* [ \t] [\w-]+ )
            | /v | /lang
            | (?: \d{2,}:)?\d{2}:\d{2}\.\d{3} ) >""",
    re.VERBOSE,
)
EXCERPT = 30


def other_markup(line: str) -> str | None:
    """The beginning of the first mark-up in a line that captions can't carry, if there is any."""
    for place in re.finditer("<", line):
        if TAG.match(line, place.start()) is None:
            return line[place.start() : place.start() + EXCERPT]
    return None


def spoken(words: str) -> tuple[str, str]:
    """(who speaks, what is said) of a cue, without mark-up.

    With several voices nobody is named first: each name stands before its own words.
    """
    voices = [(who, said) for who, said in _voices(words) if said]
    names = {who for who, _said in voices}
    if len(names) == 1:
        return names.pop(), "\n".join(said for _who, said in voices)
    return "", "\n".join(f"{who}: {said}" if who else said for who, said in voices)


def _voices(words: str) -> Iterator[tuple[str, str]]:
    speaker, since = "", 0
    for tag in TAG.finditer(words):
        if tag["speaker"]:
            yield speaker, _plain(words[since : tag.start()])
            speaker, since = html.unescape(tag["speaker"]).strip(), tag.end()
    yield speaker, _plain(words[since:])


def _plain(words: str) -> str:
    said = html.unescape(TAG.sub("", words))
    return "\n".join(line.strip() for line in said.split("\n") if line.strip())
