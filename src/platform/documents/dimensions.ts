/** A picture as its first bytes describe it; sizes in pixels. */
export type ImageDecrite = {
  readonly type: "png" | "jpeg";
  readonly largeur: number;
  readonly hauteur: number;
};

/** Size of a PNG or JPEG image, read from its headers: no pixel is decoded. Null when it is neither, or is cut short. */
export function describeImage(octets: Uint8Array): ImageDecrite | null {
  const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  if (
    bytes.length >= 24 &&
    bytes.toString("latin1", 1, 4) === "PNG" &&
    bytes.toString("latin1", 12, 16) === "IHDR"
  ) {
    return { type: "png", largeur: bytes.readUInt32BE(16), hauteur: bytes.readUInt32BE(20) };
  }
  if (bytes.length >= 4 && bytes.readUInt16BE(0) === 0xffd8) return describeJpeg(bytes);
  return null;
}

/** Segments follow one another until a frame header (ITU T.81, B.2.2): C0 to CF, but C4, C8 and CC which are others. */
function describeJpeg(bytes: Buffer): ImageDecrite | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { type: "jpeg", hauteur: bytes.readUInt16BE(at + 5), largeur: bytes.readUInt16BE(at + 7) };
    }
    // Fill bytes before a marker.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
