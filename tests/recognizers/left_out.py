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


NUMBERS = [
    Group('negative numbers', 'Nobody counts people below zero.',
          r'(^|\s)-\s?\d|\bminus\b|\bnegative\b'),
    Group('powers', 'Scientific notation is for other texts.', r'\^|\d(e|x10)[+-]?\d'),
    Group('divisions', '"one over three" is spoken arithmetic.', r'\d+ over \w|\b(one|\d+) over '),
    Group('spoken decimals', 'Reports write them in digits.', r'\bpoint\b'),
    Group('denominators in several words', '"one twenty-fifth", "a hundred thousand trillionths": reports write '
          'digits or a percentage; halves to tenths are read.',
          r'(twenty|thirty|hundred|thousand)[ -]?(and )?(firsts?|fifths?)\b|twenty-firsts?|illionths?|hundredths?'),
    Group('no digit before the point', 'Not written in reports.', r'(^|\s)\.\d'),
    Group('letters apart from the digits', '"1,674.5 G", "2.33 k": a letter counts right behind digits.',
          r'\d [GMk]\b'),
    Group('telephone numbers, addresses, dates', 'They are kept out as a whole rather than in parts.',
          r'phone number|192\.168|5/17/2018'),
    Group('counts out of larger counts', '"14 out of 18 states": the first stays a count, only "out of ten" and '
          'the like are shares.', r'out of five hundred'),
    Group('continental separators', '"1.111,11" does not stand in English reports.', r'\d\.\d{3},\d'),
]
DATES = []
