"""Who pays whom, drawn as ribbons from payers to payees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.report.across import Flow

Side = Literal["payer", "payee"]

MOST_RIBBONS = 18
WIDTH = 1140
LEFT, RIGHT = 290, 850
TOP, GAP = 26, 16
THINNEST, THICKEST = 16, 44
LONGEST_NAME = 32


@dataclass(frozen=True, slots=True)
class Label:
    """A party's name beside its bar."""

    name: str
    full: str
    x: int
    y: float
    anchor: str
    bar_x: int
    bar_y: float
    bar_height: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One flow of money: the path along its middle, its thickness and what it says."""

    path: str
    thickness: float
    words: str
    title: str
    x: float
    y: float
    shade: int
    href: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, ready for the page; empty when no sum has both parties."""

    width: int
    height: int
    left: int
    right: int
    labels: tuple[Label, ...]
    ribbons: tuple[Ribbon, ...]
    left_out: int


def draw_flows(flows: Sequence[Flow]) -> Picture:
    """Lay out the flows with both parties known; thickness compares sums of one currency only."""
    known = [flow for flow in flows if flow.payer and flow.payee and flow.total > 0]
    known.sort(key=lambda f: (-len(f.sums), -f.total.log10(), f.payer, f.payee))
    shown = known[:MOST_RIBBONS]
    thickness = _thickness(shown)
    payers, left_height = _column(shown, thickness, "payer")
    payees, right_height = _column(shown, thickness, "payee")
    shades = {code: n % 6 + 1 for n, code in enumerate(dict.fromkeys(f.currency for f in shown))}
    ribbons = []
    for index, flow in enumerate(shown):
        y1, y2 = payers[index], payees[index]
        place = next(iter(flow.sums.values()))[0]
        ribbons.append(
            Ribbon(
                path=f"M{LEFT + 8},{y1:.1f} C{WIDTH / 2:.0f},{y1:.1f} {WIDTH / 2:.0f},{y2:.1f} {RIGHT - 8},{y2:.1f}",
                thickness=thickness[index],
                words=flow.total_words,
                title=f"{flow.payer} to {flow.payee}: {flow.total_words}, {len(flow.sums)} sums",
                x=LEFT + 18,
                y=y1 + 4,
                shade=shades[flow.currency],
                href=f"#a{place.article}-f{place.fact}",
            )
        )
    labels = (*_labels(shown, thickness, payers, "payer"), *_labels(shown, thickness, payees, "payee"))
    height = round(max(left_height, right_height))
    return Picture(WIDTH, height, LEFT, RIGHT, labels, tuple(ribbons), len(known) - len(shown))


def _thickness(flows: Sequence[Flow]) -> list[float]:
    """Return ribbon widths: the logarithm of the total within the span of its own currency."""
    sizes = [float(flow.total.log10()) for flow in flows]
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for flow, size in zip(flows, sizes, strict=True):
        low[flow.currency] = min(size, low.get(flow.currency, size))
        high[flow.currency] = max(size, high.get(flow.currency, size))
    spread = [(high[f.currency] - low[f.currency]) or 1.0 for f in flows]
    return [
        THINNEST + (THICKEST - THINNEST) * (size - low[flow.currency]) / width
        for flow, size, width in zip(flows, sizes, spread, strict=True)
    ]


def _ends(flows: Sequence[Flow], side: Side) -> dict[str, list[int]]:
    """Return which flows end at each party on one side, in the order of the flows."""
    ends: defaultdict[str, list[int]] = defaultdict(list)
    for index, flow in enumerate(flows):
        ends[flow.payer if side == "payer" else flow.payee].append(index)
    return ends


def _column(flows: Sequence[Flow], thickness: Sequence[float], side: Side) -> tuple[dict[int, float], float]:
    """Stack the ribbons' ends by party; returns the middle of each end, and the height used."""
    middles: dict[int, float] = {}
    y = float(TOP)
    for ends in _ends(flows, side).values():
        for index in ends:
            middles[index] = y + thickness[index] / 2
            y += thickness[index] + 2
        y += GAP
    return middles, y


def _labels(flows: Sequence[Flow], thickness: Sequence[float], middles: dict[int, float], side: Side) -> list[Label]:
    labels = []
    for name, ends in _ends(flows, side).items():
        top = min(middles[i] - thickness[i] / 2 for i in ends)
        bottom = max(middles[i] + thickness[i] / 2 for i in ends)
        shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        x, anchor, bar_x = (LEFT - 8, "end", LEFT) if side == "payer" else (RIGHT + 8, "start", RIGHT - 8)
        labels.append(Label(shown, name, x, (top + bottom) / 2 + 4, anchor, bar_x, top, bottom - top))
    return labels
