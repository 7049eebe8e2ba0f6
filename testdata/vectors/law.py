"""The penny law once more, in another language and by the textbook.

Reads one question a line as JSON, and answers each with a line:

    {"pence": "100", "weights": {"A": "1", "B": "1", "C": "1"}}
    {"A": "34", "B": "33", "C": "33"}

The vectors that say "by: law.py" were worked out by this, the others by hand.
"""
import json
import sys
from fractions import Fraction


def shares(pence, weights):
    """Whole pence among whole weights: the largest remainders get the odd pennies."""
    total = sum(weights.values())
    exact = {code: Fraction(abs(pence) * weight, total) for code, weight in weights.items()}
    parts = {code: int(share) for code, share in exact.items()}  # rounded down
    queue = sorted(weights, key=lambda code: (parts[code] - exact[code], code.encode("utf-8")))
    for code in queue[: abs(pence) - sum(parts.values())]:
        parts[code] += 1
    return {code: -part if pence < 0 else part for code, part in parts.items()}


if __name__ == "__main__":
    for line in sys.stdin:
        question = json.loads(line)
        weights = {code: int(weight) for code, weight in question["weights"].items()}
        answer = shares(int(question["pence"]), weights)
        print(json.dumps({code: str(share) for code, share in answer.items()}), flush=True)
