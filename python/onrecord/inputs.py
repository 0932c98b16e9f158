"""What may be given as a text, and what becomes of it: one door for every function that takes one.

A str is taken as it is; bytes are decoded as UTF-8. Ill-formed bytes, and lone surrogates of a str, act as U+FFFD and
are reported as a warning, or raise where the caller asked for strictness.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from . import _core

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


NO_WARNINGS: list[str] = []  # not to be changed


class Source(NamedTuple):
    """A text at the door: the str that offsets count in, and what the user should know about it."""

    text: str
    warnings: list[str]


def read_text(text: object, *, strict: bool = False, western: bool = False) -> Source:
    """Takes a str or bytes; gives the source and the warnings about it.

    Under `western`, bytes that their line shows to be windows-1252 are read as such (the normalization step utf8).

    Raises:
        TypeError: for anything else, naming its type.
        ValueError: under `strict`, for ill-formed UTF-8 (naming the byte) or a lone surrogate (naming the code point).
    """
    if isinstance(text, str):
        return Source(text, surrogate_warnings(text, strict=strict))
    if isinstance(text, bytes):
        return _decode(text, strict=strict, western=western)
    raise TypeError(f"text must be str or bytes, not {type(text).__name__}")


def _decode(data: bytes, *, strict: bool, western: bool) -> Source:
    try:
        return Source(data.decode(), [])
    except UnicodeDecodeError as error:
        first = error.start
    if strict:
        raise ValueError(f"byte {first}: not UTF-8 (0x{data[first]:02x})")
    if western:
        text, replaced, read = _core.decode(data)
        kinds = ((replaced, "ill-formed byte sequence", "U+FFFD"), (read, "byte", "windows-1252"))
        done = " and ".join(f"{_number(count, noun)} read as {what}" for count, noun, what in kinds if count)
        return Source(text, [f"{done}, the first at byte {first}"])
    text = data.decode(errors="replace")
    # U+FFFD that was there before is no repair.
    count = text.count("\ufffd") - data.count("\ufffd".encode())
    return Source(text, [f"{_number(count, 'ill-formed byte sequence')} read as U+FFFD, the first at byte {first}"])


def surrogate_warnings(text: str, *, strict: bool = False) -> list[str]:
    """Takes a str; gives the warning about its lone surrogates, if it has any.

    Raises:
        ValueError: under `strict`, for a lone surrogate (naming the code point).
    """
    if strict:
        count, first = _core.lone_surrogates(text)
        if count:
            raise ValueError(f"code point {first}: lone surrogate U+{ord(text[first]):04X}")
        return []
    warning = _core.surrogate_warning(text)
    return [warning] if warning else []


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
