"""Says of each address on standard input, one a line, whether Python's ipaddress module holds it for global."""
import ipaddress, sys

for line in sys.stdin:
    print(int(ipaddress.ip_address(bytes.fromhex(line.strip())).is_global))
