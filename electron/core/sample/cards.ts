import type { CardFields, zContactPerson } from '../../../shared/contract/customers.ts'
import type { z } from 'zod'
import { createDomainMaker, type DomainMaker, slugOf } from './domains.ts'
import { bicOf, createIdentityMaker, type IdentityMaker, makeIban } from './identities.ts'
import { makeCompanyName, makeJobTitle, makePerson, makeSpouse, type Person } from './people.ts'
import { makePhone, makePlace, type SampleCountry } from './places.ts'
import { type PayerStyle, payerStyles, printedName } from './payers.ts'
import type { Random } from './random.ts'

type Contact = Pick<z.output<typeof zContactPerson>, 'name' | 'email' | 'phone' | 'jobTitle' | 'access'>

/** Who really sends the money for a card, and how well they write. */
export interface Payer {
  name: string
  iban: string
  bic: string
  style: PayerStyle
}

export interface SampleCard {
  country: SampleCountry
  taxIdentity: { kind: string; country: string; value: string }
  card: CardFields
  contacts: Contact[]
  /** Entered by a clerk some days after the card; null where nobody asked. */
  vatConfirmation: { valid: boolean; consultationNumber: string } | null
  payer: Payer
  /** The first of its domains, which payers write. */
  mainDomain: string
  owner: Person
}

export interface CardMaker {
  identities: IdentityMaker
  domains: DomainMaker
  make(random: Random): SampleCard
}

const countryWeights: readonly (readonly [SampleCountry, number])[] = [
  ['NL', 62],
  ['DE', 16],
  ['BE', 11],
  ['ES', 11],
]

const languageOf = { NL: 'nl', DE: 'de', ES: 'es', BE: 'nl' } as const

/** Makes cards, one after the other; the same seed gives the same cards in the same order. */
export function createCardMaker(random: Random): CardMaker {
  const identities = createIdentityMaker(random.fork('identities'))
  const domains = createDomainMaker()
  return {
    identities,
    domains,
    make: (own) => {
      const country = own.weighted(countryWeights)
      return own.chance(0.68)
        ? makeCompany(own, country, identities, domains)
        : makePrivateCard(own, country, identities, domains)
    },
  }
}

function makeCompany(
  random: Random,
  country: SampleCountry,
  identities: IdentityMaker,
  domains: DomainMaker,
): SampleCard {
  const owner = makePerson(random, country)
  const name = makeCompanyName(random, country, owner)
  const place = makePlace(random, country)
  const mainDomain = domains.ofName(random, name.plainName, country, place.city)
  const mailHost = mailHostOf(mainDomain)
  const { taxIdentity, vatNumber } = companyIdentity(random, country, name.legalName, identities)
  const base = baseCard(random, country, place)
  const card: CardFields = {
    ...base,
    kind: 'company',
    legalName: name.legalName,
    tradeName: name.tradeName,
    email: `${random.pick(['info', 'administratie', 'office', 'facturen'])}@${mailHost}`,
    vatNumber,
    purchaseReference: random.chance(0.06) ? `PO-${random.between(1000, 9999)}` : '',
    termDays: random.chance(0.07) ? 30 : null,
  }
  const isAbroad = country !== 'NL' && vatNumber !== ''
  return {
    country,
    taxIdentity,
    card,
    contacts: makeContacts(random, country, owner, mailHost),
    vatConfirmation: isAbroad && random.chance(0.72) ? confirmation(random) : null,
    payer: makePayer(random, country, card, random.chance(0.08) ? owner.fullName : name.legalName),
    mainDomain,
    owner,
  }
}

function makePrivateCard(
  random: Random,
  country: SampleCountry,
  identities: IdentityMaker,
  domains: DomainMaker,
): SampleCard {
  const owner = makePerson(random, country)
  const place = makePlace(random, country)
  const mainDomain = domains.ofName(random, `${owner.firstName}-${owner.lastName}`, country, place.city)
  const card: CardFields = {
    ...baseCard(random, country, place),
    kind: 'person',
    legalName: owner.fullName,
    email: `${slugOf(owner.firstName, country)}@${mailHostOf(mainDomain)}`,
    priceMode: random.chance(0.5) ? 'gross' : null,
  }
  const value = country === 'ES' ? (random.chance(0.15) ? identities.esNie() : identities.esDni()) : ''
  const kind = country !== 'ES' ? 'none' : /^[XYZ]/u.test(value) ? 'es-nie' : 'es-dni'
  const payerName = random.chance(0.14) ? makeSpouse(random, country, owner) : owner.fullName
  return {
    country,
    taxIdentity: { kind, country, value },
    card,
    contacts: [],
    vatConfirmation: null,
    payer: makePayer(random, country, card, payerName),
    mainDomain,
    owner,
  }
}

function baseCard(
  random: Random,
  country: SampleCountry,
  place: { addressLine: string; postcode: string; city: string },
): CardFields {
  return {
    ...place,
    kind: 'person',
    legalName: '',
    tradeName: '',
    formerNames: '',
    addressExtra: '',
    country,
    email: '',
    phone: random.chance(0.7) ? makePhone(random, country) : '',
    vatNumber: '',
    registrationNumber: '',
    language: languageOf[country],
    termDays: null,
    paymentMethod: 'transfer',
    iban: makeIban(random, country),
    purchaseReference: '',
    priceMode: null,
    useCreditAutomatically: false,
    note: '',
  }
}

function companyIdentity(
  random: Random,
  country: SampleCountry,
  legalName: string,
  identities: IdentityMaker,
): { taxIdentity: SampleCard['taxIdentity']; vatNumber: string } {
  switch (country) {
    case 'NL': {
      const isLegalPerson = /B\.V\.|Coöperatie/u.test(legalName)
      const vatNumber = isLegalPerson ? identities.nlVat() : identities.nlSoleTraderVat()
      return { taxIdentity: { kind: 'nl-kvk', country, value: identities.nlKvk() }, vatNumber }
    }
    case 'DE': {
      const value = identities.deVat()
      return { taxIdentity: { kind: 'de-vat', country, value }, vatNumber: value }
    }
    case 'ES': {
      const value = identities.esCif(legalName.endsWith('S.A.') ? 'A' : 'B')
      return {
        taxIdentity: { kind: 'es-cif', country, value },
        vatNumber: random.chance(0.8) ? `ES${value}` : '',
      }
    }
    case 'BE': {
      const value = identities.beEnterprise()
      return { taxIdentity: { kind: 'be-enterprise', country, value }, vatNumber: `BE${value}` }
    }
  }
}

function confirmation(random: Random): { valid: boolean; consultationNumber: string } {
  const consultationNumber = `WAPI${Array.from({ length: 12 }, () => random.pick([...'ABCDEFGHKLMNPRSTXYZ23456789'])).join('')}`
  return { valid: random.chance(0.96), consultationNumber }
}

function makeContacts(random: Random, country: SampleCountry, owner: Person, mailHost: string): Contact[] {
  const count = random.weighted([
    [0, 3],
    [1, 5],
    [2, 2],
    [3, 0.5],
  ] as const)
  return Array.from({ length: count }, (_, index) => {
    const person = index === 0 ? owner : makePerson(random, country)
    return {
      name: person.fullName,
      email: `${slugOf(person.firstName, country)}@${mailHost}`,
      phone: random.chance(0.5) ? makePhone(random, country) : '',
      jobTitle: makeJobTitle(random, country),
      access: index === 0 ? 'full' : random.pick(['billing', 'contact-only'] as const),
    }
  })
}

/** Takes the card's IBAN as the payer's; now and then money comes from another account than the card knows. */
function makePayer(random: Random, country: SampleCountry, card: CardFields, name: string): Payer {
  const iban = random.chance(0.88) ? card.iban : makeIban(random, country)
  if (random.chance(0.4)) card.iban = ''
  return { name: printedName(random, name), iban, bic: bicOf(iban), style: random.weighted(payerStyles) }
}

/** Mail addresses stand under `.example`, so that nothing can ever be sent to anybody. */
const mailHostOf = (domain: string): string => `${domain.slice(0, domain.lastIndexOf('.'))}.example`
