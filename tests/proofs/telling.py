# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether two samples of times can be told apart.

Mann-Whitney tells what more work does: one sample's values lie above the other's. Kolmogorov-Smirnov tells any other
difference, a longer tail or two heaps in place of one. Neither supposes a distribution, which times of answers have
none of that is known. Both are a dozen lines in their form for large samples; SciPy would be 100 MB for them.
"""

import math
from collections import Counter
from collections.abc import Sequence


def mann_whitney(one: Sequence[float], other: Sequence[float]) -> float:
    """The probability of ranks as unequal as these, or more, of two samples of one distribution (two-sided).

    By the normal approximation with its corrections for ties and continuity, good from 20 values on.
    """
    n, m = len(one), len(other)
    counts = Counter((*one, *other))
    ranks, below = dict[float, float](), 0
    for value in sorted(counts):
        ranks[value] = below + (counts[value] + 1) / 2
        below += counts[value]
    u = sum(ranks[value] for value in one) - n * (n + 1) / 2
    ties = sum(count**3 - count for count in counts.values())
    variance = n * m / 12 * ((n + m + 1) - ties / ((n + m) * (n + m - 1)))
    if variance == 0:
        return 1.0
    z = max(0.0, abs(u - n * m / 2) - 0.5) / math.sqrt(variance)
    return math.erfc(z / math.sqrt(2))


def kolmogorov_smirnov(one: Sequence[float], other: Sequence[float]) -> float:
    """The probability of distribution functions as far apart as these, or more, of two samples of one distribution.

    By the limiting distribution, with Stephens' correction for the sizes.
    """
    n, m = len(one), len(other)
    ones, others = Counter(one), Counter(other)
    apart = at_one = at_other = 0.0
    for value in sorted({*ones, *others}):
        at_one, at_other = at_one + ones[value] / n, at_other + others[value] / m
        apart = max(apart, abs(at_one - at_other))
    size = math.sqrt(n * m / (n + m))
    x = (size + 0.12 + 0.11 / size) * apart
    if x < 0.2:  # the series does not converge there, and its sum is 1
        return 1.0
    return min(1.0, 2 * sum((-1.0) ** (k - 1) * math.exp(-2 * (k * x) ** 2) for k in range(1, 101)))
