import type { SampleCountry } from './places.ts'
import type { Random } from './random.ts'

const ending: Readonly<Record<SampleCountry, string>> = { NL: 'nl', DE: 'de', ES: 'es', BE: 'be' }

const germanSpellings: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** The same words in the letters every bank can print. */
export function foldToAscii(text: string): string {
  return text
    .replace(/ß/gu, 'ss')
    .replace(/ı/gu, 'i')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
}

/** Small letters, digits and hyphens: what a domain label may hold. German umlauts are written out. */
export function slugOf(name: string, country: SampleCountry): string {
  const lower = name.toLowerCase()
  const spelled =
    country === 'DE' ? lower.replace(/[äöüß]/gu, (letter) => germanSpellings[letter] ?? letter) : lower
  return foldToAscii(spelled)
    .replace(/['’.]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 48)
}

/** Gives domain names, each once. */
export interface DomainMaker {
  /** A domain after a name: `bakkerij-hoekstra.nl`, and with a city or a number where that is taken. */
  ofName(random: Random, name: string, country: SampleCountry, city: string): string
  /** Another domain of the same owner: other ending, `mijn…`, `…-webshop`. */
  further(random: Random, domain: string): string
}

export function createDomainMaker(): DomainMaker {
  const taken = new Set<string>()
  const take = (candidates: Iterable<string>): string => {
    for (const candidate of candidates) {
      if (taken.has(candidate)) continue
      taken.add(candidate)
      return candidate
    }
    throw new RangeError('no domain left')
  }
  return {
    ofName: (random, name, country, city) => {
      const slug = slugOf(name, country)
      const compact = random.chance(0.55) ? slug.replaceAll('-', '') : slug
      const tld = random.chance(0.14) ? 'com' : ending[country]
      return take(candidates(compact, tld, slugOf(city, country)))
    },
    further: (random, domain) => {
      const [label, tld] = splitDomain(domain)
      const other = random.pick([
        `${label}.${tld === 'com' ? 'nl' : 'com'}`,
        `mijn${label}.${tld}`,
        `${label}-webshop.${tld}`,
        `${label}-online.${tld}`,
        `shop-${label}.${tld}`,
      ])
      const [otherLabel, otherTld] = splitDomain(other)
      return take(candidates(otherLabel, otherTld, 'online'))
    },
  }
}

export function splitDomain(domain: string): [label: string, tld: string] {
  const dot = domain.lastIndexOf('.')
  return [domain.slice(0, dot), domain.slice(dot + 1)]
}

function* candidates(label: string, tld: string, city: string): Generator<string> {
  yield `${label}.${tld}`
  yield `${label}-${city}.${tld}`
  for (let number = 2; number < 10_000_000; number += 1) yield `${label}${number}.${tld}`
}
