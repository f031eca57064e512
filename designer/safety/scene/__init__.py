"""What a condition may look at: the case, the log, the sums of days and weeks."""
