"""What the command's exit code says. Usage errors count as input that cannot be read."""

CLEAN = 0  # nothing, or remarks only
CAUTION = 1
BLOCK = 2  # a block, or one that only a clearance lifts
UNREADABLE = 3
CRASHED = 70  # a fault of the program itself (EX_SOFTWARE)
INTERRUPTED = 130  # by Ctrl-C, as shells count it
