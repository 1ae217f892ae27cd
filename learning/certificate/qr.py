"""QR codes, as SVG text fit to stand inline in a page (no style attributes, no scripts)."""

import io

import segno

INK = "#231F2C"


def qr_svg(address: str, border: int = 0) -> str:
    """The code for an address, one unit per module.

    ``border`` is the quiet zone in modules. Readers need four; leave it 0 only where the layout keeps
    that room.
    """
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing,
        kind="svg",
        border=border,
        dark=INK,
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return drawing.getvalue().decode("utf-8")
