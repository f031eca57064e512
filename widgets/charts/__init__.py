"""Charts of what patients log, drawn with pyqtgraph. Import late: pyqtgraph takes its time."""
