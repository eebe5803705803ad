"""What the scores of verdicts mean, for all who give and read them: the probability of cruft, from 0 to 1."""

from __future__ import annotations

import math

CRUFT, DOUBTFUL = 0.5, 0.35  # from these scores on a block is stripped, and a kept one has its doubts named
TICKED = 0.8  # from this one on an editor is shown the block ticked as cruft


def sigmoid(log_odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-50.0, min(log_odds, 50.0))))
