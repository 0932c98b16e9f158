"""What normalization changed, as HTML that a person can read: what went is struck out, what came is underlined."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .normalized import NormalizedText

CONTEXT = 60  # characters shown on either side of a change
MOST_PIECES = 200

STYLE = "white-space:pre-wrap;overflow-wrap:anywhere;font-family:sans-serif;line-height:1.5"
WENT = "background:#fdd;color:#900;text-decoration:line-through"
CAME = "background:#dfd;color:#060;text-decoration:underline"
NAME = "font-size:75%;border:1px solid;border-radius:3px;padding:0 2px"

# What is drawn as nothing, or as something that may be taken for something else.
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Co", "Cn", "Cs"}


def difference_html(normalized: NormalizedText) -> str:
    """The changed places of a text with what is around them; the whole of a short one."""
    source = normalized.source
    pieces = normalized.pieces
    parts, done = [], 0
    steps = _steps_by_place(normalized)
    for number, ((start, end), (text_start, text_end)) in enumerate(pieces[:MOST_PIECES]):
        parts.append(_between(source[done:start], first=number == 0, last=False))
        parts.append(_piece(source[start:end], normalized.text[text_start:text_end], steps(start, end)))
        done = end
    if len(pieces) > MOST_PIECES:
        parts.append(f"<p>… and {len(pieces) - MOST_PIECES} more places</p>")
    else:
        parts.append(_between(source[done:], first=not pieces, last=True))
    return f'<div style="{STYLE}">{"".join(parts)}</div>'


def _steps_by_place(normalized: NormalizedText) -> Callable[[int, int], str]:
    edits = sorted((edit.start, edit.end, edit.step) for edit in normalized.edits)
    next_edit = 0

    def steps(start: int, end: int) -> str:
        """The steps that worked between two offsets. Asked from left to right."""
        nonlocal next_edit
        while next_edit < len(edits) and edits[next_edit][1] < start:
            next_edit += 1
        names = []
        for edit_start, _, step in edits[next_edit:]:
            if edit_start > end:
                break
            names.append(step)
        return ", ".join(dict.fromkeys(names))

    return steps


def _piece(before: str, after: str, steps: str) -> str:
    went = f'<del style="{WENT}" title="{escape(steps)}">{_shown(before)}</del>' if before else ""
    came = f'<ins style="{CAME}" title="{escape(steps)}">{_shown(after)}</ins>' if after else ""
    return went + came


def _shown(text: str) -> str:
    """Characters that cannot be seen are named."""
    return "".join(_shown_character(character) for character in text)


def _shown_character(character: str) -> str:
    if character == " ":
        return "␣"
    if character == "\n":
        return "⏎\n"
    if unicodedata.category(character) not in UNSEEN:
        return escape(character)
    name = unicodedata.name(character, "control character")
    return f'<span style="{NAME}" title="{escape(name)}">U+{ord(character):04X}</span>'


def _between(text: str, *, first: bool, last: bool) -> str:
    if first and last:
        most = 2 * CONTEXT
        return escape(text if len(text) <= most else text[:most] + " …")
    if first:
        return escape(text if len(text) <= CONTEXT else "… " + text[-CONTEXT:])
    if last:
        return escape(text if len(text) <= CONTEXT else text[:CONTEXT] + " …")
    if len(text) <= 2 * CONTEXT:
        return escape(text)
    return escape(f"{text[:CONTEXT]} … {text[-CONTEXT:]}")
