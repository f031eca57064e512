"""The look: colours, type, spacing, shapes, icons and shortcuts, each in one place."""
