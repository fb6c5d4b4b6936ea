"""The few lines of TAP that the tests of this folder share."""
import sys


class Tap:
    def __init__(self):
        self.number = self.failed = 0

    def test(self, name, problems):
        """A test that passes when the list of problems is empty."""
        self.number += 1
        self.failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.number} - {name}")
        for problem in problems:
            print(f'# {problem}')

    def skip(self, name, why):
        self.number += 1
        print(f'ok {self.number} - {name} # SKIP {why}')

    def end(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)
