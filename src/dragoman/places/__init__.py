"""The room places."""
