"""What came of a run, as a person and as a shell want to know it."""

from __future__ import annotations

from collections import Counter

from extractor.batch import Summary

SOME_ERRORS = 3
BAD_INPUT = 2
INTERRUPTED = 130
SHOWN_KINDS = 5

NAMES = {
    "people": ("person", "people"),
    "countries": ("country", "countries"),
    "organizations": ("organisation", "organisations"),
    "role": ("role", "roles"),
    "money": ("sum of money", "sums of money"),
    "duration": ("duration", "durations"),
    "date": ("date", "dates"),
    "agreement": ("agreement", "agreements"),
    "statement": ("statement", "statements"),
}


def tell(summary: Summary, target: str | None) -> str:
    """Return the summary of a run for a person; ``target`` is where its records are."""
    place = f" -> {target}" if target else ""
    words = f", {number(summary.words, 'word', 'words')}" if summary.words else ""
    kept = f" ({summary.kept:,} done before)" if summary.kept else ""
    lines = [f"{number(summary.articles, 'article', 'articles')}{words}{place}{kept}"]
    counted = [number(summary.counts[kind], *names) for kind, names in NAMES.items() if summary.counts[kind]]
    if counted:
        lines.append(", ".join(counted))
    if summary.others:
        lines.append(left_out(summary.others))
    if summary.errors:
        again = "" if target is None else "; --retry-errors tries them again"
        lines.append(f"{number(summary.errors, 'article', 'articles')} failed{again}")
    if summary.interrupted:
        lines.append("interrupted: run the same command again to go on" if target else "interrupted")
    return "\n".join(lines)


def left_out(others: Counter[str]) -> str:
    """Return what tells of files of kinds that cannot be read, the most frequent first."""
    ordered = sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))
    kinds = [f"{count:,} {suffix or 'without suffix'}" for suffix, count in ordered[:SHOWN_KINDS]]
    kinds += ["others"] * (len(ordered) > SHOWN_KINDS)
    return f"{number(others.total(), 'file', 'files')} of other kinds left out ({', '.join(kinds)})"


def number(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def exit_code(summary: Summary) -> int:
    """Return the exit code that says how a run went."""
    if summary.interrupted:
        return INTERRUPTED
    if summary.errors:
        return SOME_ERRORS if summary.articles else BAD_INPUT
    return 0
