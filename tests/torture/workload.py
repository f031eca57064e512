"""What is done to the store while it is tortured, and what must be there after each step."""

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from designer.model.patient import Identifiers, Patient
from designer.store.errors import Key
from designer.store.port import LIBRARY, Change

PATIENTS = tuple(f"{digit * 8}-1111-4111-8111-111111111111" for digit in "1234")

Bodies = Mapping[Key, bytes]
State = Mapping[str, Bodies]  # owner -> what is not deleted


class Step(NamedTuple):
    """One commit."""

    owner: str
    batch: Sequence[Change]
    expected: Mapping[Key, int]


class Workload(NamedTuple):
    """Steps, and the state before the first, after the first, and so on."""

    steps: Sequence[Step]
    states: Sequence[State]


def workload(seed: int, length: int) -> Workload:
    """``length`` commits as clinics make them: new patients, logs, weeks, exercises, deletions.

    Weeks are long and written again and again, so that files are folded on the way.
    """
    dice = random.Random(seed)
    steps: list[Step] = []
    states: list[State] = [{}]
    revisions: dict[tuple[str, Key], int] = {}
    for number in range(length):
        owner, batch = _batch(dice, number, states[-1])
        keys = [change.key for change in batch]
        expected = {key: revisions[owner, key] for key in keys if (owner, key) in revisions}
        steps.append(Step(owner, batch, expected))
        revisions.update({(owner, key): expected.get(key, 0) + 1 for key in keys})
        states.append(after(states[-1], steps[-1]))
    return Workload(steps, states)


def after(state: State, step: Step) -> State:
    """The state that the step leaves."""
    bodies = dict(state.get(step.owner, {}))
    for key, body in step.batch:
        bodies.pop(key, None)
        if body is not None:
            bodies[key] = body
    return {**state, step.owner: bodies}


def _batch(dice: random.Random, number: int, state: State) -> tuple[str, list[Change]]:
    missing = [owner for owner in PATIENTS if owner not in state]
    if missing and (len(missing) == len(PATIENTS) or number % 9 == 8):
        return missing[0], [patient(missing[0], number), _week(dice, number)]
    if number % 7 == 6:
        return LIBRARY, [Change(Key("exercise", f"e{dice.randrange(6)}"), _body(dice, number, 300))]
    owner = dice.choice([owner for owner in state if owner != LIBRARY])
    kind = dice.random()
    logs = [key for key in state[owner] if key.kind == "session"]
    if kind < 0.5:
        return owner, [Change(Key("session", f"s{number}"), _body(dice, number, 150))]
    if kind < 0.85:
        return owner, [_week(dice, number)]
    if kind < 0.93 and logs:
        return owner, [Change(dice.choice(logs), None)]
    return owner, [patient(owner, number), Change(Key("day", f"d{number}"), b'{"value":{}}')]


def patient(owner: str, number: int) -> Change:
    """The document that makes an owner a patient of the list."""
    value = Patient(id=owner, identifiers=Identifiers(name=f"Name {number}"))
    return Change(Key("patient", owner), msgspec.json.encode({"value": value}))


def _week(dice: random.Random, number: int) -> Change:
    return Change(Key("week", f"p/{dice.randrange(2)}"), _body(dice, number, 1_600))


def _body(dice: random.Random, number: int, length: int) -> bytes:
    text = "".join(dice.choices("abcdefgh é☐", k=dice.randrange(length // 3, length)))
    return msgspec.json.encode({"value": {"n": number, "text": text}})
