"""What is read from recordings and from the words that go with them: pure, without the database.

`captions` and `chapters` read what editors write, `length` reads the file itself, and `problems`
says what is missing before a page with a recording may go live.
"""
