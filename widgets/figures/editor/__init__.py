"""The editor of an exercise's picture: poses, props, marks, or a photo of the clinic's own."""
