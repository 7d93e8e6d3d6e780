"""Agreement facts: what was agreed, between whom, how far it got."""

from extractor.facts.agreements.lexicon import AGREEMENT_FILE, AgreementFile
from extractor.facts.agreements.read import agreement_drafts

__all__ = ["AGREEMENT_FILE", "AgreementFile", "agreement_drafts"]
