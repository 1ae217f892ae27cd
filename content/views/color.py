"""The switch between light, dark and the system's colors."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from content.context_processors import SCHEMES

ONE_YEAR = 365 * 24 * 3600


def own_address(request: HttpRequest, address: str | None, otherwise: str = "/") -> str:
    """The address if it leads to this site, else `otherwise`."""
    allowed = address and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and allowed else otherwise


@require_POST
def color_scheme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen colors in a cookie and go back to where the visitor was."""
    # Not `redirect`, which takes a word without a slash for the name of a view.
    response = HttpResponseRedirect(own_address(request, request.POST.get("next")))
    chosen = request.POST.get("scheme")
    if chosen in SCHEMES:
        response.set_cookie(
            "color_scheme", chosen, max_age=ONE_YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie("color_scheme", samesite="Lax")
    return response
