"""What a change of the library would do, shown before it is saved."""
