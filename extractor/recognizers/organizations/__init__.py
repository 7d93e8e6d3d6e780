"""Recogniser of organisations."""

from extractor.recognizers.organizations.component import OrganizationsRecognizer, make_organizations

__all__ = ["OrganizationsRecognizer", "make_organizations"]
