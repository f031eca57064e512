"""The week board: seven days, five lanes, and every way to change what stands in them."""
