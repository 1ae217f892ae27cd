"""Captions are sound as a whole, or each line that isn't is named; chapters, length, transcript."""

import pytest
import webvtt
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as some

from content.recordings.captions import Cue, check_length, read_captions, tidy
from content.recordings.chapters import Chapter, read_chapters
from content.recordings.languages import language
from content.recordings.length import measure
from content.recordings.srt import text_of, vtt_from_srt
from content.recordings.times import clock, seconds_of
from content.recordings.transcripts import transcript_from
from tests.factories.content import wav_bytes
from tests.factories.recordings import CAPTIONS, mp4_bytes

CUE = "00:01.000 --> 00:02.000\nHello"


def refusal(text):
    with pytest.raises(ValidationError) as refused:
        read_captions(text)
    return " ".join(refused.value.messages)


def test_cues_come_with_times_words_and_who_speaks():
    cues = read_captions(CAPTIONS)

    assert cues[0] == Cue(0.5, 4.0, "Welcome to the first year as a mentor.", "Rosa")
    assert [cue.line for cue in cues] == [4, 8]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffWEBVTT\r\nKind: captions\r\n\r\n" + CUE.replace("\n", "\r\n"),
        "WEBVTT - a title\n\nNOTE made by hand\n\n" + CUE,
        f"WEBVTT\n\nfirst\n{CUE}",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000 align:start position:10%\n<b>Hel</b>lo",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<c.loud>Hello</c>",
    ],
)
def test_what_browsers_read_is_read(text):
    assert read_captions(text) == [Cue(1.0, 2.0, "Hello")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: the first line"),
        ("WEBVTTX\n\n" + CUE, "Line 1: the first line"),
        ("<html>", "Line 1: the first line"),
        ("WEBVTT\n", "no captions in it yet"),
        ("WEBVTT\n" + CUE, "Line 2: leave an empty line"),
        (f"WEBVTT\n\n{CUE}\n00:03.000 --> 00:04.000\nx", "Line 5: leave an empty line"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nx", "Line 3: this cue has to end after it starts"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nx", "Line 3: this cue has to end after it starts"),
        ("WEBVTT\n\n0:2 --> 0:3\nx", "Line 3: write the times"),
        ("WEBVTT\n\nwords alone", "Line 3: a cue starts with its times"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000", "Line 3: this cue has no words"),
        (f"WEBVTT\n\n{CUE}\n\n00:01.500 --> 00:03.000\nx", "Line 6: this cue starts before"),
        (f"WEBVTT\n\n{CUE}\n\n00:00.500 --> 00:03.000\nx", "sort them by time"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 onload:x\nx", "“onload:x” can’t follow"),
        ("WEBVTT\n\nSTYLE\n::cue { background: url(//x) }\n\n" + CUE, "no styles"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script>", "Line 4: “<script>"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i onclick=x>x</i>", "Line 4: “<i onclick"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<img src=x>", "Line 4: “<img"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\x00b", "Line 4: there are signs"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\ud800b", "Line 4: there are signs"),
        ("WEBVTT\n\n" + "NOTE x\n\n" * 200_000, "at most 1 MB"),
    ],
)
def test_what_is_not_sound_is_refused_with_its_line(text, sentence):
    assert sentence in refusal(text)


def test_several_faults_are_told_at_once():
    text = "WEBVTT\n\nx\n\ny\n\n" + CUE

    assert "Line 3" in refusal(text)
    assert "Line 5" in refusal(text)


def test_escaped_signs_are_words_and_nothing_else():
    cues = read_captions("WEBVTT\n\n00:01.000 --> 00:02.000\nn &lt; 5 &amp; <i>more</i>")

    assert cues[0].text == "n < 5 & more"


def test_several_voices_in_one_cue_are_each_named():
    cues = read_captions("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rosa>Yes?\n<v Ana>Yes.")

    assert (cues[0].speaker, cues[0].text) == ("", "Rosa: Yes?\nAna: Yes.")


def test_captions_end_with_the_recording():
    cues = read_captions(CAPTIONS)

    check_length(cues, 9)
    with pytest.raises(ValidationError, match="Line 8: this cue lasts until 0:09"):
        check_length(cues, 6)


@given(some.text(max_size=300))
def test_whatever_comes_is_read_or_refused(text):
    try:
        cues = read_captions(f"WEBVTT\n\n{text}")
    except ValidationError:
        return
    assert len(cues) == text.count("-->")


WORDS = some.text("abcé <>&'\"-.", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(some.lists(some.tuples(some.integers(1, 9000), some.integers(0, 3000), WORDS), min_size=1))
def test_what_is_sound_is_what_another_reader_reads(parts):
    """The control of our own reader: webvtt-py finds the same cues."""
    lines, at = ["WEBVTT", ""], 0
    for length, pause, words in parts:
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        lines += [f"{stamp(at)} --> {stamp(at + length)}", escaped, ""]
        at += length + pause

    text = "\n".join(lines)
    cues = read_captions(text)
    theirs = webvtt.from_string(text)

    assert len(cues) == len(theirs) == len(parts)
    for cue, their in zip(cues, theirs, strict=True):
        assert round(cue.start * 1000) == their.start_time.in_milliseconds()
        assert round(cue.end * 1000) == their.end_time.in_milliseconds()


def stamp(milliseconds):
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


@given(some.text(max_size=200))
def test_tidying_up_twice_changes_nothing_more(text):
    assert tidy(tidy(text)) == tidy(text)


SRT = """1
00:00:00,500 --> 00:00:04,000
Welcome <font color="red">all</font>

2
00:00:05,000 --> 00:00:09,000
{\\an8}Bye
"""


def test_srt_becomes_webvtt_with_the_same_cues():
    assert read_captions(vtt_from_srt(SRT)) == [
        Cue(0.5, 4.0, "Welcome all"),
        Cue(5.0, 9.0, "Bye"),
    ]


def test_a_broken_cue_of_srt_is_not_left_out_but_refused():
    broken = SRT.replace("00:00:05,000", "00:00:5")

    assert "write the times" in refusal(vtt_from_srt(broken))


@pytest.mark.parametrize(
    "content", ["café".encode("cp1252"), CAPTIONS.encode("utf-16"), b"PK\x03\x04", b"a" * 2_000_000]
)
def test_a_file_without_captions_is_refused_in_words(content):
    with pytest.raises(ValidationError, match=r"UTF-8|Line \d+: |at most"):
        text_of(ContentFile(content))


def test_chapters_come_in_order():
    chapters = read_chapters("0:00 Welcome\n\n1:02:03 Questions and answers", 4000)

    assert chapters == [Chapter(0, "Welcome"), Chapter(3723, "Questions and answers")]


def test_a_chapter_may_start_at_a_tenth_of_a_second():
    assert read_chapters("0:00 Welcome\n0:18.9 Distract", 60)[1] == Chapter(18.9, "Distract")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Welcome", "Line 1: write the start"),
        ("0:00", "Line 1: write the start"),
        ("0:61 Late", "Line 1: write the start"),
        ("0:18.84 Late", "Line 1: write the start"),
        ("0:40 A\n0:30 B", "Line 2: each chapter starts after"),
        ("0:00 A\n2:00 B", "Line 2: the recording ends at 1:00"),
        (f"0:00 {'a' * 121}", "at most 120 letters"),
    ],
)
def test_a_chapter_that_has_no_place_is_refused(text, sentence):
    with pytest.raises(ValidationError, match=sentence):
        read_chapters(text, 60)


@given(some.integers(0, 99 * 3600))
def test_a_time_is_read_as_it_is_shown(seconds):
    assert seconds_of(clock(seconds)) == seconds


def test_the_transcript_names_who_speaks_where_it_changes():
    assert transcript_from(read_captions(CAPTIONS)) == (
        "Rosa: Welcome to the first year as a mentor.\n\nAna: Thank you. I am glad to be here."
    )


def test_languages_go_by_two_names():
    assert str(language("es")) == "Spanish (Español)"
    assert str(language("en")) == "English"
    assert str(language("xx")) == "xx"


def test_length_and_size_are_read_from_the_file():
    film = measure(ContentFile(mp4_bytes()))
    sound = measure(ContentFile(wav_bytes(3)))

    assert (film.seconds, film.width, film.height) == (60, 64, 36)
    assert (sound.seconds, sound.width, sound.has_pictures) == (3, None, False)


def test_a_file_without_length_is_refused_in_words():
    with pytest.raises(ValidationError, match="can’t be read from the file"):
        measure(ContentFile(b"\0\0\0\x20ftypisom<script>alert(1)</script>"))
