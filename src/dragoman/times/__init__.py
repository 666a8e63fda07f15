"""The room times."""
