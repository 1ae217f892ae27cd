"""A transcript made from captions, to be read over and completed by a person."""

import re

from content.recordings.captions import Cue

# A pause this long begins a new paragraph.
SECONDS_OF_PAUSE = 2.0
LETTERS_IN_A_PARAGRAPH = 900
SENTENCE_ENDS = (".", "!", "?", "…", "。", "؟", "।")


def transcript_from(cues: list[Cue]) -> str:
    """Paragraphs with an empty line between them; whoever speaks is named when it changes."""
    paragraphs: list[str] = []
    speaker = None
    ended = 0.0
    for cue in cues:
        words = re.sub(r"\s+", " ", cue.text).strip()
        changes = speaker is None or cue.speaker != speaker
        if changes or cue.start - ended >= SECONDS_OF_PAUSE or _is_full(paragraphs[-1]):
            name = f"{cue.speaker}: " if changes and cue.speaker else ""
            paragraphs.append(name + words)
        else:
            paragraphs[-1] += f" {words}"
        speaker, ended = cue.speaker, cue.end
    return "\n\n".join(paragraphs)


def _is_full(paragraph: str) -> bool:
    return len(paragraph) >= LETTERS_IN_A_PARAGRAPH and paragraph.endswith(SENTENCE_ENDS)
