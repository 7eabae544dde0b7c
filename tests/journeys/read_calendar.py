# What Python's icalendar finds in calendar files: a list of events for each.
import json
import sys
from datetime import datetime

from icalendar import Calendar


def event(it):
    start, end = it.decoded("DTSTART"), it.decoded("DTEND")
    zone = str(start.tzinfo) if isinstance(start, datetime) else None
    text = lambda name: str(it.get(name, ""))
    moment = lambda value: value.replace(tzinfo=None).isoformat() if isinstance(value, datetime) else value.isoformat()
    return [text("UID"), int(it["SEQUENCE"]), text("STATUS"), moment(start), moment(end), zone, text("SUMMARY"), text("DESCRIPTION")]


with open(sys.argv[1], encoding="utf-8") as file:
    files = json.load(file)
found = []
for path in files:
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    assert not calendar.errors, calendar.errors
    zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
    found.append({"zones": zones, "events": [event(it) for it in calendar.walk("VEVENT")]})
print(json.dumps(found))
