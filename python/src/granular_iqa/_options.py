"""Options of an evaluation, by the names of the command line with underscores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

Names = str | Sequence[str]


class Options(TypedDict, total=False):
    """Options of ``granular surface``, with the same meaning, checked by the same code.

    Lists of names may be given as Python lists. ``where`` takes a mapping of columns to values, or conditions such as
    ``"camera!=phone"``. ``docs/options.md`` explains each.
    """

    mos: str
    std: str
    variance: str
    se: str
    ci95: Names
    raters: int | str
    votes: str
    vote_counts: Names
    scale: tuple[float, float] | str
    weight: str
    higher_is_better: bool
    dmos: bool
    phi: float
    std_scale: float
    models: Names
    exclude: Names
    model_column: str
    score_column: str
    lower_is_better: Names
    higher_is_better_models: Names
    key: str
    where: Names | Mapping[str, str]
    missing: str
    header: bool
    no_header: bool
    sheet: str | int
    methods: Names
    points: str
    seed: int
    accuracy: float | str
    regulator: str
    fit: bool
    threads: int
    confidence: float | str | None
    cluster: str
    compare: Names
    figures: bool
    mapping: str
    profiles: bool
    ceiling: bool
    by: str
    within: str


def query(options: Mapping[str, object]) -> list[tuple[str, str]]:
    """The options as parts of a query."""
    parts: list[tuple[str, str]] = []
    for name, value in options.items():
        if name == "where":
            parts += [(name, condition) for condition in _conditions(value)]
        else:
            parts.append((name.replace("_", "-"), _text(value)))
    return parts


def _conditions(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{column}={_text(wanted)}" for column, wanted in value.items()]
    return [value] if isinstance(value, str) else [str(condition) for condition in value]  # type: ignore[attr-defined]


def _text(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ",".join(f'"{each}"' if isinstance(each, str) and "," in each else str(each) for each in value)
    return str(value)
