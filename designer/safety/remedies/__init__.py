"""The ways to clear a finding, each judged for this patient before it is offered."""
