export interface Palette {
  /** The company's own colour, for areas. */
  accent: string
  /** The same colour, dark enough to be read as text on white and on the tint. */
  accentText: string
  /** A faint wash of the accent behind what matters most. */
  tint: string
  /** Text on an area of the accent. */
  onAccent: string
  ink: string
  muted: string
  rule: string
}

type Rgb = [number, number, number]

const ink = '#131c31'
const readable = 4.6

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share)
  return [part(0), part(1), part(2)]
}

function format(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a) as [
    number,
    number,
  ]
  return (high + 0.05) / (low + 0.05)
}

/** Derives the few colours of a document from the company's accent (`#rrggbb`), keeping text readable on each. */
export function paletteOf(accent: string): Palette {
  const base = parse(accent)
  const tint = format(mix(base, [255, 255, 255], 0.92))
  let accentText = base
  for (let step = 0; step < 20 && contrast(format(accentText), tint) < readable; step += 1) {
    accentText = mix(accentText, parse(ink), 0.12)
  }
  return {
    accent,
    accentText: format(accentText),
    tint,
    onAccent: contrast('#ffffff', accent) >= 3 ? '#ffffff' : ink,
    ink,
    muted: '#566074',
    rule: '#d3d8e0',
  }
}
