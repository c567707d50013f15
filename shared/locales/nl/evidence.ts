import type { evidence as reference } from '../en/evidence.ts'
import type { Words } from '../words.ts'

export const evidence = {
  number: 'Nummer {{number}}',
  'number-written': 'Nummer {{number}}, geschreven als “{{written}}”',
  'number-without-prefix': 'Nummer {{number}}, zonder voorvoegsel geschreven als “{{written}}”',
  reference: 'Betalingskenmerk {{reference}}',
  'reference-in-text': 'Betalingskenmerk {{reference}} in de tekst',
  'amount-equal': 'Bedrag gelijk',
  'amount-less': 'Minder dan de {{openCents}} die openstaat',
  'amount-more': 'Meer dan de {{openCents}} die openstaat',
  'sum-equal_one': 'Bedrag gelijk aan {{count}} genoemd document',
  'sum-equal_other': 'Bedrag gelijk aan {{count}} genoemde documenten samen',
  'iban-paid-before_one': 'IBAN betaalde deze kaart al eens',
  'iban-paid-before_other': 'IBAN betaalde deze kaart al {{count}} keer',
  'iban-of-card': 'IBAN van deze kaart',
  'name-equal': 'Naam gelijk',
  'not-named': 'Nummer niet genoemd',
  tie_one: '{{count}} document past even goed',
  tie_other: '{{count}} documenten passen even goed',
  'other-currency': 'Document in {{currency}}, betaling in {{found}}',
  'cannot-be-paid': 'Kan niet worden betaald: {{state}}',
  'cannot-be-paid-invoiced': 'Kan niet worden betaald: werd factuur {{invoice}}',
} satisfies Words<typeof reference>
