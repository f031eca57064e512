"""The parts of the tour; ``widgets.tour`` puts them together."""
