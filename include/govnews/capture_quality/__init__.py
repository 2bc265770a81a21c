"""Capture quality: does an answer look like content, or like something in its place?"""

from govnews.capture_quality.kinds import Kind
from govnews.capture_quality.quality import Quality, Reason, assess, assess_tree, is_placeholder

__all__ = ["Kind", "Quality", "Reason", "assess", "assess_tree", "is_placeholder"]
