"""A mail server on this machine, for as long as a test takes."""

import email
import email.policy
import socket
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Mailbox:
    """What a server took in. `hang_up`: so many times it takes a message and says nothing more."""

    def __init__(self):
        self.raw = []
        self.to = []
        self.hang_up = 0

    async def handle_DATA(self, server, session, envelope):
        self.raw.append(envelope.original_content)
        self.to.append(envelope.rcpt_tos)
        if self.hang_up:
            self.hang_up -= 1
            server.transport.abort()
        return "250 taken"

    @property
    def messages(self):
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw]


@contextmanager
def a_mail_server(settings):
    """Yields its mailbox; Django's own SMTP backend leads to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 10
    try:
        yield mailbox
    finally:
        controller.stop()
