"""The room discourse."""
