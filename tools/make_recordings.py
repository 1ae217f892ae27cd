"""Make the demo's two films with captions, transcript, chapters and poster, by hand.

Writes ``home/demo/recordings/<film>.*``. The results are committed, so nobody needs this to run the
site. What the films say stands in ``recording_circle.py`` and ``recording_step_in.py``. The voice is
synthetic, and the transcript says so. Needs, in an environment of its own (the first brings ffmpeg)::

    pip install imageio-ffmpeg==0.8.1 hibari-tts==0.2.1 scipy resvg-py pillow
    python tools/make_recordings.py

Each sentence is spoken by itself and trimmed, so captions begin and end with the voice.
"""

import io
import subprocess
import tempfile
import textwrap
import wave
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import resvg_py
from hibari import Hibari
from PIL import Image
from recording_circle import CIRCLE
from recording_shape import Film, Line, Picture
from recording_slides import WIDTH, slide
from recording_step_in import STEP_IN

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "home" / "demo" / "recordings"
FONTS = ROOT / "learning" / "certificate" / "fonts"
FONT_FILES = ["Fraunces-SemiBold.ttf", "AtkinsonHyperlegibleNext-Regular.ttf"]
RATE = 24_000
# Seconds of silence: before the first word, between lines, after a chapter, at the end.
LEAD, GAP, REST, TAIL = 0.6, 0.7, 1.3, 1.6
# A caption stays this many seconds longer than the voice.
LINGER = 0.3
QUIET = 0.006
CAPTION_ROWS, CAPTION_LETTERS = 2, 42
LARGEST_FILM = 900_000
SHORTEST, LONGEST = 60, 90


@dataclass(frozen=True)
class Spoken:
    """A line and when it is heard, in seconds."""

    line: Line
    start: float
    end: float


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    voice = Hibari()
    for film in (CIRCLE, STEP_IN):
        sound, spoken = speak(film, voice)
        seconds = len(sound) / RATE
        write_words(film, spoken)
        path = TARGET / f"{film.slug}.mp4"
        with tempfile.TemporaryDirectory() as folder:
            encode(Path(folder), sound, pictures(spoken), path)
        write_poster(path)
        check(path, spoken, seconds)
        print(f"{path.name}: {seconds:.1f} s, {path.stat().st_size:,} B, {len(spoken)} captions")


def speak(film: Film, voice: Hibari) -> tuple[np.ndarray, list[Spoken]]:
    """The whole sound track, and when each line is heard."""
    parts, spoken, now = [silence(LEAD)], [], LEAD
    for chapter in film.chapters:
        for line in chapter.lines:
            said = trim(voice(line.english.replace("“", "").replace("”", ""), speed=0.97, seed=7))
            gap = REST if line is chapter.lines[-1] else GAP
            seconds = len(said) / RATE
            spoken.append(Spoken(line, now, now + seconds))
            parts += [said, silence(gap)]
            now += seconds + gap
    return np.concatenate([*parts, silence(TAIL - REST)]), spoken


def silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def trim(sound: np.ndarray) -> np.ndarray:
    """`sound` without the quiet before and after it, but for 60 ms."""
    loud = np.flatnonzero(np.abs(sound) > QUIET)
    pad = round(0.06 * RATE)
    return sound[max(0, loud[0] - pad) : loud[-1] + pad]


def pictures(spoken: list[Spoken]) -> list[tuple[Picture, float]]:
    """What is seen, and from which second."""
    shown = [(heard.line.picture, heard.start) for heard in spoken if heard.line.picture]
    return [(picture, 0.0 if at == 0 else start) for at, (picture, start) in enumerate(shown)]


def encode(folder: Path, sound: np.ndarray, shown: list[tuple[Picture, float]], path: Path) -> None:
    """Put sound and pictures together as H.264 and AAC that every browser plays and can seek in."""
    total = len(sound) / RATE
    ends = [start for _picture, start in shown[1:]] + [total]
    rows = []
    for number, ((picture, start), end) in enumerate(zip(shown, ends, strict=True)):
        (folder / f"{number}.png").write_bytes(draw(picture))
        rows += [f"file '{number}.png'", f"duration {end - start:.3f}"]
    # The last one is named twice, or its duration is ignored.
    (folder / "list.txt").write_text("\n".join([*rows, rows[-2]]))
    write_wav(folder / "a.wav", sound)
    run = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-v", "error"]
    run += ["-f", "concat", "-safe", "0", "-i", folder / "list.txt", "-i", folder / "a.wav"]
    run += ["-t", f"{total:.3f}", "-af", "loudnorm=I=-18:TP=-1.5:LRA=7,aresample=48000"]
    run += ["-vf", "fps=12,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1"]
    run += ["-c:v", "libx264", "-profile:v", "high", "-level", "3.1", "-preset", "veryslow"]
    run += ["-tune", "stillimage", "-crf", "26", "-g", "120", "-colorspace", "bt709"]
    run += ["-color_primaries", "bt709", "-color_trc", "bt709", "-c:a", "aac", "-b:a", "64k"]
    run += ["-ac", "1", "-movflags", "+faststart", "-map_metadata", "-1", path]
    subprocess.run(run, check=True)


def draw(picture: Picture) -> bytes:
    files = [str(FONTS / name) for name in FONT_FILES]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=slide(picture), width=WIDTH, font_files=files, skip_system_fonts=True
        )
    )


def write_wav(path: Path, sound: np.ndarray) -> None:
    with wave.open(str(path), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(RATE)
        opened.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def write_words(film: Film, spoken: list[Spoken]) -> None:
    """Captions in both languages, the transcript, and the chapters."""
    text = {
        "en.vtt": captions((heard.line.english, heard) for heard in spoken),
        "es.vtt": captions((heard.line.spanish, heard) for heard in spoken),
        "txt": transcript(film),
        "chapters.txt": chapters(film, spoken),
    }
    for ending, words in text.items():
        (TARGET / f"{film.slug}.{ending}").write_text(words, encoding="utf-8")


def captions(cues: Iterable[tuple[str, Spoken]]) -> str:
    blocks = ["WEBVTT"]
    for words, heard in cues:
        rows = caption_rows(words)
        blocks.append(f"{stamp(heard.start)} --> {stamp(heard.end + LINGER)}\n" + "\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def caption_rows(words: str) -> list[str]:
    """`words` in two rows of about the same length, or in one."""
    if len(words) <= CAPTION_LETTERS:
        return [words]
    for width in range(len(words) // 2, CAPTION_LETTERS + 1):
        rows = textwrap.wrap(words, width)
        if len(rows) <= CAPTION_ROWS:
            return rows
    raise SystemExit(f"too long for a caption: {words}")


def stamp(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"00:{int(minutes):02}:{rest:06.3f}"


def transcript(film: Film) -> str:
    paragraphs = [" ".join(line.english for line in chapter.lines) for chapter in film.chapters]
    return "\n\n".join(["Spoken by a synthetic voice.", *paragraphs]) + "\n"


def chapters(film: Film, spoken: list[Spoken]) -> str:
    """To the tenth, rounded up: a chapter opens on its own picture. The first one is the start."""
    starts = {heard.line.english: ceil(heard.start * 10) for heard in spoken}
    rows = [(starts[chapter.lines[0].english], chapter.title) for chapter in film.chapters]
    rows[0] = (0, film.chapters[0].title)
    return "".join(f"{start // 600}:{start % 600 / 10:04.1f} {title}\n" for start, title in rows)


def write_poster(film: Path) -> None:
    """The first picture, taken from the film itself."""
    run = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-ss", "1", "-i", film]
    run += ["-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "-"]
    png = subprocess.run(run, check=True, capture_output=True).stdout
    Image.open(io.BytesIO(png)).save(film.with_suffix(".webp"), quality=82, method=6)


def check(path: Path, spoken: list[Spoken], seconds: float) -> None:
    """Stop where the film is not what the demo promises."""
    size = path.stat().st_size
    ends = [heard.end + LINGER for heard in spoken]
    if size > LARGEST_FILM:
        raise SystemExit(f"{path.name} has {size:,} bytes, more than {LARGEST_FILM:,}")
    if not SHORTEST <= seconds <= LONGEST:
        raise SystemExit(f"{path.name} takes {seconds:.0f} seconds")
    if any(end > heard.start for end, heard in zip(ends, spoken[1:], strict=False)):
        raise SystemExit(f"captions of {path.name} overlap")
    if ends[-1] > seconds:
        raise SystemExit(f"the last caption of {path.name} outlasts it")


if __name__ == "__main__":
    main()
