import type { MigrationTexts } from './types.ts'

export const nl: MigrationTexts = {
  reportTitle: 'Verslag van de overzetting',
  letterTitle: 'Uw nieuwe klantenkaart',
  forTheFile: 'Voor het dossier',
  meta: { day: 'Overgezet per', oldCard: 'Oud klantnummer', newCard: 'Nieuw klantnummer', operator: 'Door' },
  heading: {
    cards: 'Klantenkaarten',
    services: 'Diensten',
    proformas: 'Openstaande pro forma’s',
    invoices: 'Onbetaalde facturen',
    credit: 'Tegoed',
    mandate: 'Machtiging',
    contacts: 'Contactpersonen',
    domains: 'Domeincontacten',
  },
  column: {
    what: 'Gegeven',
    old: 'Oude kaart',
    new: 'Nieuwe kaart',
    service: 'Dienst',
    description: 'Omschrijving',
    nextBilling: 'Volgende rekening',
    goes: 'Kaart',
    proforma: 'Pro forma',
    amount: 'Bedrag',
    becomes: 'Wordt',
    newAmount: 'Nieuw bedrag',
    invoice: 'Factuur',
    due: 'Vervalt op',
    open: 'Open',
    name: 'Naam',
    access: 'Bevoegdheid',
  },
  row: { cardNumber: 'Klantnummer', name: 'Naam', taxId: 'Fiscaal nummer' },
  noTaxId: 'geen',
  moves: 'nieuwe kaart',
  stays: 'oude kaart',
  staysPayable: 'blijft betaalbaar',
  none: '–',
  reason: (reason) => `Reden: ${reason}`,
  report: {
    intro: (day) =>
      `De fiscale identiteit van een klantenkaart verandert nooit. Daarom zijn de diensten per ${day} op een nieuwe kaart gezet; de oude kaart verwijst daarnaar.`,
    noServices: 'Er zijn geen diensten overgezet.',
    noProformas: 'Er stonden geen pro forma’s open.',
    noInvoices: 'Er waren geen onbetaalde facturen.',
    invoices: 'Deze facturen blijven op de oude kaart en worden door de oude houder betaald.',
    creditMoved: (amount) => `${amount} is met een boeking naar de nieuwe kaart overgebracht.`,
    creditStays: (amount) => `${amount} blijft als tegoed op de oude kaart staan.`,
    noCredit: 'Er was geen tegoed.',
    consent: (by, day) => `Ondertekende toestemming van de oude houder: ${by}, ${day}.`,
    consentNote: (note) => `Opmerking: ${note}`,
    signature:
      'De oude kaart betaalde per automatische incasso. Voor de nieuwe kaart is een nieuwe handtekening nodig; zij staat op overschrijving.',
    noMandate: 'De oude kaart betaalde per overschrijving; er is geen machtiging.',
    contactsCopied: 'Overgenomen met hun bevoegdheid.',
    contactsNotCopied: 'De contactpersonen zijn niet overgenomen.',
    noContacts: 'De oude kaart had geen contactpersonen.',
    domains: (names) => `De bij de registers bekende houdergegevens blijven zoals ze zijn: ${names}.`,
    noDomains: 'Er is geen domein overgezet.',
  },
  access: { full: 'volledig', billing: 'facturen', 'contact-only': 'alleen contact' },
  letter: {
    greeting: 'Geachte heer, mevrouw,',
    intro: (day, cards) =>
      `Uw fiscale gegevens zijn gewijzigd. Daarom hebben wij een nieuwe klantenkaart voor u gemaakt: met ingang van ${day} vervangt klantnummer ${cards.new} uw oude klantnummer ${cards.old}.`,
    services: 'Deze diensten staan nu op uw nieuwe klantenkaart. Aan de diensten zelf verandert niets.',
    reissued: ({ old, new: next, before, after }) =>
      `Pro forma ${old} (${before}) is vervangen door ${next} over ${after}; u ontvangt haar apart.`,
    changedAmount: 'Waar het bedrag anders is, is de btw opnieuw berekend.',
    left: (number, amount) =>
      `Pro forma ${number} (${amount}) gaat over de tijd vóór de overzetting en blijft gewoon te betalen.`,
    lateMoney: 'Hebt u al betaald met een oud kenmerk? Dan komt uw betaling vanzelf op de juiste plaats.',
    invoices:
      'De volgende facturen staan nog open op het oude klantnummer. Wij verzoeken de oude houder ze te betalen.',
    credit: (amount) =>
      `Het tegoed van ${amount} hebben wij met uw toestemming naar de nieuwe kaart overgebracht.`,
    signature:
      'U betaalde per automatische incasso. Die machtiging geldt niet voor de nieuwe kaart: betaal voorlopig per overschrijving, of teken een nieuwe machtiging.',
    domains: (names) =>
      `De gegevens die bij de domeinregisters over de houder bekend zijn, veranderen hierdoor niet (${names}). Wilt u ook die wijzigen, laat het ons weten.`,
    closing: 'Hebt u vragen? Wij helpen u graag.',
    signOff: 'Met vriendelijke groet,',
  },
  takenBackMark: 'TERUGGEDRAAID',
}
