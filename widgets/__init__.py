"""Every window, view and model of the program: the only place for Qt and pyqtgraph.

``state`` owns what the windows show (the open record, its undo stack, saving); the other folders
are one for each page. Importing this package imports no Qt.
"""
