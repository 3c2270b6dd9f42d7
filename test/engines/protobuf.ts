/** A field that holds bytes or another message. */
export function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(content.length), content]);
}

export const text = (number: number, value: string): Buffer => field(number, Buffer.from(value));

/** A field that holds a whole number, or a truth. */
export function whole(number: number, value: number): Buffer {
  return Buffer.concat([varint(number << 3), varint(value)]);
}

export function double(number: number, value: number): Buffer {
  const eight = Buffer.alloc(8);
  eight.writeDoubleLE(value);
  return Buffer.concat([varint((number << 3) | 1), eight]);
}

/** A field of eight bytes, as OTLP writes its times. */
export function fixed64(number: number, value: bigint): Buffer {
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64LE(value);
  return Buffer.concat([varint((number << 3) | 1), eight]);
}

export function varint(value: number): Buffer {
  if (value >= 0 && value < 0x80 && Number.isInteger(value)) return Buffer.of(value);
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(Math.round(value)));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return Buffer.from(bytes);
}
