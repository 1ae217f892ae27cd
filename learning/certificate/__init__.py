"""The certificate as a PDF: what it says comes in as plain facts, what comes out is the file.

``pdf`` makes the file, ``lettering`` finds letters for any name, ``qr`` draws the code that leads to
the public check page, ``certificate.typ`` is the layout, ``fonts/`` the typefaces. Nothing here reads or
writes records.

See docs/decisions/0003-certificates-are-drawn-with-typst.md.
"""
