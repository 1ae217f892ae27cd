"""Make the typefaces certificates are set in, by hand, when a family gets a new version.

Writes ``learning/certificate/fonts/``: static fonts, ``coverage.txt`` (every code point one of them can
draw) and the license texts. The results are committed, so nobody needs this to run the site. Needs a Debian
machine with ``npm`` and ``apt-get`` (packages are unpacked, not installed) and ``pip install fonttools
brotli``; takes about two minutes, nearly all of it the Chinese, Japanese and Korean face::

    python tools/make_certificate_fonts.py
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parent.parent / "learning" / "certificate" / "fonts"
NOTO = Path("usr/share/fonts/truetype/noto")
NOTO_CJK = Path("usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
CJK_SIMPLIFIED_CHINESE_FACE = 2

# The scripts most names are written in.
LIVING_SCRIPTS = (
    "NotoSerif-Bold",
    "NotoSans-Regular",
    "NotoNaskhArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansKannada-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansOriya-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansThai-Regular",
    "NotoSansLao-Regular",
    "NotoSansKhmer-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular",
)
# Scripts fewer people write their name in; together they weigh less than one Chinese face.
SMALLER_SCRIPTS = (
    "NotoSansAdlam-Regular",
    "NotoSansBalinese-Regular",
    "NotoSansCanadianAboriginal-Regular",
    "NotoSansChakma-Regular",
    "NotoSansCherokee-Regular",
    "NotoSansCoptic-Regular",
    "NotoSansHanifiRohingya-Regular",
    "NotoSansJavanese-Regular",
    "NotoSansLisu-Regular",
    "NotoSansMeeteiMayek-Regular",
    "NotoSansMongolian-Regular",
    "NotoSansNKo-Regular",
    "NotoSansOlChiki-Regular",
    "NotoSansOsage-Regular",
    "NotoSansSundanese-Regular",
    "NotoSansSyriac-Regular",
    "NotoSansThaana-Regular",
    "NotoSansTifinagh-Regular",
    "NotoSansVai-Regular",
    "NotoSansYi-Regular",
    "NotoSerifTibetan-Regular",
)

EXPO = "@expo-google-fonts/"
FRAUNCES_WHEEL = "fontpkg-fraunces==1.0"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for old in (*OUT.glob("*.ttf"), *OUT.glob("*.otf"), *OUT.glob("*.txt")):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        latin_faces(work)
        debian = unpacked_debian(work / "debian")
        for face in (*LIVING_SCRIPTS, *SMALLER_SCRIPTS):
            trim(debian / NOTO / f"{face}.ttf", OUT / f"{face}.ttf")
        chinese_japanese_korean(debian / NOTO_CJK)
    coverage = write_coverage()
    sizes = [file.stat().st_size for file in OUT.iterdir()]
    print(f"{len(sizes)} files, {sum(sizes):,} B, {coverage:,} code points")


def latin_faces(work: Path) -> None:
    """Fraunces, Atkinson Hyperlegible Next, monochrome Noto Emoji, and the licenses of all families."""
    fraunces = unpacked_wheel(FRAUNCES_WHEEL, work / "fraunces") / "fontpkg_fraunces"
    font = TTFont(fraunces / "files" / "Fraunces[SOFT,WONK,opsz,wght].ttf", recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": 600, "opsz": 72, "SOFT": 0, "WONK": 0})
    rename(font, "Fraunces", "SemiBold")
    font.save(OUT / "Fraunces-SemiBold.ttf")
    license_text(fraunces / "LICENSE", "OFL-Fraunces.txt")

    atkinson = unpacked_npm(EXPO + "atkinson-hyperlegible-next@0.4.1", work / "atkinson")
    for folder in ("400Regular", "700Bold"):
        face = next((atkinson / folder).glob("*.ttf"))
        trim(face, OUT / f"AtkinsonHyperlegibleNext-{folder[3:]}.ttf")
    license_text(atkinson / "LICENSE_FONT", "OFL-AtkinsonHyperlegibleNext.txt")

    emoji = unpacked_npm(EXPO + "noto-emoji@0.4.7", work / "emoji")
    trim(emoji / "400Regular" / "NotoEmoji_400Regular.ttf", OUT / "NotoEmoji-Regular.ttf")
    license_text(emoji / "LICENSE_FONT", "OFL-NotoEmoji.txt")

    noto = unpacked_npm(EXPO + "noto-sans@0.4.2", work / "noto")
    license_text(noto / "LICENSE_FONT", "OFL-Noto.txt")


def trim(source: Path, target: Path) -> None:
    """All characters and all layout rules; without hinting, which PDF readers do not need."""
    options = Options(hinting=False, notdef_outline=True, layout_features=["*"], name_IDs=["*"])
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    save_font(font, str(target), options)


def chinese_japanese_korean(collection: Path) -> None:
    """One face for three languages: every character it has, with ``locl`` to pick the shapes of each.

    All planes stay in: with over 50,000 glyphs and only the first plane, the subsetter writes no 32-bit
    character map, and typst then cannot find anything from U+9633 on.
    """
    options = Options(
        font_number=CJK_SIMPLIFIED_CHINESE_FACE,
        hinting=False,
        notdef_outline=True,
        layout_features=["locl"],
        name_IDs=["*"],
    )
    options.drop_tables += ["VORG", "vhea", "vmtx", "GPOS", "BASE"]
    font = load_font(str(collection), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    save_font(font, str(OUT / "NotoSansCJK-Names.otf"), options)
    notice = font["name"].getDebugName(0).split(" This Font Software")[0]
    body = (OUT / "OFL-Noto.txt").read_text(encoding="utf-8").split("\n", 1)[1]
    (OUT / "OFL-NotoSansCJK.txt").write_text(f"{notice}\n{body}", encoding="utf-8")


def rename(font: TTFont, family: str, style: str) -> None:
    """Names for one static instance; typst finds a font by the family it reads here."""
    names = font["name"]
    for record in [r for r in names.names if r.nameID in (16, 17, 21, 22, 25) or r.nameID > 255]:
        names.removeNames(nameID=record.nameID)
    for number, text in (
        (1, family),
        (2, "Regular"),
        (4, f"{family} {style}"),
        (6, f"{family}-{style}"),
    ):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 600
    if "STAT" in font:
        del font["STAT"]


def write_coverage() -> int:
    """``coverage.txt``: hexadecimal ranges, one a line, of the code points some font here can draw."""
    points: set[int] = set()
    for file in (*OUT.glob("*.ttf"), *OUT.glob("*.otf")):
        points.update(TTFont(file, lazy=True).getBestCmap())
    ranges: list[list[int]] = []
    for point in sorted(points):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    lines = [f"{first:X}-{last:X}\n" for first, last in ranges]
    (OUT / "coverage.txt").write_text("".join(lines), encoding="ascii")
    return len(points)


def license_text(source: Path, name: str) -> None:
    (OUT / name).write_bytes(source.read_bytes())


def unpacked_npm(package: str, folder: Path) -> Path:
    folder.mkdir()
    subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def unpacked_wheel(requirement: str, folder: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "-d",
        str(folder),
        requirement,
    ]
    subprocess.run(command, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder)  # noqa: S202 a package named by version above
    return folder


def unpacked_debian(folder: Path) -> Path:
    folder.mkdir()
    subprocess.run(
        ["apt-get", "download", "-q", "fonts-noto-core", "fonts-noto-cjk"], cwd=folder, check=True
    )
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(package), str(folder / "x")], check=True)
    return folder / "x"


if __name__ == "__main__":
    main()
