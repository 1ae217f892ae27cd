"""Signing up and in: what django-allauth asks, sends and allows."""

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.entrance_forms.SignInForm",
    "signup": "accounts.entrance_forms.SignUpForm",
    "add_email": "accounts.entrance_forms.AddEmailForm",
    "change_email": "accounts.entrance_forms.ChangeEmailForm",
    "change_password": "accounts.entrance_forms.ChangePasswordForm",
    "set_password": "accounts.entrance_forms.SetPasswordForm",
    "reset_password": "accounts.entrance_forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.entrance_forms.ResetPasswordKeyForm",
    "reauthenticate": "accounts.entrance_forms.ReauthenticateForm",
    "request_login_code": "accounts.entrance_forms.RequestLoginCodeForm",
    "confirm_login_code": "accounts.entrance_forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "accounts.entrance_forms.ConfirmEmailForm",
    "confirm_password_reset_code": "accounts.entrance_forms.ConfirmPasswordResetCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# password1 without a star: who leaves it empty signs in by a code from a letter.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_CHANGE_EMAIL = (
    True  # one address at a time; the new one replaces the old when it is confirmed
)
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a letter when the password or address changes
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = None  # asked: "Keep me signed in on this device"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {
    # Per address first, so that one classroom behind one IP isn't locked out by one person.
    "login": "60/m/ip",
    "login_failed": "30/5m/ip,5/5m/key",
    "signup": "30/10m/ip",
    "request_login_code": "30/10m/ip,3/5m/key",
    "reset_password": "30/10m/ip,3/5m/key",
}
# X-Forwarded-For counts only where the operator says how many proxies are theirs (production does).
ALLAUTH_TRUSTED_PROXY_COUNT = 0
