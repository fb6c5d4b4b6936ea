"""Reads texts with refuge, for the checks beside it."""
import json
import subprocess
import sys


def read(refuge, folder, date):
    """The claims of all files of a folder, in the order of the output; ends the check where reading fails."""
    done = subprocess.run([refuge, 'read', '--format', 'ndjson', '-q', '--date', date, folder],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f'exit {done.returncode}: {done.stderr}')
    return [json.loads(line) for line in done.stdout.splitlines()]
