"""The patients page: the list, one patient at a glance, the intake form, starting a program."""
