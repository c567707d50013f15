import { countryName } from '../../../../shared/values/countries.ts'
import type { CompanyFacts, RecipientFacts } from '../facts.ts'
import type { DocumentLanguage } from '../frozen.ts'
import { present } from './format.ts'

/** Languages of addresses by country; others are written the English way. */
const countryLanguages: Record<string, DocumentLanguage> = {
  NL: 'nl',
  BE: 'nl',
  DE: 'de',
  AT: 'de',
  LI: 'de',
  ES: 'es',
}

const attentionPrefixes: Record<DocumentLanguage, string> = {
  nl: 'T.a.v.',
  en: 'Attn',
  de: 'z. Hd.',
  es: 'A/A',
}

/** Countries that write the postcode after the town or on a line of its own. */
const postcodeAfterTown = new Set(['US', 'CA', 'AU'])
const postcodeBelowTown = new Set(['GB', 'IE'])

function languageOfCountry(country: string): DocumentLanguage {
  return countryLanguages[country] ?? 'en'
}

type Place = Pick<RecipientFacts, 'postcode' | 'city' | 'region' | 'country'>

function townLines({ postcode, city, region = null, country }: Place): string[] {
  const code = postcode.trim()
  if (postcodeAfterTown.has(country)) {
    return [`${city}${region === null ? '' : `, ${region}`} ${code}`.trim()]
  }
  if (postcodeBelowTown.has(country)) return [city, code].filter((line) => line !== '')
  // PostNL asks for two blanks between postcode and town.
  const gap = country === 'NL' ? '\u00a0\u00a0' : ' '
  const town = `${code}${code === '' ? '' : gap}${city}`
  const province = present(region)
  return [country === 'ES' && province !== null && province !== city ? `${town} (${province})` : town]
}

/**
 * The recipient as printed in the window: conventions of the recipient's country, and for a foreign country its name
 * in capitals in the language of the country of posting, whose post has to read it (UPU S42, "country name").
 */
export function recipientLines(recipient: RecipientFacts, companyCountry: string): string[] {
  const attention = present(recipient.attention)
  const prefix = attentionPrefixes[languageOfCountry(recipient.country)]
  const foreign = recipient.country !== companyCountry
  const postingLanguage = languageOfCountry(companyCountry)
  return [
    recipient.name,
    ...(attention === null ? [] : [`${prefix} ${attention}`]),
    ...recipient.addressLines,
    ...townLines(recipient),
    ...(foreign ? [countryName(recipient.country, postingLanguage).toLocaleUpperCase(postingLanguage)] : []),
  ].filter((line) => line.trim() !== '')
}

/** The company's own address, one part a line. */
export function companyLines(company: CompanyFacts, language: DocumentLanguage): string[] {
  return [...company.addressLines, ...townLines(company), countryName(company.country, language)].filter(
    (line) => line.trim() !== '',
  )
}

/** The small line above the recipient; the post returns by it what it cannot deliver. */
export function returnLine(company: CompanyFacts): string {
  return [company.legalName, ...company.addressLines, ...townLines(company)]
    .filter((part) => part.trim() !== '')
    .join(' · ')
}
