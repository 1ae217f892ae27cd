"""Make the site's web fonts and their stylesheet, by hand, when a family gets a new version.

Writes ``static/fonts/*.woff2``, the two license texts and ``static/css/fonts.css``. The results are
committed, so nobody needs this to run the site. Needs ``npm`` (to fetch two packages) and
``pip install fonttools brotli``::

    python tools/make_site_fonts.py

Fraunces is cut to one weight and the display part of its optical-size axis: headings are the only place it
is used, and that halves the file (67 KB to 34 KB). Atkinson Hyperlegible Next keeps all its weights.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STATIC = Path(__file__).resolve().parent.parent / "static"
FONTS = STATIC / "fonts"
FRAUNCES = "@fontsource-variable/fraunces@5.3.0"
ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next@5.3.0"
HEADING_WEIGHT = 560
HEADING_OPTICAL_SIZES = (48, 144)

FRAUNCES_SUBSETS = ("vietnamese", "latin-ext", "latin")
ATKINSON_FILES = (
    ("latin-ext", "italic"),
    ("latin", "italic"),
    ("latin-ext", "normal"),
    ("latin", "normal"),
)

FACE = """\
@font-face {{
  font-family: "{family}";
  font-style: {style};
  font-weight: {weights};
  font-display: swap;
  src: url("../fonts/{file}") format("woff2");
  unicode-range: {ranges};
}}
"""
HEADER = """\
/* Written by tools/make_site_fonts.py. The fonts are under the SIL Open Font License
   (static/fonts/OFL-*.txt).

   Fraunces is one weight (560) that answers to every weight asked for, so that no browser thickens it
   by itself.
   Neither family has the letters of other scripts: name system fonts after them.
   These rules stand in no @layer: a font face has no place in the cascade. */
"""


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fraunces = fetched(FRAUNCES, Path(folder) / "fraunces")
        atkinson = fetched(ATKINSON, Path(folder) / "atkinson")
        faces = [*heading_faces(fraunces), *text_faces(atkinson)]
        shutil.copyfile(fraunces / "LICENSE", FONTS / "OFL-Fraunces.txt")
        shutil.copyfile(atkinson / "LICENSE", FONTS / "OFL-AtkinsonHyperlegibleNext.txt")
    (STATIC / "css").mkdir(exist_ok=True)
    (STATIC / "css" / "fonts.css").write_text(HEADER + "\n" + "\n".join(faces), encoding="utf-8")
    for file in sorted(FONTS.glob("*.woff2")):
        print(f"{file.stat().st_size:>8,} B  {file.name}")


def fetched(package: str, folder: Path) -> Path:
    """The unpacked npm package."""
    folder.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def heading_faces(package: Path) -> list[str]:
    ranges = unicode_ranges(package / "opsz.css")
    faces = []
    for subset in FRAUNCES_SUBSETS:
        source = TTFont(
            package / "files" / f"fraunces-{subset}-opsz-normal.woff2", recalcTimestamp=False
        )
        cut = instancer.instantiateVariableFont(
            source, {"wght": HEADING_WEIGHT, "opsz": HEADING_OPTICAL_SIZES}
        )
        cut.flavor = "woff2"
        file = f"fraunces-{subset}.woff2"
        cut.save(FONTS / file)
        faces.append(
            FACE.format(
                family="Fraunces",
                style="normal",
                weights="100 900",
                file=file,
                ranges=ranges[subset],
            )
        )
    return faces


def text_faces(package: Path) -> list[str]:
    ranges = unicode_ranges(package / "index.css")
    faces = []
    for subset, style in ATKINSON_FILES:
        file = f"atkinson-hyperlegible-next-{subset}-{style}.woff2"
        shutil.copyfile(
            package / "files" / f"atkinson-hyperlegible-next-{subset}-wght-{style}.woff2",
            FONTS / file,
        )
        faces.append(
            FACE.format(
                family="Atkinson Hyperlegible Next",
                style=style,
                weights="200 800",
                file=file,
                ranges=ranges[subset],
            )
        )
    return faces


def unicode_ranges(stylesheet: Path) -> dict[str, str]:
    """Subset name ("latin", "latin-ext", "vietnamese") to its ``unicode-range``, as the package states it."""
    found = re.findall(
        r"files/.+?-(latin-ext|latin|vietnamese)-[a-z]+-normal\.woff2.*?unicode-range:\s*([^;]+);",
        stylesheet.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    return {subset: ranges.replace(",", ", ") for subset, ranges in found}


if __name__ == "__main__":
    main()
