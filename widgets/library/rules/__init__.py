"""The clinic's own rules: where rules fire, the editor, making a shipped rule stricter."""
