"""Measurements: speed, memory and rivals' cases; see README.md here."""
