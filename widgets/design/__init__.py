"""The page where a week is built: library, week board, findings, dose and the strip of weeks."""
