import { brandNames, firstNames, jobTitles, lastNames, trades } from './name-lists.ts'
import type { SampleCountry } from './places.ts'
import type { Random } from './random.ts'

export interface Person {
  firstName: string
  lastName: string
  fullName: string
}

export function makePerson(random: Random, country: SampleCountry): Person {
  const firstName = random.pick(firstNames[country])
  const family = random.pick(lastNames[country])
  const lastName = country === 'ES' ? `${family} ${random.pick(lastNames.ES)}` : family
  return { firstName, lastName, fullName: `${firstName} ${lastName}` }
}

export interface CompanyName {
  legalName: string
  tradeName: string
  /** The name without its legal form, from which its domain is made. */
  plainName: string
}

const legalForms: Readonly<Record<SampleCountry, readonly (readonly [string, number])[]>> = {
  NL: [
    ['B.V.', 6],
    ['V.O.F.', 2],
    ['', 2],
    ['Coöperatie U.A.', 0.4],
  ],
  DE: [
    ['GmbH', 6],
    ['GmbH & Co. KG', 2],
    ['e.K.', 1.5],
    ['UG (haftungsbeschränkt)', 0.7],
    ['KG', 0.5],
  ],
  ES: [
    ['S.L.', 7],
    ['S.L.U.', 2],
    ['S.A.', 1],
  ],
  BE: [
    ['BV', 6],
    ['NV', 2],
    ['Comm.V', 1],
  ],
}

/** `Bakkerij Hoekstra V.O.F.`, `Müller & Söhne GmbH`, `Noordkust B.V.` */
export function makeCompanyName(random: Random, country: SampleCountry, owner: Person): CompanyName {
  const form = random.weighted(legalForms[country])
  const plainName = random.weighted<() => string>([
    [() => `${random.pick(trades[country])} ${owner.lastName}`, 5],
    [() => `${random.pick(brandNames[country])} ${random.pick(trades[country])}`, 3],
    [() => `${owner.lastName} & ${sonsOf(random, country)}`, 1.2],
    [() => `${random.pick(brandNames[country])} ${owner.lastName.split(' ')[0] ?? ''}`.trim(), 1],
  ])()
  return {
    legalName: form === '' ? plainName : `${plainName} ${form}`,
    tradeName: random.chance(0.12) ? random.pick(brandNames[country]) : '',
    plainName,
  }
}

function sonsOf(random: Random, country: SampleCountry): string {
  const words = { NL: 'Zonen', DE: 'Söhne', ES: 'Hijos', BE: 'Zonen' } as const
  return random.chance(0.6) ? words[country] : random.pick(lastNames[country])
}

export function makeJobTitle(random: Random, country: SampleCountry): string {
  return random.pick(jobTitles[country])
}

/** The one who pays from the household's account: another first name, the same or a joint name. */
export function makeSpouse(random: Random, country: SampleCountry, person: Person): string {
  const partner = makePerson(random, country)
  if (country === 'NL')
    return `${initial(partner)} ${partner.lastName} e/o ${initial(person)} ${person.lastName}`
  if (country === 'DE') return `${person.lastName}, ${person.firstName} u. ${partner.firstName}`
  return random.chance(0.5) ? partner.fullName : `${partner.firstName} ${person.lastName}`
}

const initial = (person: Person): string => `${person.firstName.charAt(0)}.`
