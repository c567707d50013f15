import type {
  DocumentFacts,
  DocumentKind,
  DocumentLanguage,
  LineFacts,
  RecipientFacts,
} from '../../electron/core/documents/index.ts'

export const company: DocumentFacts['company'] = {
  legalName: 'Van den Bergh & Żak Techniek B.V.',
  tradeName: 'Van den Bergh Hosting',
  addressLines: ['Energieweg 12'],
  postcode: '1622 AB',
  city: 'Hoorn',
  country: 'NL',
  vatNumber: 'NL854321098B01',
  registrationLabel: 'KvK',
  registrationNumber: '61234567',
  iban: 'NL91ABNA0417164300',
  bic: 'ABNANL2A',
  email: 'administratie@bergh.example',
  phone: '+31 229 55 01 20',
  website: 'www.bergh.example',
  tagline: 'Domeinen, hosting en mail sinds 1998',
  accentColour: '#0b6e5f',
}

export const recipient: RecipientFacts = {
  name: 'Włókiennictwo Łódź Sp. z o.o.',
  attention: 'Dział księgowości',
  addressLines: ['ul. Święty Marcin 42/5'],
  postcode: '61-807',
  city: 'Poznań',
  country: 'PL',
  vatNumber: 'PL5260001246',
  cardNumber: 'K-40100',
}

export function lineOf(number: number, overrides: Partial<LineFacts> = {}): LineFacts {
  return {
    description: `Hostingpakket ${number}`,
    detail: `server-${number}.voorbeeld.nl`,
    quantity: '2',
    unitPrice: '12.5',
    vatRatePermyriad: 2100,
    vatCode: 'standard',
    amountCents: 2500,
    ...overrides,
  }
}

/** A document whose sums are right; what a test is about it overrides. */
export function documentFacts(
  overrides: Partial<DocumentFacts> & {
    kind?: DocumentKind
    language?: DocumentLanguage
    lineCount?: number
  } = {},
): DocumentFacts {
  const { lineCount = 2, ...rest } = overrides
  const lines = rest.lines ?? Array.from({ length: lineCount }, (_, index) => lineOf(index + 1))
  const netCents = lines.reduce((sum, line) => sum + line.amountCents, 0)
  const vatCents = Math.round((netCents * 2100) / 10_000)
  return {
    kind: 'proforma',
    number: '2026-01000',
    language: 'nl',
    issueDay: '2026-11-20',
    dueDay: '2026-12-04',
    vatDay: null,
    currency: 'EUR',
    company,
    recipient,
    lines,
    priceMode: 'net',
    vatGroups: [{ vatCode: 'standard', ratePermyriad: 2100, netCents, vatCents }],
    totals: { netCents, vatCents, grossCents: netCents + vatCents },
    payments: [],
    openCents: netCents + vatCents,
    paymentReference: 'RF712348231',
    purchaseReference: 'PO-77120',
    issuedAt: '2026-11-20T09:00:00.000Z',
    ...rest,
  }
}

/** The same document as an invoice that one transfer has paid. */
export function paidInvoiceFacts(overrides: Parameters<typeof documentFacts>[0] = {}): DocumentFacts {
  const facts = documentFacts({ kind: 'invoice', ...overrides })
  return {
    ...facts,
    vatDay: '2026-11-18',
    payments: [
      {
        day: '2026-11-18',
        kind: 'transfer',
        reference: 'RF71 2348 231',
        amountCents: facts.totals.grossCents,
      },
    ],
    openCents: 0,
    refersTo: { kind: 'proforma', number: 'P2026-01412', day: '2026-11-10' },
    ...overrides,
  }
}
