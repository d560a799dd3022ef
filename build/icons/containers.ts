/** A square picture. */
export interface Picture {
  /** Width and height in pixels. */
  size: number;
  png: Buffer;
}

/**
 * A Windows icon file. Each picture is a whole PNG, which Windows reads since Vista.
 * Source: Microsoft, "Icons" (ICONDIR, ICONDIRENTRY).
 *
 * @param pictures of at most 256 pixels
 * @throws RangeError where one is larger
 */
export function icoFile(pictures: readonly Picture[]): Buffer {
  const entryLength = 16;
  const header = Buffer.alloc(6 + pictures.length * entryLength);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    if (size > 256) throw new RangeError(`An icon file has no place for ${size} pixels.`);
    const entry = 6 + index * entryLength;
    // 256 is written as 0.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/**
 * The kinds of pictures that are PNGs in an Apple icon, with their sizes in pixels: ic11 is 16 points
 * on a screen of two pixels a point, and so on. 16 and 32 pixels have no kind of their own that every
 * macOS takes as PNG; it scales ic11 and ic12 down.
 */
const icnsKinds: readonly [kind: string, size: number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** The sizes of the pictures that {@link icnsFile} wants. */
export const icnsSizes: readonly number[] = [...new Set(icnsKinds.map(([, size]) => size))];

/**
 * An Apple icon file: `icns`, the whole length, then each kind with its length and its PNG.
 *
 * @throws RangeError where a size of {@link icnsSizes} is missing
 */
export function icnsFile(pictures: readonly Picture[]): Buffer {
  const parts = icnsKinds.map(([kind, size]) => {
    const picture = pictures.find((each) => each.size === size);
    if (picture === undefined) throw new RangeError(`There is no picture of ${size} pixels.`);
    return chunk(kind, picture.png);
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}
