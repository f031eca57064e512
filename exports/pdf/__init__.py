"""What reportlab leaves out of a PDF: packed objects, and a tree that says what each text is."""
