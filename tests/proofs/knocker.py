# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks a running site its questions again and again, in a process of its own, and tells how long each answer took.

Reads {"port", "rounds", "at_once", "questions": [[path, fields], …]} and writes a line for each question: its times in
seconds. The questions of a round come in an order of their own, so that whatever else the machine does falls on all.
"""

import http.client
import json
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode


class Knocker:
    """One connection, kept open, as `number` of the browsers; each of its questions is another browser's."""

    def __init__(self, port: int, number: int, questions: list[Any]) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._questions = questions
        self._chance = random.Random(number)

    def rounds(self, count: int) -> list[list[float]]:
        """The times of each question."""
        times: list[list[float]] = [[] for _ in self._questions]
        for _ in range(count):
            order = list(range(len(self._questions)))
            self._chance.shuffle(order)
            for place in order:
                times[place].append(self._ask(*self._questions[place]))
        return times

    def _ask(self, path: str, fields: dict[str, str]) -> float:
        device = f"{self._chance.getrandbits(256):064x}"
        form = fields | {"csrf": sha256(f"csrf:{device}".encode()).hexdigest()}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"pinportal_device={device}",
            "X-Forwarded-For": ".".join(str(self._chance.randrange(1, 255)) for _ in range(4)),
        }
        body = urlencode(form)
        began = time.perf_counter()
        self._connection.request("POST", path, body, headers)
        answer = self._connection.getresponse()
        answer.read()
        took = time.perf_counter() - began
        assert answer.status in {303, 422}, answer.status
        return took


def main() -> None:
    asked = json.load(sys.stdin)
    each, at_once = asked["rounds"] // asked["at_once"], asked["at_once"]
    knockers = [Knocker(asked["port"], number, asked["questions"]) for number in range(at_once)]
    with ThreadPoolExecutor(at_once) as pool:
        of_all = list(pool.map(lambda knocker: knocker.rounds(each), knockers))
    for place in range(len(asked["questions"])):
        sys.stdout.write(json.dumps([took for times in of_all for took in times[place]]) + "\n")


if __name__ == "__main__":
    main()
