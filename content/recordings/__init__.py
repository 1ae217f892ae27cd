"""Recordings: what is read from them and from the words that go with them, and how editors keep them.

`captions` and `chapters` read what editors write, `length` reads the file itself, `problems` says
what is missing before a page with a recording may go live. `forms` and `deleting` are the admin's;
`usage` knows which pages play it.
"""
