"""Where everything stands: blocks laid out as rows, rows dealt out to pages."""
