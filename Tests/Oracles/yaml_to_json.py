"""YAML in, the same as JSON out: the configuration as another program reads it."""
import json
import sys

import yaml

json.dump(yaml.safe_load(sys.stdin.read()), sys.stdout)
