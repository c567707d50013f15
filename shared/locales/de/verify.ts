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
    refunds: 'Erstattungen unterwegs entsprechen dem, was noch nicht ausgezahlt ist',
    receipts: 'Quittungen stimmen mit dem Hauptbuch überein und sind lückenlos',
    'pdf-hashes': 'Gespeicherte PDFs sind so, wie sie ausgestellt wurden',
    'pdf-pending': 'Jedes ausgestellte Dokument hat seine PDF-Datei',
    'card-history': 'Kundenkarten stimmen mit ihrem Verlauf überein',
    changes: 'Änderungsanträge wurden von einer zweiten Person entschieden, und Korrekturen beruhen darauf',
    migrations: 'Umstellungen auf neue Karten stehen noch so, wie sie gemacht wurden',
    evidence: 'Nachweise sind unversehrt, und vom Entfernten ist nichts mehr da',
  },
  problem: {
    'chain-broken': 'Ereignis {{seq}} folgt nicht aus dem vorigen.',
    'chain-gap': 'Bei Nummer {{seq}} fehlt ein Ereignis.',
    'private-part-changed': 'Die personenbezogenen Werte von Ereignis {{seq}} wurden verändert.',
    'entry-unbalanced': 'Buchung {{entry}} ist nicht ausgeglichen.',
    'ledger-unbalanced': 'Soll und Haben des ganzen Hauptbuchs weichen voneinander ab.',
    'series-gap':
      'Im Nummernkreis {{kind}} von {{year}} fehlen Nummern: {{count}} Dokumente von {{first}} bis {{last}}.',
    'series-date-order': '{{number}} ist früher datiert als die Nummer davor.',
    'document-open-wrong': 'Der offene Betrag von {{number}} ist nicht der des Hauptbuchs.',
    'document-account-wrong': '{{number}} ist auf dem falschen Konto gebucht.',
    'corrective-differs': '{{number}} nennt nicht die Beträge der Rechnung, die es berichtigt.',
    'card-open-wrong': 'Der offene Betrag von Karte {{cardNumber}} ist nicht der ihrer Rechnungen.',
    'frozen-text-changed': 'Der gespeicherte Inhalt von {{number}} wurde verändert.',
    'pdf-missing': 'Die PDF-Datei von {{number}} fehlt.',
    'pdf-changed': 'Die PDF-Datei von {{number}} wurde verändert.',
    'pdf-pending': '{{number}} wartet auf die PDF-Datei.',
    'card-version-missing': 'Im Verlauf von Karte {{cardNumber}} fehlt eine Version.',
    'card-tax-identity-differs': 'Die Steuernummer von Karte {{cardNumber}} ist nicht die ihres Verlaufs.',
    'card-differs-from-history': 'Karte {{cardNumber}} ist nicht so, wie ihr Verlauf sagt.',
    changes: {
      'decided-by-own-hand': 'Über {{number}} entschied jemand, der daran gearbeitet hatte.',
      'document-missing': 'Ein Beleg aus {{number}} fehlt.',
      'corrective-unauthorised': 'Hinter {{number}} steht kein genehmigter Antrag.',
    },
    migrations: {
      'card-not-moved': 'Karte {{old}} zeigt nicht auf Karte {{new}}, auf die sie umgestellt wurde.',
      'card-not-restored':
        'Die Umstellung von Karte {{old}} auf {{new}} wurde zurückgenommen, aber die Karten zeigen das nicht.',
      'services-not-planned':
        'Die Umstellung von Karte {{old}} auf {{new}} hat nicht die Leistungen ihres Plans umgestellt.',
      'services-not-moved':
        'Eine Leistung, die von Karte {{old}} auf {{new}} ging, ist weder dort noch auf einer späteren Karte.',
      'services-not-restored':
        'Eine Leistung, die von {{new}} zurück auf Karte {{old}} ging, ist nicht dort.',
      'credit-not-moved':
        'Das Guthaben, das von Karte {{old}} auf {{new}} ging, ist nicht das des Hauptbuchs.',
      'credit-not-restored':
        'Das Guthaben, das von Karte {{new}} zurück auf {{old}} ging, ist nicht das des Hauptbuchs.',
    },
    evidence: {
      'file-missing': 'Die Datei des Nachweises {{id}} fehlt.',
      'file-changed': 'Die Datei des Nachweises {{id}} wurde verändert.',
      'file-left': 'Die Datei des entfernten Nachweises {{id}} ist noch da.',
      'key-wrong': 'Der Schlüssel des Nachweises {{id}} passt nicht.',
      'vault-closed':
        'Der Tresor ist auf diesem Rechner geschlossen: Dateien wurden geprüft, Schlüssel nicht.',
    },
    payments: {
      'bank-balance-differs':
        'Das Hauptbuch hat {{ledgerCents}} auf {{iban}}; die Auszüge sagen {{expectedCents}}.',
      'bank-difference-misplaced': 'Die Differenz der Auszüge von {{iban}} steht auf dem falschen Konto.',
      'shown-balance-differs':
        'Der gezeigte Saldo von {{iban}} ist {{shownCents}}, im Hauptbuch {{ledgerCents}}.',
      'line-remaining-differs':
        'Von einem Bankumsatz sollen {{remainingCents}} übrig sein; es sind {{expectedCents}}.',
      'line-sightings-differ': 'Ein Bankumsatz ist {{state}}, was seinen Importen widerspricht.',
      'suspense-differs':
        'Das Zwischenkonto hat {{suspenseCents}}, während von den Bankumsätzen {{remainingCents}} übrig sind.',
      'receipts-differ': 'Quittungen ergeben auf {{account}} {{receiptCents}}, im Hauptbuch {{ledgerCents}}.',
      'receipt-spent-differs':
        'Von Quittung {{number}} sind {{spentCents}} verwendet; sie beträgt {{expectedCents}}.',
      'receipt-number-gap':
        'Den Quittungen von {{year}} fehlt eine Nummer: {{count}} von {{first}} bis {{last}}.',
      'credit-differs':
        'Das Guthaben von Karte {{cardNumber}} ist {{shownCents}}, im Hauptbuch {{ledgerCents}}.',
      'refunds-in-transit-differ':
        'Erstattungen halten {{heldCents}}, die noch nicht ausgezahlt sind; im Hauptbuch stehen {{ledgerCents}}.',
      'refund-state-differs':
        'Erstattung {{reference}} ist {{state}}, was die Bankbuchungen nicht bestätigen.',
      'refund-file-changed': 'Die gespeicherte Datei {{fileName}} wurde verändert.',
    },
  },
} satisfies Words<typeof reference>
