"""The words of the demo site: plain data, no Django, nothing that writes.

One file per thing a visitor sees. `shape.py` says what the pieces are; `build.py` turns them into
pages. Facts about the programs come from public pages and carry their source; everything else is
in our own words.
"""
