import type { evidence as reference } from '../en/evidence.ts'
import type { Words } from '../words.ts'

export const evidence = {
  number: 'Nummer {{number}}',
  'number-written': 'Nummer {{number}}, geschrieben „{{written}}“',
  'number-without-prefix': 'Nummer {{number}}, ohne Präfix geschrieben als „{{written}}“',
  reference: 'Referenz {{reference}}',
  'reference-in-text': 'Referenz {{reference}} im Text',
  'amount-equal': 'Betrag gleich',
  'amount-less': 'Weniger als die offenen {{openCents}}',
  'amount-more': 'Mehr als die offenen {{openCents}}',
  'sum-equal_one': 'Betrag gleich {{count}} genannten Dokument',
  'sum-equal_other': 'Betrag gleich {{count}} genannten Dokumenten zusammen',
  'iban-paid-before_one': 'IBAN hat für diese Karte schon einmal gezahlt',
  'iban-paid-before_other': 'IBAN hat für diese Karte schon {{count}}-mal gezahlt',
  'iban-of-card': 'IBAN dieser Karte',
  'name-equal': 'Name gleich',
  'not-named': 'Nummer nicht genannt',
  tie_one: '{{count}} Dokument passt ebenso gut',
  tie_other: '{{count}} Dokumente passen gleich gut',
  'other-currency': 'Dokument in {{currency}}, Zahlung in {{found}}',
  'cannot-be-paid': 'Kann nicht bezahlt werden: {{state}}',
  'cannot-be-paid-invoiced': 'Kann nicht bezahlt werden: wurde Rechnung {{invoice}}',
} satisfies Words<typeof reference>
