"""Rules over time: the last good ones, the clinic's own, examples, what a change would do."""
