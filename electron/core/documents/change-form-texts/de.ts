import type { ChangeFormTexts } from './types.ts'

export const de: ChangeFormTexts = {
  title: {
    card: 'Antrag auf Änderung einer Kundenkarte',
    invoice: 'Antrag auf Änderung von Angaben auf einer Rechnung',
    'lost-access': 'Antrag auf neuen Zugang zu einer Kundenkarte',
  },
  notice: 'Formular zum Unterschreiben von Hand und Zurücksenden',
  meta: {
    request: 'Antrag',
    card: 'Kundennummer',
    invoice: 'Rechnung',
    requester: 'Beantragt von',
    day: 'Datum',
    due: 'Zurück bis',
  },
  code: { label: 'Formularcode', alternative: (code) => `QR-Code mit dem Formularcode ${code}` },
  asked: {
    card: 'Was auf der Karte zu ändern ist',
    invoice: 'Was auf der Rechnung zu ändern ist',
    'lost-access': 'Wie der Inhaber künftig zu erreichen ist',
  },
  column: { field: 'Angabe', now: 'Jetzt', requested: 'Beantragt' },
  field: {
    legalName: 'Name',
    tradeName: 'Handelsname',
    taxId: 'Steuernummer',
    vatNumber: 'USt-IdNr.',
    registrationNumber: 'Registernummer',
    addressLine: 'Straße und Hausnummer',
    addressExtra: 'Adresszusatz',
    postcode: 'Postleitzahl',
    city: 'Ort',
    country: 'Land',
    email: 'E-Mail-Adresse',
    phone: 'Telefon',
    iban: 'IBAN',
    paymentMethod: 'Zahlungsart',
    purchaseReference: 'Ihr Zeichen',
    contactName: 'Ansprechpartner',
    contactEmail: 'E-Mail des Ansprechpartners',
    contactPhone: 'Telefon des Ansprechpartners',
    contactJobTitle: 'Funktion des Ansprechpartners',
    contactAccess: 'Zugriff des Ansprechpartners',
    language: 'Sprache der Dokumente',
    note: 'Bemerkung auf der Rechnung',
    lineDescription: 'Bezeichnung',
    lineDetail: 'Erläuterung',
  },
  none: '–',
  line: (field, position) => `${field}, Position ${position}`,
  payment: { transfer: 'Überweisung', 'direct-debit': 'Lastschrift' },
  languageNames: { nl: 'Niederländisch', en: 'Englisch', de: 'Deutsch', es: 'Spanisch' },
  requester: (name, capacity) => `${name}, ${capacity}`,
  capacity: {
    contact: 'Ansprechpartner',
    holder: 'Inhaber der Karte',
    representative: 'Vertreter des Inhabers',
  },
  access: { full: 'volle Befugnis', billing: 'befugt für Rechnungen', 'contact-only': 'nur Kontakt' },
  happens: {
    heading: 'Was dann geschieht',
    'edit-card': () =>
      'Sobald wir dieses Formular geprüft haben, ändern wir die Kundenkarte. Bereits versandte Rechnungen bleiben, wie sie sind; eine offene Proforma bleibt zahlbar, und ihre Rechnung trägt die neuen Angaben.',
    'edit-contact': () =>
      'Sobald wir dieses Formular geprüft haben, ändern wir die Kontaktdaten auf der Kundenkarte. Damit legen Sie ein neues Passwort fest; Dienste, Rechnungen und Zahlungen bleiben, wie sie sind.',
    corrective: (document) =>
      `Eine versandte Rechnung wird nie geändert. Sobald wir dieses Formular geprüft haben, erhalten Sie eine berichtigte Rechnung zur Rechnung ${document?.number ?? ''}; Beträge und Umsatzsteuer bleiben gleich. Bewahren Sie beide auf.`,
    'credit-and-invoice': (document) =>
      `Eine versandte Rechnung wird nie geändert. Sobald wir dieses Formular geprüft haben, erhalten Sie eine Rechnungskorrektur über die ganze Rechnung ${document?.number ?? ''} und eine neue Rechnung mit den richtigen Angaben. Was Sie bezahlt haben, zählt für die neue Rechnung.`,
    'new-card': () =>
      'Die steuerliche Identität einer Kundenkarte ändert sich nie. Sobald wir dieses Formular geprüft haben, legen wir eine neue Kundenkarte an, übertragen die Dienste und schreiben Ihnen darüber. Versandte Rechnungen bleiben auf der alten Karte.',
  },
  declaration: {
    heading: 'Erklärung und Unterschrift',
    may: (holder, cardNumber) =>
      `Ich erkläre, dass ich für ${holder}, Inhaber der Kundenkarte ${cardNumber}, handeln darf, dass die obigen Angaben richtig sind und dass ich diese Änderung im Namen des Inhabers beantrage.`,
    lost: 'Ich erkläre, dass ich keinen Zugang mehr zum Konto sowie zu der Ihnen bekannten E-Mail-Adresse und Telefonnummer habe.',
    name: 'Name in Großbuchstaben',
    capacity: 'Eigenschaft',
    place: 'Ort',
    date: 'Datum',
    signature: 'Unterschrift',
  },
  back: {
    heading: 'So senden Sie es zurück',
    intro: (ways, dueDay) =>
      `Unterschreiben Sie von Hand, scannen oder fotografieren Sie jede Seite so, dass ihr Code zu sehen ist, und senden Sie alles ${ways}${dueDay === null ? '' : `, spätestens bis ${dueDay}`}.`,
    byMail: (address) => `per E-Mail an ${address}`,
    or: ' oder ',
    byPost: 'per Post an die Adresse unten auf der Seite',
    enclose: 'Legen Sie bei:',
    identity: (across) =>
      `eine Kopie des Ausweises des Unterzeichners: Decken Sie das Foto und die Ausweis- und Zugangsnummer (in den Niederlanden die BSN) ab, auch in der maschinenlesbaren Zone, und schreiben Sie „${across}“ quer darüber. Name, Geburtsdatum, Gültigkeit und Unterschrift bleiben lesbar;`,
    across: (company, day) => `Kopie für ${company}, ${day}`,
    extract:
      'einen höchstens drei Monate alten Auszug aus dem Handelsregister, aus dem hervorgeht, wer für den Inhaber unterschreiben darf.',
  },
  privacy: {
    form: (company) =>
      `${company} verwendet Ihre Unterlagen nur, um diesen Antrag zu bearbeiten, speichert sie verschlüsselt und bewahrt das unterschriebene Formular so lange auf, wie es das Gesetz für die Bücher verlangt.`,
    identity:
      'Die Kopie des Ausweises wird gelöscht, sobald der Antrag abgeschlossen ist, spätestens nach 30 Tagen.',
  },
}
