"""What the logs show over time: series for charts, advice with reasons, summaries in words."""
