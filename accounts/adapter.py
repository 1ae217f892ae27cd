"""Where allauth asks us: what a new user holds, how its letters look, where an address leads."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import actions, zones
from accounts.mail import tidy
from accounts.models import User
from content.models import SiteSettings


class AccountAdapter(DefaultAccountAdapter):
    """Signing up, signing in and letters that are sent at once and never stored."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _(
            "This address and password don't belong together. Check both, or ask for a sign-in code."
        ),
        "too_many_login_attempts": _("Too many tries. Please wait five minutes, then try again."),
        "incorrect_code": _("This is not the code in our newest letter. Check it and try again."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your current password."),
        "duplicate_email": _("This is already your address."),
        "same_as_current": _("This is the address you gave before. Enter another one."),
        "rate_limited": _("Please wait a few seconds, then try again."),
    }

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        """The new user with what the sign-up form asked, and which privacy notice was accepted."""
        super().save_user(request, user, form, commit=False)
        user.full_name = form.cleaned_data["full_name"]
        user.time_zone = form.cleaned_data["time_zone"] or zones.DEFAULT
        user.privacy_version = SiteSettings.for_request(request).privacy_version
        user.privacy_accepted_at = timezone.now()
        if commit:
            user.save()
        return user

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """Confirm an address; one at the institution's domain verifies where the person belongs."""
        is_confirmed = super().confirm_email(request, email_address)
        if is_confirmed:
            actions.verify_by_address(email_address.user)
        return is_confirmed

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path on this site: `?next=` leads nowhere else, however it is written."""
        return bool(url) and url.startswith("/") and super().is_safe_url(url)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:profile")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        if self.request.user.is_authenticated:
            return reverse("accounts:profile")
        return super().get_email_verification_redirect_url(email_address)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """allauth's letters in our layout: the text template is the letter, and fills the HTML one too."""
        context = {**context, "site_name": settings.SITE_NAME, "site": settings.BASE_URL}
        message = super().render_mail(template_prefix, email, context, headers)
        message.body = tidy(message.body)
        paragraphs = [part.strip() for part in message.body.split("\n\n") if part.strip()]
        html = render_to_string(
            "letters/account.html",
            {**context, "subject": message.subject, "paragraphs": paragraphs},
        )
        message.attach_alternative(html, "text/html")
        message.extra_headers["Auto-Submitted"] = "auto-generated"
        return message
