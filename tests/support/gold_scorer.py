"""How claims are matched with gold annotations: the functions of the scorer in ../shared/tools."""
import pathlib

SCORER = pathlib.Path(__file__).resolve().parent.parent.parent.parent / 'shared/tools/score_claims.py'


def scorer():
    """The scorer's functions by name: load_gold, values, overlap, same_number, fold, text_of ..."""
    source = SCORER.read_text(encoding='utf-8').rstrip()
    made = {'__name__': 'scorer'}
    exec(compile(source[:-len('main()')], str(SCORER), 'exec'), made)
    return made
