"""What the patient reports, typed in: sessions, days, visits, whole sheets, scores."""
