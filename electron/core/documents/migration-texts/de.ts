import type { MigrationTexts } from './types.ts'

export const de: MigrationTexts = {
  reportTitle: 'Bericht über die Umstellung',
  letterTitle: 'Ihre neue Kundenkarte',
  forTheFile: 'Für die Akte',
  meta: {
    day: 'Umgestellt zum',
    oldCard: 'Alte Kundennummer',
    newCard: 'Neue Kundennummer',
    operator: 'Durch',
  },
  heading: {
    cards: 'Kundenkarten',
    services: 'Dienste',
    proformas: 'Offene Proformas',
    invoices: 'Unbezahlte Rechnungen',
    credit: 'Guthaben',
    mandate: 'Mandat',
    contacts: 'Ansprechpersonen',
    domains: 'Domainkontakte',
  },
  column: {
    what: 'Angabe',
    old: 'Alte Karte',
    new: 'Neue Karte',
    service: 'Dienst',
    description: 'Beschreibung',
    nextBilling: 'Nächste Abrechnung',
    goes: 'Karte',
    proforma: 'Proforma',
    amount: 'Betrag',
    becomes: 'Wird zu',
    newAmount: 'Neuer Betrag',
    invoice: 'Rechnung',
    due: 'Fällig am',
    open: 'Offen',
    name: 'Name',
    access: 'Befugnis',
  },
  row: { cardNumber: 'Kundennummer', name: 'Name', taxId: 'Steuerliche Kennung' },
  noTaxId: 'keine',
  moves: 'neue Karte',
  stays: 'alte Karte',
  staysPayable: 'bleibt zahlbar',
  none: '–',
  reason: (reason) => `Grund: ${reason}`,
  report: {
    intro: (day) =>
      `Die steuerliche Identität einer Kundenkarte ändert sich nie. Daher wurden die Dienste zum ${day} auf eine neue Karte umgestellt; die alte Karte verweist darauf.`,
    noServices: 'Es wurden keine Dienste umgestellt.',
    noProformas: 'Es waren keine Proformas offen.',
    noInvoices: 'Es gab keine unbezahlten Rechnungen.',
    invoices: 'Diese Rechnungen bleiben auf der alten Karte und werden von deren Inhaber geschuldet.',
    creditMoved: (amount) => `${amount} wurden mit einer Buchung auf die neue Karte übertragen.`,
    creditStays: (amount) => `${amount} bleiben als Guthaben auf der alten Karte.`,
    noCredit: 'Es gab kein Guthaben.',
    consent: (by, day) => `Unterschriebene Zustimmung des alten Inhabers: ${by}, ${day}.`,
    consentNote: (note) => `Bemerkung: ${note}`,
    signature:
      'Die alte Karte zahlte per Lastschrift. Für die neue Karte ist eine neue Unterschrift nötig; sie steht auf Überweisung.',
    noMandate: 'Die alte Karte zahlte per Überweisung; es gibt kein Mandat.',
    contactsCopied: 'Mit ihrer Befugnis übernommen.',
    contactsNotCopied: 'Die Ansprechpersonen wurden nicht übernommen.',
    noContacts: 'Die alte Karte hatte keine Ansprechpersonen.',
    domains: (names) => `Die bei den Registern geführten Inhaberdaten bleiben, wie sie sind: ${names}.`,
    noDomains: 'Es wurde keine Domain umgestellt.',
  },
  access: { full: 'voll', billing: 'Rechnungen', 'contact-only': 'nur Kontakt' },
  letter: {
    greeting: 'Sehr geehrte Damen und Herren,',
    intro: (day, cards) =>
      `Ihre steuerlichen Angaben haben sich geändert. Wir haben daher eine neue Kundenkarte für Sie angelegt: Ab dem ${day} tritt die Kundennummer ${cards.new} an die Stelle Ihrer alten Kundennummer ${cards.old}.`,
    services:
      'Diese Dienste stehen nun auf Ihrer neuen Kundenkarte. An den Diensten selbst ändert sich nichts.',
    reissued: ({ old, new: next, before, after }) =>
      `Die Proforma ${old} (${before}) wurde durch ${next} über ${after} ersetzt; Sie erhalten sie gesondert.`,
    changedAmount: 'Wo der Betrag abweicht, wurde die Umsatzsteuer neu berechnet.',
    left: (number, amount) =>
      `Die Proforma ${number} (${amount}) betrifft die Zeit vor der Umstellung und bleibt unverändert zahlbar.`,
    lateMoney:
      'Haben Sie schon mit einer alten Referenz bezahlt? Ihre Zahlung findet von selbst ihren Platz.',
    invoices:
      'Die folgenden Rechnungen sind auf der alten Kundennummer noch offen. Wir bitten deren Inhaber, sie zu bezahlen.',
    credit: (amount) =>
      `Das Guthaben von ${amount} haben wir mit Ihrer Zustimmung auf die neue Karte übertragen.`,
    signature:
      'Sie haben per Lastschrift bezahlt. Dieses Mandat gilt nicht für die neue Karte: Bitte zahlen Sie vorerst per Überweisung oder unterschreiben Sie ein neues Mandat.',
    domains: (names) =>
      `Die bei den Domainregistern geführten Inhaberdaten ändern sich dadurch nicht (${names}). Möchten Sie auch diese ändern, geben Sie uns bitte Bescheid.`,
    closing: 'Haben Sie Fragen? Wir helfen Ihnen gerne.',
    signOff: 'Mit freundlichen Grüßen',
  },
  takenBackMark: 'STORNIERT',
}
