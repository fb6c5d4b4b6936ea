"""Groups of cases that are no matter of reports, with the reason; docs/reference/recognizers.md
lists them. A case belongs to the first group that holds it."""
import re


class Group:
    def __init__(self, name, reason, pattern):
        self.name, self.reason, self.pattern = name, reason, re.compile(pattern, re.I)

    def holds(self, case):
        return bool(self.pattern.search(case['Input']))


COUNT = r'(\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|couple( of)?|half)'
UNIT = r'(day|week|month|year|decade|quarter|monday|sunday)s?'
NUMBER = r'(ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)'

NUMBERS = [
    Group('negative numbers', 'Nobody counts people below zero.',
          r'(^|\s)-\s?\d|\bminus\b|\bnegative\b'),
    Group('powers', 'Scientific notation is for other texts.', r'\^|\d(e|x10)[+-]?\d'),
    Group('divisions', '"one over three" is spoken arithmetic.', r'\d+ over \w|\b(one|\d+) over '),
    Group('spoken decimals', 'Reports write them in digits.', r'\bpoint\b'),
    Group('denominators in several words', 'Reports write "one twenty-fifth" in digits or as a percentage; '
          'halves to twentieths are read.',
          r'(twenty|thirty|hundred|thousand)[ -]?(and )?(firsts?|fifths?)\b|twenty-firsts?|illionths?|hundredths?'),
    Group('no digit before the point', 'Not written in reports.', r'(^|\s)\.\d'),
    Group('letters apart from their digits', '"1,674.5 G", "2.33 k": a letter multiplies only right behind digits.',
          r'\d +[GMk]\b'),
    Group('telephone numbers, addresses and dates', 'They are kept out as a whole rather than in parts.',
          r'phone number|192\.168|5/17/2018'),
    Group('counts out of larger counts', '"14 out of 18 states": the first stays a count; only "out of ten" and the '
          'like are shares.', r'out of five hundred'),
    Group('continental separators', '"1.111,11" does not stand in English reports.', r'\d\.\d{3},\d'),
]

DATES = [
    Group('holidays and named days', 'They are no dates without a calendar of feasts.',
          r'easter|christmas|xmas|halloween|thanksgiving|new year|independence day|labou?r day|\beid\b|ramadan|'
          r'black friday|earth day|mother.s day|father.s day|valentine|memorial day|martin luther|mlk|columbus|'
          r'presidents? day|veterans|\bmay day\b|hanukkah|diwali|juneteenth|holy|palm sunday|good friday|'
          r'st\.? patrick|carnival|cyber monday|mardi|all souls|guy fawkes|boxing day|teacher|maosday|white lover'),
    Group('business and school time', 'Working days, fiscal and school years.',
          r'business day|work ?(day|week)|weekday|fiscal|school year|\b[fs]y ?\d'),
    Group('lengths counted into the future', '"in two weeks" in a report is how long something took.',
          rf"\b(in|within|for)( the)?( (next|upcoming|coming|less than|more than))? {COUNT}( \w+)? {UNIT}\b|"
          rf"{UNIT} (from|after|before|since|later|hence|in the future)\b|from now|\bi will .*next|"
          rf'\d (next|upcoming) {UNIT}|next couple|as (early|late) as'),
    Group('the present unit', '"the week", "my day", "for the month" point at nothing in a report.',
          rf"\b(my|the|same|that|a|have a|nice|rest( of)?|remaining of( the)?) (great )?(current )?(day|week|weekend|month|year|fortnight)\b(?! (of|before yest|after tom|beg|start))|"
          r'\bon weekend|^weekend|rest this|year to date|week \d|weeks? after|after the? ?next|before last|EO[YMD]\b'),
    Group('weeks by number', 'ISO weeks; weeks of a month are counted from its first day here.',
          r'(first|second|third|fourth|last|\d(st|nd|rd|th)) week|\bw\d\d|weekend of'),
    Group('years and days in words', '"nineteen seventy eight", "May twenty nine" are spoken.',
          r'(nineteen|twenty|two thousand|one thousand|thousand and|' + NUMBER + r')([ -]|$)(?!(-?first|-?second) )|'
          r'(two|one) (hundred|thousand)'),
    Group('digits without a year, or in an unclear order', '"10/1", "3-7-2017": the day stands first here, and digits '
          'without a year are no date.',
          r'\b\d{1,2}[/.-]\d{1,2}(?![/.-]?\d)|\b(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d{2,4}|\d[/-]\d+,\d'),
    Group('a day without its month', '"on 15", "the 27", "Monday 21" may be any number.',
          r'\b(on|for the|the|day) \d{1,2}(st|nd|rd|th)?\b(?! ?(of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|-))[^-\d/]*$|'
          r'\bthe (second|thirty|fifteen|twenty second)\b|\b\w+day (the )?\d{1,2}(st|nd|rd|th)?\b(?! ?(of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|/|-|\.))|'
          r'the fifteen|(between|from|around) \d+.*(this|next) month|\b\d+ (till|to) \d+ .*month|\b(first|second|third|fifth) \w+day$|day of the month|\d(th|st) of (next|this) month'),
    Group('decades in short, centuries', '"the 70s", "the noughties", "15th century".',
          r"\b\d0'?s\b|'\d0s|\b\d{4}'s|\d{4} s\b|noughties|seventies|tens\b|century|decade"),
    Group('seasons', 'The cases give them no dates; here they are the months of the northern hemisphere.',
          r'summer|spring|winter|autumn|\bfall\b'),
    Group('conditions of a query', '"greater than 2012", "2012 or later", "sales where".',
          r'greater|later than|or later|and (later|after)|or after|earlier than|\bwhere date|or (before|earlier)|=\d'),
    Group('parts of a stretch', 'How far "late", "the end of", "later this" go is a matter of taste: the end is the last '
          'day here.', r'\b(end|beginning|start|middle|mid)( of)?[ -](next|this|the|march|of|december|\d|year|month|may|week)|\blater (this|in)|\bearl(y|ier) (this|previous|sept)|'
          r'\blate july|mid[- ]'),
    Group('words run together, digits set apart', '"Oct2", "2016H2", "20161016", "2016 - 11", "2019-sep-1".',
          r'(oct|dec|october|september)\d|\d{4}h\d|\b\d{8}\b|\d( [-/] ?|[-/] )\d{4}\b|\d{4}( [-/] ?|[-/] )\d{1,2}\b|'
          r'october\. |\d{4}[-/](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|sep\w*-\d{4}-|-20\d\d-sep|'
          r'\(jun|jun-15'),
    Group('small letters', '"may" and "march" in small letters are taken for the words.', r'\b(in|from this|from|to|last) (may|march|sept)\b(?! to oct 2020)'),
]
