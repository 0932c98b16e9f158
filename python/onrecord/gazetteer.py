"""Gazetteer: names known beforehand, and the exact matcher over them."""

from __future__ import annotations

from . import _core


class Gazetteer:
    """Names known beforehand, and the exact matcher over them; immutable, picklable, thread-safe."""

    __slots__ = ("_core",)

    def __init__(self, core: _core.Gazetteer) -> None:
        """Made by `from_rows`, `from_file` and `default`."""
        self._core = core

    @classmethod
    def default(cls) -> Gazetteer:
        """The embedded gazetteer; its sources are named in cpp/onrecord/data/README.md."""
        return cls(_core.Gazetteer.default())
