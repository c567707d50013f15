import type { ChangeFormFacts } from '../../electron/core/documents/index.ts'
import { makeFormCode } from '../../shared/values/form-code.ts'
import { company, recipient } from './document-facts.ts'

/** Five bits of each give the characters of the code. */
export const formCode = makeFormCode(Uint8Array.from([19, 7, 15, 3, 9, 23, 2, 20, 29, 26]))

/** The form of a request to correct the street on an invoice; what a test is about it overrides. */
export function changeFormFacts(overrides: Partial<ChangeFormFacts> = {}): ChangeFormFacts {
  return {
    language: 'nl',
    company,
    recipient,
    cardNumber: recipient.cardNumber,
    requestNumber: 'CR-2026-0007',
    formCode,
    kind: 'invoice',
    verdict: 'corrective',
    document: { number: '2026-00931', day: '2026-11-02' },
    rows: [
      {
        field: 'addressLine',
        position: null,
        before: 'ul. Święty Marcin 42/5',
        after: 'ul. Święty Marcin 44/12',
      },
      { field: 'postcode', position: null, before: '61-807', after: '61-809' },
      { field: 'purchaseReference', position: null, before: '', after: 'PO-77120' },
    ],
    requester: { name: 'Zofia Kowalska', capacity: 'contact', access: 'full' },
    needs: { signedForm: true, identityCopy: true, registerExtract: false },
    dueDay: '2026-12-18',
    day: '2026-11-20',
    createdAt: '2026-11-20T09:00:00.000Z',
    ...overrides,
  }
}

export const cardForm: Partial<ChangeFormFacts> = {
  kind: 'card',
  verdict: 'new-card',
  document: null,
  rows: [
    {
      field: 'legalName',
      position: null,
      before: 'Bakkerij De Gouden Korenaar V.O.F.',
      after: 'Bakkerij De Gouden Korenaar B.V.',
    },
    { field: 'taxId', position: null, before: 'NL001234567B01', after: 'NL861234567B01' },
  ],
  requester: { name: 'Pieter van der Meulen', capacity: 'representative', access: '' },
  needs: { signedForm: true, identityCopy: true, registerExtract: true },
}

export const lostAccessForm: Partial<ChangeFormFacts> = {
  kind: 'lost-access',
  verdict: 'edit-contact',
  document: null,
  rows: [
    {
      field: 'contactEmail',
      position: null,
      before: 'info@oud-adres.example',
      after: 'directie@nieuw-adres.example',
    },
    { field: 'contactPhone', position: null, before: '+31 20 555 01 01', after: '+31 6 5550 0199' },
  ],
  requester: { name: 'Pieter van der Meulen', capacity: 'holder', access: '' },
  needs: { signedForm: true, identityCopy: true, registerExtract: true },
}
