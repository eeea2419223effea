// A letter is made once and signed in place: bytes are kept free before it, so that its signature needs no copy of the whole.

const ROOM = 2048;
const free = new WeakSet<Buffer>();

/** Bytes for a message of this length, with room before them. */
export function roomyBuffer(length: number): Buffer {
  const message = Buffer.allocUnsafeSlow(ROOM + length).subarray(ROOM);
  free.add(message);
  return message;
}

/** The message with this before it. The message itself stays as it is, and its room is given only once. */
export function withBefore(head: string, message: Buffer): Buffer {
  if (head.length > ROOM || !free.delete(message)) return Buffer.concat([Buffer.from(head, 'latin1'), message]);
  const whole = Buffer.from(message.buffer, message.byteOffset - head.length, head.length + message.length);
  whole.write(head, 0, 'latin1');
  return whole;
}
