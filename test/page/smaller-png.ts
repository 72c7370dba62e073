// A screenshot in, the same picture in at most 256 colours and as few bytes as deflate allows out: it lies in the repository.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Takes what the browser writes: 8 bits a channel, RGB or RGBA, not interlaced. The colours used most stay; others go to the nearest of them. */
export function smaller(png: Buffer): Buffer {
  const { width, height, channels, rows } = opened(png)
  const colours = new Map<number, number>()
  for (let at = 0; at < rows.length; at += channels) {
    const colour = rgb(rows, at)
    colours.set(colour, (colours.get(colour) ?? 0) + 1)
  }
  const palette = [...colours].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour)
  const places = new Map([...colours.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const lines = Buffer.alloc(height * (width + 1))
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) lines[y * (width + 1) + 1 + x] = places.get(rgb(rows, at))!
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colourTable = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const packed = deflateSync(lines, { level: 9, memLevel: 9 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colourTable), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

const rgb = (rows: Buffer, at: number): number => (rows[at]! << 16) | (rows[at + 1]! << 8) | rows[at + 2]!

function nearest(palette: number[], colour: number): number {
  let [best, least] = [0, Infinity]
  palette.forEach((each, index) => {
    const [red, green, blue] = [16, 8, 0].map((shift) => ((each >> shift) & 255) - ((colour >> shift) & 255)) as [number, number, number]
    const far = red * red + green * green + blue * blue
    if (far < least) [best, least] = [index, far]
  })
  return best
}

function opened(png: Buffer): { width: number; height: number; channels: 3 | 4; rows: Buffer } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3] as const
  return { width, height, channels, rows: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) }
}

/** PNG (ISO/IEC 15948), 9.2: each line says how it was filtered. */
function unfiltered(lines: Buffer, length: number, height: number, step: number): Buffer {
  const rows = Buffer.alloc(length * height)
  for (let y = 0; y < height; y += 1) {
    const kind = lines[y * (length + 1)]!
    for (let x = 0; x < length; x += 1) {
      const [left, up] = [x >= step ? rows[y * length + x - step]! : 0, y > 0 ? rows[(y - 1) * length + x]! : 0]
      const corner = x >= step && y > 0 ? rows[(y - 1) * length + x - step]! : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind]!
      rows[y * length + x] = lines[y * (length + 1) + 1 + x]! + guess
    }
  }
  return rows
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
