"""Recognisers: one file, one spaCy factory, one kind of mention; none knows another."""
