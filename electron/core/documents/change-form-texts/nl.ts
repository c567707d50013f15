import type { ChangeFormTexts } from './types.ts'

export const nl: ChangeFormTexts = {
  title: {
    card: 'Aanvraag tot wijziging van een klantenkaart',
    invoice: 'Aanvraag tot wijziging van gegevens op een factuur',
    'lost-access': 'Aanvraag voor nieuwe toegang tot een klantenkaart',
  },
  notice: 'Formulier om met de hand te ondertekenen en terug te sturen',
  meta: {
    request: 'Aanvraag',
    card: 'Klantnummer',
    invoice: 'Factuur',
    requester: 'Aangevraagd door',
    day: 'Datum',
    due: 'Uiterlijk terug',
  },
  code: { label: 'Formuliercode', alternative: (code) => `QR-code met formuliercode ${code}` },
  asked: {
    card: 'Wat er op de kaart moet veranderen',
    invoice: 'Wat er op de factuur moet veranderen',
    'lost-access': 'Hoe de houder voortaan te bereiken is',
  },
  column: { field: 'Gegeven', now: 'Nu', requested: 'Gevraagd' },
  field: {
    legalName: 'Naam',
    tradeName: 'Handelsnaam',
    taxId: 'Fiscaal nummer',
    vatNumber: 'Btw-nummer',
    registrationNumber: 'Registratienummer',
    addressLine: 'Straat en nummer',
    addressExtra: 'Adres, tweede regel',
    postcode: 'Postcode',
    city: 'Plaats',
    country: 'Land',
    email: 'E-mailadres',
    phone: 'Telefoon',
    iban: 'IBAN',
    paymentMethod: 'Betaalwijze',
    purchaseReference: 'Uw kenmerk',
    contactName: 'Contactpersoon',
    contactEmail: 'E-mail van de contactpersoon',
    contactPhone: 'Telefoon van de contactpersoon',
    contactJobTitle: 'Functie van de contactpersoon',
    contactAccess: 'Toegang van de contactpersoon',
    language: 'Taal van documenten',
    note: 'Opmerking op de factuur',
    lineDescription: 'Omschrijving',
    lineDetail: 'Toelichting',
  },
  none: '–',
  line: (field, position) => `${field}, regel ${position}`,
  payment: { transfer: 'overschrijving', 'direct-debit': 'automatische incasso' },
  languageNames: { nl: 'Nederlands', en: 'Engels', de: 'Duits', es: 'Spaans' },
  requester: (name, capacity) => `${name}, ${capacity}`,
  capacity: {
    contact: 'contactpersoon',
    holder: 'houder van de kaart',
    representative: 'vertegenwoordiger van de houder',
  },
  access: { full: 'volledig bevoegd', billing: 'bevoegd voor facturen', 'contact-only': 'alleen contact' },
  happens: {
    heading: 'Wat er dan gebeurt',
    'edit-card': () =>
      'Zodra wij dit formulier hebben gecontroleerd, wijzigen wij de klantenkaart. Eerder verzonden facturen blijven zoals ze zijn; een openstaande proforma blijft te betalen en de factuur krijgt de nieuwe gegevens.',
    'edit-contact': () =>
      'Zodra wij dit formulier hebben gecontroleerd, wijzigen wij de contactgegevens op de klantenkaart. Daarmee stelt u een nieuw wachtwoord in; diensten, facturen en betalingen blijven zoals ze zijn.',
    corrective: (document) =>
      `Een verzonden factuur verandert nooit. Zodra wij dit formulier hebben gecontroleerd, ontvangt u een gecorrigeerde factuur bij factuur ${document?.number ?? ''}; bedragen en btw blijven gelijk. Bewaar beide.`,
    'credit-and-invoice': (document) =>
      `Een verzonden factuur verandert nooit. Zodra wij dit formulier hebben gecontroleerd, ontvangt u een creditnota voor de hele factuur ${document?.number ?? ''} en een nieuwe factuur met de juiste gegevens. Wat u al betaald hebt, telt voor de nieuwe factuur.`,
    'new-card': () =>
      'De fiscale identiteit van een klantenkaart verandert nooit. Zodra wij dit formulier hebben gecontroleerd, maken wij een nieuwe klantenkaart, zetten de diensten daarop over en sturen u daarover een brief. Verzonden facturen blijven op de oude kaart.',
  },
  declaration: {
    heading: 'Verklaring en handtekening',
    may: (holder, cardNumber) =>
      `Ik verklaar dat ik mag handelen namens ${holder}, houder van klantenkaart ${cardNumber}, dat de gegevens hierboven juist zijn en dat ik deze wijziging namens de houder aanvraag.`,
    lost: 'Ik verklaar dat ik geen toegang meer heb tot het account en tot het e-mailadres en het telefoonnummer die bij u bekend zijn.',
    name: 'Naam in hoofdletters',
    capacity: 'Hoedanigheid',
    place: 'Plaats',
    date: 'Datum',
    signature: 'Handtekening',
  },
  back: {
    heading: 'Zo stuurt u het terug',
    intro: (ways, dueDay) =>
      `Onderteken met de hand, scan of fotografeer elke bladzijde, met de code zichtbaar, en stuur alles ${ways}${dueDay === null ? '' : `, uiterlijk ${dueDay}`}.`,
    byMail: (address) => `per e-mail naar ${address}`,
    or: ' of ',
    byPost: 'per post naar het adres onder aan de bladzijde',
    enclose: 'Stuur mee:',
    identity: (across) =>
      `een kopie van het identiteitsbewijs van de ondertekenaar: dek de pasfoto en het burgerservicenummer (BSN) af, ook in de regels met tekens onderaan, en schrijf er ‘${across}’ overheen. Naam, geboortedatum, geldigheid en handtekening blijven leesbaar;`,
    across: (company, day) => `kopie voor ${company}, ${day}`,
    extract:
      'een uittreksel uit het handelsregister van hooguit drie maanden oud, waaruit blijkt wie voor de houder mag tekenen.',
  },
  privacy: {
    form: (company) =>
      `${company} gebruikt wat u stuurt alleen om deze aanvraag te behandelen, bewaart het versleuteld, en bewaart het ondertekende formulier zolang de wet dat voor de administratie vraagt.`,
    identity:
      'De kopie van het identiteitsbewijs wordt verwijderd zodra de aanvraag is afgerond, uiterlijk na 30 dagen.',
  },
}
