import type { CardFields } from '../../../../shared/contract/customers.ts'
import { zCardFields } from '../../../../shared/contract/customers.ts'
import { type ImportField, importFields } from '../../../../shared/contract/customers-import.ts'
import { countryCodes, countryName, isCountry } from '../../../../shared/values/countries.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { isLanguage, languages } from '../../../../shared/values/languages.ts'
import type { Language } from '../../../../shared/values/languages.ts'
import { detectTaxId } from '../../../../shared/values/tax-id.ts'
import type { TaxIdentity } from './card.ts'
import { checkFields } from './rules.ts'

type Params = Record<string, string | number | boolean | null>
export interface RowProblem {
  field: string
  code: string
  params: Params
}

/** Names of columns in the four languages, folded and without blanks and signs. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  legalName: [
    'legalname',
    'name',
    'company',
    'companyname',
    'customer',
    'naam',
    'bedrijfsnaam',
    'klant',
    'firma',
    'kunde',
    'firmenname',
    'nombre',
    'razonsocial',
    'cliente',
    'empresa',
  ],
  kind: ['kind', 'type', 'soort', 'art', 'tipo'],
  tradeName: ['tradename', 'handelsnaam', 'handelsname', 'nombrecomercial'],
  taxId: [
    'taxid',
    'taxnumber',
    'fiscaalnummer',
    'kvk',
    'kvknummer',
    'rsin',
    'nif',
    'cif',
    'dni',
    'nie',
    'steuernummer',
    'ondernemingsnummer',
  ],
  vatNumber: [
    'vatnumber',
    'vat',
    'vatid',
    'btwnummer',
    'btw',
    'btwid',
    'ustid',
    'ustidnr',
    'umsatzsteuerid',
    'nifiva',
    'iva',
  ],
  registrationNumber: [
    'registrationnumber',
    'traderegisternumber',
    'handelsregister',
    'handelsregisternummer',
    'hrb',
    'registromercantil',
  ],
  addressLine: [
    'addressline',
    'address',
    'street',
    'streetandnumber',
    'adres',
    'straat',
    'adresse',
    'strasse',
    'anschrift',
    'direccion',
    'calle',
    'domicilio',
  ],
  addressExtra: ['addressextra', 'addition', 'toevoeging', 'zusatz', 'adresszusatz', 'complemento'],
  postcode: ['postcode', 'postalcode', 'zip', 'zipcode', 'plz', 'postleitzahl', 'codigopostal', 'cp'],
  city: ['city', 'town', 'plaats', 'woonplaats', 'stad', 'ort', 'stadt', 'ciudad', 'poblacion', 'localidad'],
  country: ['country', 'land', 'pais'],
  email: ['email', 'mail', 'emailaddress', 'emailadres', 'correo', 'correoelectronico'],
  phone: [
    'phone',
    'telephone',
    'telefoon',
    'telefoonnummer',
    'telefon',
    'telefono',
    'tel',
    'mobile',
    'mobiel',
  ],
  language: ['language', 'taal', 'sprache', 'idioma'],
  iban: ['iban', 'bankaccount', 'rekening', 'rekeningnummer', 'bankrekening', 'konto', 'cuenta'],
  termDays: ['termdays', 'paymentterm', 'betaaltermijn', 'zahlungsziel', 'plazo', 'plazodepago'],
  purchaseReference: [
    'purchasereference',
    'yourreference',
    'inkoopreferentie',
    'bestelnummer',
    'bestellreferenz',
    'referencia',
  ],
  formerNames: ['formernames', 'vroegerenamen', 'fruherenamen', 'nombresanteriores'],
  note: [
    'note',
    'notes',
    'notitie',
    'opmerking',
    'opmerkingen',
    'notiz',
    'bemerkung',
    'nota',
    'observaciones',
  ],
}

const fieldByName: ReadonlyMap<string, ImportField> = new Map(
  importFields.flatMap((field) => names[field].map((name) => [name, field] as const)),
)

const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** The field each column most likely holds by its name; a field is given once, to the first that fits. */
export function guessCardMapping(header: readonly string[]): (ImportField | null)[] {
  const given = new Set<ImportField>()
  return header.map((name) => {
    const field = fieldByName.get(bare(name)) ?? null
    if (field === null || given.has(field)) return null
    given.add(field)
    return field
  })
}

const countryByName: ReadonlyMap<string, string> = new Map(
  countryCodes.flatMap((code) =>
    languages.map((language) => [bare(countryName(code, language)), code] as const),
  ),
)
const personWords: ReadonlySet<string> = new Set([
  'person',
  'persoon',
  'particulier',
  'consument',
  'privat',
  'privatperson',
  'persona',
  'particular',
  'consumer',
  'p',
])
const languageByName: ReadonlyMap<string, Language> = new Map([
  ['nederlands', 'nl'],
  ['dutch', 'nl'],
  ['english', 'en'],
  ['engels', 'en'],
  ['deutsch', 'de'],
  ['duits', 'de'],
  ['german', 'de'],
  ['espanol', 'es'],
  ['spaans', 'es'],
  ['spanish', 'es'],
])

export interface ReadRow {
  line: number
  fields: CardFields | null
  taxIdentity: TaxIdentity | null
  legalName: string
  city: string
  taxId: string
  problems: RowProblem[]
}

/** What stands in for a column that is missing or empty. */
export interface ImportDefaults {
  country: string
  language: Language
}

/** One row as the card it would make, or what is wrong with it, field by field. */
export function readImportRow(
  row: { fields: readonly string[]; line: number },
  mapping: readonly (ImportField | null)[],
  defaults: ImportDefaults,
): ReadRow {
  const value = (field: ImportField) => {
    const at = mapping.indexOf(field)
    // An export of ours puts a mark before what a spreadsheet would compute.
    return at < 0 ? '' : (row.fields[at] ?? '').trim().replace(/^'(?=[=+\-@])/u, '')
  }
  const problems: RowProblem[] = []
  const country = readCountry(value('country'), defaults.country)
  if (country === null) problems.push(problem('country', 'country-unknown', { text: value('country') }))
  const kind = personWords.has(bare(value('kind'))) ? ('person' as const) : ('company' as const)
  const named = { legalName: value('legalName'), city: value('city'), taxId: value('taxId') }
  const given = { country: country ?? defaults.country, kind }
  const taxIdentity = readTaxIdentity(given, named.taxId, value('vatNumber'), problems)
  const fields = readFields(
    { ...given, value, language: defaults.language, legalName: named.legalName },
    problems,
  )
  return { line: row.line, ...named, fields, taxIdentity, problems }
}

function problem(field: string, code: string, params: Params = {}): RowProblem {
  return { field, code, params }
}

function readCountry(text: string, fallback: string): string | null {
  if (text === '') return fallback
  const code = text.toUpperCase()
  return isCountry(code) ? code : (countryByName.get(bare(text)) ?? null)
}

/** A company without a number of its own is told by its VAT number; a person may have none. */
function readTaxIdentity(
  { country, kind }: { country: string; kind: CardFields['kind'] },
  taxId: string,
  vatNumber: string,
  problems: RowProblem[],
): TaxIdentity | null {
  const typed = taxId === '' && kind === 'company' ? vatNumber : taxId
  if (typed === '' && kind === 'person') return { kind: 'none', country, value: '' }
  const found = detectTaxId(country, typed, kind)
  if (found.ok && found.kind !== 'none') return { kind: found.kind, country, value: found.value }
  const reason = found.ok ? 'format' : found.reason
  const code = reason === 'bsn-forbidden' ? 'customers.bsn-forbidden' : 'customers.tax-id-invalid'
  const params = found.ok ? {} : found.params
  problems.push(problem('taxId', code, { ...params, reason, country }))
  return null
}

function readFields(
  read: {
    country: string
    kind: CardFields['kind']
    language: Language
    legalName: string
    value(field: ImportField): string
  },
  problems: RowProblem[],
): CardFields | null {
  const { value } = read
  const term = value('termDays')
  const language = value('language').toLowerCase()
  const parsed = zCardFields.safeParse({
    kind: read.kind,
    legalName: read.legalName,
    tradeName: value('tradeName'),
    formerNames: value('formerNames'),
    addressLine: value('addressLine'),
    addressExtra: value('addressExtra'),
    postcode: value('postcode'),
    city: value('city'),
    country: read.country,
    email: value('email'),
    phone: value('phone'),
    vatNumber: value('vatNumber'),
    registrationNumber: value('registrationNumber'),
    language: isLanguage(language) ? language : (languageByName.get(bare(language)) ?? read.language),
    termDays: term === '' ? null : Number(term),
    iban: value('iban'),
    purchaseReference: value('purchaseReference'),
    note: value('note'),
  })
  if (!parsed.success) {
    for (const { path } of parsed.error.issues) {
      const field = String(path[0])
      const isEmpty = field in names && value(field as ImportField) === ''
      problems.push(problem(field, isEmpty ? 'empty' : 'not-allowed'))
    }
    return null
  }
  const checked = checkFields(parsed.data)
  if (checked.ok) return checked.value
  problems.push(problem(fieldOf(checked.code), checked.code, checked.params))
  return null
}

function fieldOf(code: string): string {
  if (code.startsWith('customers.vat-number')) return 'vatNumber'
  if (code === 'customers.iban-invalid') return 'iban'
  if (code === 'customers.email-invalid') return 'email'
  return code === 'customers.postcode-invalid' ? 'postcode' : 'registrationNumber'
}

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection), quoted where it has to be. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[";\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
