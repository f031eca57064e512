"""Photos that people bring: opened with care, cropped, and written anew without what they hide."""
