"""Languages that captions can be in, each by its English and its own name."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO


@dataclass(frozen=True)
class Language:
    """A language by its code (BCP 47, for `lang` and `srclang`) and its two names."""

    code: str
    name: str
    own_name: str

    def __str__(self) -> str:
        return self.name if self.name == self.own_name else f"{self.name} ({self.own_name})"


# Spoken in the United States and not known to Django.
_MORE = (
    ("am", "Amharic", "አማርኛ"),
    ("gu", "Gujarati", "ગુજરાતી"),
    ("ha", "Hausa", "Hausa"),
    ("hmn", "Hmong", "Hmoob"),
    ("ht", "Haitian Creole", "Kreyòl ayisyen"),
    ("lo", "Lao", "ລາວ"),
    ("nv", "Navajo", "Diné bizaad"),
    ("ps", "Pashto", "پښتو"),
    ("so", "Somali", "Soomaali"),
    ("tl", "Tagalog", "Tagalog"),
    ("yi", "Yiddish", "ייִדיש"),
    ("yo", "Yoruba", "Yorùbá"),
)


def _code(code: str) -> str:
    """As BCP 47 writes it: es-MX, zh-Hans."""
    language, _hyphen, rest = code.partition("-")
    return f"{language}-{rest.upper() if len(rest) == 2 else rest.title()}" if rest else language


def _all() -> dict[str, Language]:
    found = [Language(*words) for words in _MORE]
    for code, info in LANG_INFO.items():
        if "name" in info:
            own = info["name_local"]
            found.append(Language(_code(code), info["name"], own[:1].upper() + own[1:]))
    return {each.code: each for each in sorted(found, key=lambda each: each.name)}


LANGUAGES: dict[str, Language] = _all()


def language(code: str) -> Language:
    """The language of a code; one that isn't known is named by its code."""
    return LANGUAGES.get(code) or Language(code, code, code)
