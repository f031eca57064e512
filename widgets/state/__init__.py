"""The state behind the windows: who owns it and how it says that it changed."""
