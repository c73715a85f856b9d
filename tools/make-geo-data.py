#!/usr/bin/env python3
"""Makes data/zip-codes.txt, data/airports.txt and data/phone-zones.txt from three packages of PyPI.

    python3 -m venv /tmp/geo && /tmp/geo/bin/pip install zipcodes==3.0.0 airportsdata==20260905 \
        phonenumbers==9.0.43
    /tmp/geo/bin/python tools/make-geo-data.py data

Origin and licence of the facts: data/README.md. Run again with newer versions to refresh; the output is sorted, so a
diff shows what changed.
"""

import pathlib
import sys
from importlib.metadata import version

import airportsdata
import zipcodes
from phonenumbers.tzdata import TIMEZONE_DATA

# The United States with its territories, and where its limousines cross a border.
COUNTRIES = {"US": "", "PR": "PR", "VI": "VI", "GU": "GU", "CA": "", "MX": ""}
STATES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO",
    "Connecticut": "CT", "Delaware": "DE", "District of Columbia": "DC", "District Of Columbia": "DC",
    "Florida": "FL", "Georgia": "GA", "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA",
    "Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA",
    "Michigan": "MI", "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT", "Nebraska": "NE",
    "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM", "New York": "NY",
    "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK", "Oregon": "OR",
    "Pennsylvania": "PA", "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD", "Tennessee": "TN",
    "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA", "Washington": "WA", "West Virginia": "WV",
    "Wisconsin": "WI", "Wyoming": "WY",
}


def short(degrees):
    """Three decimals are some 100 metres: enough for miles."""
    return f"{float(degrees):.3f}".rstrip("0").rstrip(".")


def head(what, package):
    return [f"# {what}", f"# Made by tools/make-geo-data.py from {package} {version(package)}; see README.md."]


def zip_lines():
    for row in sorted(zipcodes.list_all(), key=lambda row: row["zip_code"]):
        if row["zip_code_type"] == "MILITARY" or not row["active"] or not row["lat"] or not row["state"]:
            continue
        if float(row["lat"]) == 0 and float(row["long"]) == 0:
            continue
        yield "\t".join([row["zip_code"], row["state"], short(row["lat"]), short(row["long"]), row["city"].strip()])


def airport_lines():
    for code, row in sorted(airportsdata.load("IATA").items()):
        country = row["country"]
        if country not in COUNTRIES or len(code) != 3:
            continue
        state = COUNTRIES[country] or (STATES.get(row["subd"], "") if country == "US" else "")
        name = row["name"].replace("\t", " ").strip()
        yield "\t".join([code, state, country, short(row["lat"]), short(row["lon"]), row["city"].strip(), name])


def phone_zone_lines():
    """The prefixes of E.164 numbers that lie in one time zone, where a shorter prefix does not say the same."""
    single = {prefix: zones[0] for prefix, zones in TIMEZONE_DATA.items() if len(zones) == 1}
    for prefix in sorted(TIMEZONE_DATA):
        parents = [prefix[:length] for length in range(len(prefix) - 1, 0, -1) if prefix[:length] in TIMEZONE_DATA]
        above = single.get(parents[0]) if parents else None
        # A prefix of several zones says so by "-", so that the zone of a shorter one is not taken for it.
        zone = single.get(prefix, "-" if above else None)
        if zone and zone != above:
            yield f"{prefix}\t{zone}"


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, what, package, lines in [
        ("zip-codes.txt", "ZIP, state, latitude, longitude, city", "zipcodes", zip_lines()),
        ("airports.txt", "IATA, state, country, latitude, longitude, city, name", "airportsdata", airport_lines()),
        ("phone-zones.txt", "prefix of an E.164 number, time zone", "phonenumbers", phone_zone_lines()),
    ]:
        text = "\n".join([*head(what, package), *lines]) + "\n"
        (folder / name).write_text(text, encoding="utf-8")
        print(f"{name}: {text.count(chr(10)) - 2} rows, {len(text.encode())} octets")


if __name__ == "__main__":
    main()
