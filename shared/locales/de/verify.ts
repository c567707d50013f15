import type { verify as reference } from '../en/verify.ts'
import type { Words } from '../words.ts'

export const verify = {
  check: {
    chain: 'Die Kette des Prüfprotokolls ist ungebrochen',
    numbering: 'Dokumentnummern sind lückenlos und ihre Tage folgen aufeinander',
    'ledger-balance': 'Jede Buchung ist ausgeglichen',
    'bank-balance': 'Banksalden stimmen mit den Auszügen überein',
    'document-index': 'Offene Beträge der Dokumente stimmen mit dem Hauptbuch überein',
    'bank-line-index': 'Restbeträge der Bankumsätze stimmen mit dem Hauptbuch überein',
    'credit-index': 'Kundenguthaben stimmen mit dem Hauptbuch überein',
    'pdf-hashes': 'Gespeicherte PDFs sind so, wie sie ausgestellt wurden',
    'pdf-pending': 'Jedes ausgestellte Dokument hat seine PDF-Datei',
    'card-history': 'Kundenkarten stimmen mit ihrem Verlauf überein',
  },
  problem: {},
} satisfies Words<typeof reference>
