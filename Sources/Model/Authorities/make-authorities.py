#!/usr/bin/env python3
"""Makes authorities.csv from mySociety's list of UK local authorities.

    python3 make-authorities.py FOLDER > authorities.csv

FOLDER holds `uk_local_authorities_future.csv` of the data set named in README.md. The authorities that ended, or
changed their kind, in the reorganisation of 1 April 2009 are not in that data set; they are listed below, with the
codes of the Office for National Statistics' Code History Database.
"""

import csv
import re
import sys
from pathlib import Path

KINDS = {"CTY": "county", "NMD": "district", "MD": "metropolitan", "UA": "unitary", "LBO": "londonBorough"}

# Further whole names in use, which no rule composes from the name of the place.
NAMES = {
    "BAS": ["BANES", "B&NES", "Bath & NES", "Bath and NES"],
    "BNS": ["E08000038"],
    "BPC": ["BCP Council"],
    "BRD": ["City of Bradford MDC", "City of Bradford Council"],
    "COL": ["Colchester City Council"],
    "DNC": ["Doncaster City Council"],
    "GRE": ["RBG"],
    "HEF": ["County of Herefordshire District Council", "Herefordshire County Council"],
    "HMF": ["LBHF"],
    "IOW": ["Isle of Wight County Council"],
    "KEC": ["RBKC"],
    "KHL": ["Kingston upon Hull City Council", "City of Kingston upon Hull", "City of Kingston upon Hull Council"],
    "KTT": ["RBK"],
    "LCR": ["Halton, Knowsley, Liverpool, St Helens, Sefton and Wirral Combined Authority"],
    "LND": ["City of London", "Corporation of London", "Common Council of the City of London"],
    "MIK": ["Milton Keynes City Council"],
    "NECA": ["Durham, Gateshead, South Tyneside and Sunderland Combined Authority"],
    "NET": ["Newcastle upon Tyne City Council", "City of Newcastle upon Tyne"],
    "NTCA": ["Newcastle upon Tyne, North Tyneside and Northumberland Combined Authority"],
    "SBU": ["South Buckinghamshire District Council"],
    "SCR": [
        "Sheffield City Region Combined Authority", "Sheffield City Region Mayoral Combined Authority",
        "Barnsley, Doncaster, Rotherham and Sheffield Combined Authority",
    ],
    "SHF": ["E08000039"],
    "SOS": ["Southend-on-Sea City Council", "Southend City Council"],
    "TFW": ["Borough of Telford and Wrekin"],
    "WKF": ["City of Wakefield Metropolitan District Council", "City of Wakefield MDC"],
    "WLV": ["Wolverhampton City Council"],
    "WNM": ["RBWM"],
    "WSM": ["Westminster City Council", "City of Westminster Council"],
    "YOR": ["York City Council"],
}

# Official names that the data set gives short.
OFFICIAL = {"LCR": "Liverpool City Region Combined Authority"}

# Further names of the place, each as good as the first.
PLACES = {
    "BBD": ["Blackburn"],
    "BST": ["Bristol"],
    "DUR": ["Durham"],
    "KHL": ["Hull"],
    "SHE": ["Shepway"],
    "SOS": ["Southend"],
    "TFW": ["Telford and the Wrekin"],
}

# Names of the place that the data set gives in another form.
FIRST_PLACE = {
    "BKM": "Buckinghamshire",
    "BST": "Bristol",
    "DOR": "Dorset",
    "DST": "Dorset",
    "KIN": "King's Lynn and West Norfolk",
    "LIC": "Lincoln",
    "LND": "",
    "SHN": "St Helens",
}

# Ended, or went on as a unitary council, on 1 April 2009: name of the council, GSS code, kind.
UNTIL_2009 = [
    ("Bedfordshire County Council", "E10000001", "county"),
    ("Cheshire County Council", "E10000004", "county"),
    ("Cornwall County Council", "E10000005", "county"),
    ("Durham County Council", "E10000010", "county"),
    ("Northumberland County Council", "E10000022", "county"),
    ("Shropshire County Council", "E10000026", "county"),
    ("Wiltshire County Council", "E10000033", "county"),
    ("Mid Bedfordshire District Council", "E07000001", "district"),
    ("Bedford Borough Council", "E07000002", "district"),
    ("South Bedfordshire District Council", "E07000003", "district"),
    ("Chester City Council", "E07000013", "district"),
    ("Congleton Borough Council", "E07000014", "district"),
    ("Crewe and Nantwich Borough Council", "E07000015", "district"),
    ("Ellesmere Port and Neston Borough Council", "E07000016", "district"),
    ("Macclesfield Borough Council", "E07000017", "district"),
    ("Vale Royal Borough Council", "E07000018", "district"),
    ("Caradon District Council", "E07000019", "district"),
    ("Carrick District Council", "E07000020", "district"),
    ("Kerrier District Council", "E07000021", "district"),
    ("North Cornwall District Council", "E07000022", "district"),
    ("Penwith District Council", "E07000023", "district"),
    ("Restormel Borough Council", "E07000024", "district"),
    ("Chester-le-Street District Council", "E07000054", "district"),
    ("Derwentside District Council", "E07000055", "district"),
    ("Durham City Council", "E07000056", "district"),
    ("Easington District Council", "E07000057", "district"),
    ("Sedgefield Borough Council", "E07000058", "district"),
    ("Teesdale District Council", "E07000059", "district"),
    ("Wear Valley District Council", "E07000060", "district"),
    ("Alnwick District Council", "E07000157", "district"),
    ("Berwick-upon-Tweed Borough Council", "E07000158", "district"),
    ("Blyth Valley Borough Council", "E07000159", "district"),
    ("Castle Morpeth Borough Council", "E07000160", "district"),
    ("Tynedale District Council", "E07000161", "district"),
    ("Wansbeck District Council", "E07000162", "district"),
    ("Bridgnorth District Council", "E07000182", "district"),
    ("North Shropshire District Council", "E07000183", "district"),
    ("Oswestry Borough Council", "E07000184", "district"),
    ("Shrewsbury and Atcham Borough Council", "E07000185", "district"),
    ("South Shropshire District Council", "E07000186", "district"),
    ("Kennet District Council", "E07000230", "district"),
    ("North Wiltshire District Council", "E07000231", "district"),
    ("Salisbury District Council", "E07000232", "district"),
    ("West Wiltshire District Council", "E07000233", "district"),
]

# Begin on 1 April 2027, by the Surrey (Structural Changes) Order 2026: name of the council, kind, place.
FROM_2027 = [
    ("East Surrey Council", "unitary", "East Surrey"),
    ("West Surrey Council", "unitary", "West Surrey"),
]

# End on 1 April 2027, by the same order: GSS codes.
UNTIL_2027 = {"E10000030"} | {f"E07000{number}" for number in range(207, 218)}

# Ended on 7 May 2024, by the North East Mayoral Combined Authority (Establishment and Functions) Order 2024: GSS codes.
UNTIL_2024 = {"E47000010", "E47000011"}


def start_year(date, kind):
    """The year of a start that was a reorganisation; other dates in the data set are those of its own entries."""
    year, _, day = date.partition("-")
    return year if kind != "other" and day == "04-01" and int(year) >= 2009 else ""


def main():
    source = Path(sys.argv[1]) / "uk_local_authorities_future.csv"
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "gss", "kind", "start", "end", "name", "places", "names"])
    rows = []
    for row in csv.DictReader(source.open(encoding="utf-8")):
        if row["nation"] != "England":
            continue
        code = row["local-authority-code"]
        kind = KINDS.get(row["local-authority-type"], "other")
        places = [] if kind == "other" else [FIRST_PLACE.get(code, row["nice-name"])] + PLACES.get(code, [])
        # Codes that the Government Statistical Service gave before or after the one in `gss` stand among the names.
        names = NAMES.get(code, []) + [gss for gss in row["former-gss-codes"].split(",") if gss]
        end = row["end-date"][:4]
        if row["gss-code"] in UNTIL_2024:
            end = "2024"
        elif row["gss-code"] in UNTIL_2027:
            end = "2027"
        official = OFFICIAL.get(code, re.sub(r"\s+", " ", row["official-name"].strip()))
        rows.append([
            code, row["gss-code"], kind, start_year(row["start-date"], kind), end, official,
            "|".join(place.replace("Kings Lynn", "King's Lynn") for place in places if place),
            "|".join(name for name in names if name != official)])
    for name, gss, kind in UNTIL_2009:
        place = re.sub(r" (County|District|Borough|City) Council$", "", name)
        rows.append(["", gss, kind, "", "2009", name, place, ""])
    for name, kind, place in FROM_2027:
        rows.append(["", "", kind, "2027", "", name, place, ""])
    out.writerows(sorted(rows, key=lambda row: row[1]))


if __name__ == "__main__":
    main()
