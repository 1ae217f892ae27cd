"""How many years of school a letter takes, by the formula of Flesch and Kincaid."""

import re


def grade(text: str) -> float:
    """Of a letter's text, without its greeting, facts, addresses and foot."""
    body = text.split("\n--\n")[0].split(",\n", 1)[1]
    lines = [line for line in body.splitlines() if line.endswith((".", "!", "?"))]
    sentences = re.findall(r"[^.!?]+[.!?]", " ".join(lines))
    words = re.findall(r"[a-z']+", " ".join(sentences).lower())
    per_sentence = len(words) / len(sentences)
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word))
    is_silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - is_silent)
