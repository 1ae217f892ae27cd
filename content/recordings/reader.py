"""Run as a program of its own: reads a media file from standard input, says what is in it as JSON.

A file from outside meets a parser written in C++ here. Whatever it does to that parser, it does
to this process, which may neither grow nor run for long, and not to the site.
"""

import json
import resource
import sys

from pymediainfo import MediaInfo

SECONDS_AT_MOST = 20
BYTES_AT_MOST = 768 * 1024 * 1024


def main() -> None:
    """Write one object: format, seconds, width, height, sound, pictures, whole."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_AT_MOST, BYTES_AT_MOST))
    information = MediaInfo.parse(sys.stdin.buffer)
    general = information.general_tracks[0] if information.general_tracks else None
    video = information.video_tracks[0] if information.video_tracks else None
    found = {
        "format": str(getattr(general, "format", None) or ""),
        "seconds": float(getattr(general, "duration", None) or 0) / 1000,
        "width": getattr(video, "width", None),
        "height": getattr(video, "height", None),
        "sound": bool(information.audio_tracks),
        "pictures": video is not None,
        "whole": getattr(general, "istruncated", None) != "Yes",
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
