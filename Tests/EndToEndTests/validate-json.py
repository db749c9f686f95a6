"""Holds JSON documents against the schemas of docs/json.

    validate-json.py SCHEMAS FILE…

Each file has a document, or one on each line. Members that the schemas do not name are errors here, so that none is added without
being described; those who use the schemas allow them. Prints the errors, and exits with 1 where there is one.
"""
import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def closed(schema):
    """The schema without room for members that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(part) for key, part in schema.items()}
    if result.get("type") in ("object", ["object", "null"]) and isinstance(result.get("properties"), dict):
        result["additionalProperties"] = False
    return result


schemas = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    schema = json.loads(path.read_text())
    Draft202012Validator.check_schema(schema)
    schemas[schema["properties"]["schema"]["const"]] = Draft202012Validator(closed(schema))

failed = False
for name in sys.argv[2:]:
    text = pathlib.Path(name).read_text()
    try:
        documents = [json.loads(text)]
    except json.JSONDecodeError:
        documents = [json.loads(line) for line in text.splitlines()]
    for document in documents:
        validator = schemas.get(document.get("schema"))
        errors = [f"no schema {document.get('schema')}"] if validator is None else [
            f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(document)]
        for error in errors[:5]:
            failed = True
            print(f"{pathlib.Path(name).name}: {error}")
    print(f"{pathlib.Path(name).name}: {len(documents)} of {documents[0].get('schema') if documents else ''}", file=sys.stderr)
sys.exit(failed)
