"""How often something may be done: a count in the shared cache. Lost with the cache, it begins anew."""

from django.core.cache import cache

DAY = 24 * 60 * 60


def is_too_often(what: str, most: int, seconds: int = DAY) -> bool:
    """Count one more `what`; whether that is more than `most` since it was first counted."""
    key = f"often:{what}"
    if cache.add(key, 1, seconds):
        return most < 1
    try:
        return cache.incr(key) > most
    except ValueError:  # It ran out between the two.
        return False
