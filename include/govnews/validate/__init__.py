"""Validate: expectations on the staging tables; rows that break one go to quarantine.

Importing this package does not import Great Expectations; calling `validate` does.
"""

from govnews.validate.checks import ValidationSummary
from govnews.validate.validation import validate

__all__ = ["ValidationSummary", "validate"]
