"""What a person would write with `re` to read the same figures, for comparison.

    reader.py measure DIR    prints a JSON object: nanoseconds a text, inside the process, the texts being those in DIR
"""
import json
import re
import sys
import time

NUMBER = r"\*{0,2}([\d,.]+)\*{0,2}"
BASIS = r"Statistics are based on a total of\s+" + NUMBER + r"\s+"

SENTENCES = {
    "uphold.rate": NUMBER + r"%\*{0,2}\s+of\s+complaints\s+we\s+investigated\s+were\s+upheld",
    "uphold.upheld": NUMBER + r"\s+upheld\s+decisions?",
    "uphold.investigations": BASIS + r"(?:detailed\s+)?investigations?",
    "compliance.rate": r"In\s+" + NUMBER + r"%\*{0,2}\s+of\s+cases\s+we\s+were\s+satisfied",
    "compliance.outcomes": BASIS + r"compliance\s+outcomes?",
    "remedy.rate": r"In\s+" + NUMBER + r"%\*{0,2}\s+of\s+upheld\s+cases\s+we\s+found",
    "remedy.decisions": NUMBER + r"\s+satisfactory\s+remedy\s+decisions?",
    "uphold.per100k": NUMBER + r"\s+upheld\s+decisions\s+per\s+100,000",
    "caseload.dealtWith": r"dealt\s+with\s+" + NUMBER,
}
SENTENCES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in SENTENCES.items()}
AVERAGE = re.compile(r"compares\s+to\s+an\s+average\s+of\s+" + NUMBER + r"%", re.IGNORECASE)
COUNCIL = re.compile(r"^\s*(.*\b(?:Council|Borough of .*|Authority))\s*$", re.MULTILINE)
PERIOD = re.compile(r"(?:period|year)\s+end(?:ing|ed)[:\s-]+(?:31 March (\d{4})|31/03/(\d{2,4}))", re.IGNORECASE)
ROW = re.compile(r"^[\d\t |%,.]+$", re.MULTILINE)
CELL = re.compile(r"\d+%?")
REPORT_ROW = re.compile(r"^(.*?[A-Za-z].*?)((?:[\t|]\s*[\d,]+%?)+)\s*$", re.MULTILINE)
MONEY = re.compile(r"£([\d,]+(?:\.\d\d)?)")
REMARKS = re.compile(r"does not intend to comply|refused|rejected|public (?:interest )?reports?", re.IGNORECASE)


def read(text):
    figures = {}
    for name, pattern in SENTENCES.items():
        match = pattern.search(text)
        if match:
            figures[name] = match.group(1)
    figures["averages"] = AVERAGE.findall(text)
    figures["council"] = COUNCIL.search(text)
    figures["period"] = PERIOD.search(text)
    figures["rows"] = [CELL.findall(row) for row in ROW.findall(text)]
    figures["table"] = [(label, CELL.findall(cells)) for label, cells in REPORT_ROW.findall(text)]
    figures["money"] = MONEY.findall(text)
    figures["remarks"] = REMARKS.findall(text)
    return figures


def measure(directory):
    import pathlib

    times = {}
    for path in sorted(pathlib.Path(directory).glob("*.txt")):
        data = path.read_bytes()
        best = None
        for _ in range(15):
            start = time.process_time_ns()
            for _ in range(10):
                read(data.decode())
            elapsed = (time.process_time_ns() - start) // 10
            best = elapsed if best is None else min(best, elapsed)
        times[path.stem] = best
    print(json.dumps(times))


if __name__ == "__main__":
    measure(sys.argv[2])
