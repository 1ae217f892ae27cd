"""Work that was sent from a module when the session had run out, or that was refused."""

from django.http import HttpRequest, HttpResponseRedirect, QueryDict

from content.kept_forms import KeptForms

_forms = KeptForms("kept_module", seconds=2 * 60 * 60, characters=30_000)
forget = _forms.drop


def keep(request: HttpRequest, module_id: int, what: str) -> None:
    """Remember the posted form `what` of one module; only the newest is kept."""
    _forms.keep(request, f"{module_id} {what}")


def sign_in_first(
    request: HttpRequest, module_id: int, what: str, *, back_to: str
) -> HttpResponseRedirect:
    """To signing in, with the posted form kept, and from there back to where it stands."""
    return _forms.sign_in_first(request, f"{module_id} {what}", back_to=back_to)


def kept_form(request: HttpRequest, module_id: int, what: str) -> QueryDict | None:
    """The form that was kept for this module, if there is one and it isn't old."""
    return _forms.kept(request, f"{module_id} {what}")
