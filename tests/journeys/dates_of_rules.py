# The dates of rules by dateutil, and how long it takes: rules in, lists of dates and seconds out.
import json
import sys
import time
from datetime import date

from dateutil.relativedelta import relativedelta


def dates(rule, anchor, until):
    unit = {"days": rule["count"]} if rule["unit"] == "days" else None
    unit = unit or ({"weeks": rule["count"]} if rule["unit"] == "weeks" else {"months": rule["count"]})
    found = []
    if rule["unit"] == "half months":
        month = anchor.replace(day=1)
        while month <= until:
            found += [day for day in (month, month + relativedelta(day=15)) if anchor < day <= until]
            month += relativedelta(months=1)
        return found
    step = 1
    while (day := anchor + relativedelta(**{name: count * step for name, count in unit.items()})) <= until:
        found.append(day)
        step += 1
    return found


with open(sys.argv[1], encoding="utf-8") as file:
    rules = json.load(file)
rules = [(rule, date.fromisoformat(rule["anchor"]), date.fromisoformat(rule["until"])) for rule in rules]
start = time.perf_counter()
answers = [dates(*rule) for rule in rules]
seconds = time.perf_counter() - start
print(json.dumps({"dates": [[day.isoformat() for day in found] for found in answers], "seconds": seconds}))
