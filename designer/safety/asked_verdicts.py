"""Verdicts that are reached when somebody looks at them: a list shows ten of ten thousand."""

from collections.abc import Callable, Iterator, Mapping

from designer.model.finding import Verdict


class AskedVerdicts(Mapping[str, Verdict]):
    """Exercise id -> verdict, for every id of ``ids``; ``judge`` is asked when it is read."""

    def __init__(self, ids: Mapping[str, object], judge: Callable[[str], Verdict]) -> None:
        self._ids, self._judge = ids, judge

    def __getitem__(self, exercise_id: str) -> Verdict:
        if exercise_id not in self._ids:
            raise KeyError(exercise_id)
        return self._judge(exercise_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
