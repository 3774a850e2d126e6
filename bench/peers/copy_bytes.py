"""The floor: reads INPUT and writes as many bytes as the results hold: python3 -I -S copy_bytes.py INPUT OUTDIR BYTES"""

import os
import sys

source, out, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
os.makedirs(out, exist_ok=True)
block = memoryview(bytearray(1 << 20))
with open(source, "rb", buffering=0) as reader, open(os.path.join(out, "copy"), "wb", buffering=0) as writer:
    while (count := reader.readinto(block)) > 0:
        size -= writer.write(block[:min(count, size)])
    # Results larger than the input: the last block once more.
    while size > 0:
        size -= writer.write(block[:min(len(block), size)])
