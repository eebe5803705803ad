"""What the lengths of two texts say of their being translations of each other, after Gale & Church (1993)."""

from __future__ import annotations

import math

PAIRED_SPREAD = 0.27  # standard deviation of the log length ratio between long translations
SHORT_TEXT = 8.0  # characters at which chance adds as much again
STRANGER_SPREAD = 1.0


def log(length: int) -> float:
    """The logarithm of a length that may be 0."""
    return math.log(length + 1)


def likelihood(off: float, length: int) -> float:
    """The log-likelihood ratio of translations against strangers: `off` is how far the logarithm of the ratio of their lengths
    lies from the usual one, `length` that of the right one."""
    paired = PAIRED_SPREAD * math.sqrt(1 + SHORT_TEXT / (length + 1))
    return math.log(STRANGER_SPREAD / paired) - off * off / 2 * (paired**-2 - STRANGER_SPREAD**-2)
