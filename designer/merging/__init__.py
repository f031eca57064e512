"""Two people changed one record: what belongs together, and what somebody has to choose."""

from designer.merging.clash import Clash, ClashKey
from designer.merging.record_changes import PartChange, changes
from designer.merging.record_merge import Merged, brought_together, merge

__all__ = ["Clash", "ClashKey", "Merged", "PartChange", "brought_together", "changes", "merge"]
