"""The site with its promise broken, for a control: it says yes first, and registers afterwards."""

import io
import threading
import time

from cms.wsgi import application as site

LATER = 0.5


def application(environ, start_response):
    if environ["REQUEST_METHOD"] != "POST":
        return site(environ, start_response)
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))

    def register():
        time.sleep(LATER)
        again = {**environ, "wsgi.input": io.BytesIO(body)}
        list(site(again, lambda *_answer: None))

    threading.Thread(target=register).start()
    start_response("302 Found", [("Location", "/j/promised/"), ("Content-Length", "0")])
    return [b""]
