"""What the rules say of the open week: cards beside the board, and the ways to mend and decide."""
