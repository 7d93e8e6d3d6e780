"""The formats that records are written in, one module each."""
