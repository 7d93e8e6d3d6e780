"""Recogniser of roles."""

from extractor.recognizers.roles.component import RolesRecognizer, make_roles

__all__ = ["RolesRecognizer", "make_roles"]
