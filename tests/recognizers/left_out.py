"""Groups of cases that are no matter of reports, with the reason; docs/reference/recognizers.md
lists them. A case belongs to the first group that holds it."""
import re


class Group:
    def __init__(self, name, reason, pattern=None, test=None):
        self.name, self.reason = name, reason
        self.pattern = re.compile(pattern, re.I) if pattern else None
        self.test = test

    def holds(self, case, _expected=None):
        if self.pattern and self.pattern.search(case['Input']):
            return True
        return bool(self.test and self.test(case))


NUMBERS = []
DATES = []
