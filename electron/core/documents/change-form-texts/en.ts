import type { ChangeFormTexts } from './types.ts'

export const en: ChangeFormTexts = {
  title: {
    card: 'Request to change a customer card',
    invoice: 'Request to change data on an invoice',
    'lost-access': 'Request for new access to a customer card',
  },
  notice: 'Form to sign by hand and send back',
  meta: {
    request: 'Request',
    card: 'Customer number',
    invoice: 'Invoice',
    requester: 'Requested by',
    day: 'Date',
    due: 'Send back by',
  },
  code: { label: 'Form code', alternative: (code) => `QR code with the form code ${code}` },
  asked: {
    card: 'What is to change on the card',
    invoice: 'What is to change on the invoice',
    'lost-access': 'How the holder is reached from now on',
  },
  column: { field: 'Detail', now: 'Now', requested: 'Requested' },
  field: {
    legalName: 'Name',
    tradeName: 'Trade name',
    taxId: 'Tax ID',
    vatNumber: 'VAT number',
    registrationNumber: 'Registration number',
    addressLine: 'Street and number',
    addressExtra: 'Address, second line',
    postcode: 'Postcode',
    city: 'Town',
    country: 'Country',
    email: 'E-mail address',
    phone: 'Telephone',
    iban: 'IBAN',
    paymentMethod: 'Way of payment',
    purchaseReference: 'Your reference',
    contactName: 'Contact person',
    contactEmail: 'E-mail of the contact person',
    contactPhone: 'Telephone of the contact person',
    contactJobTitle: 'Function of the contact person',
    contactAccess: 'Access of the contact person',
    language: 'Language of documents',
    note: 'Note on the invoice',
    lineDescription: 'Description',
    lineDetail: 'Detail',
  },
  none: '–',
  line: (field, position) => `${field}, line ${position}`,
  payment: { transfer: 'bank transfer', 'direct-debit': 'direct debit' },
  languageNames: { nl: 'Dutch', en: 'English', de: 'German', es: 'Spanish' },
  requester: (name, capacity) => `${name}, ${capacity}`,
  capacity: {
    contact: 'contact person',
    holder: 'holder of the card',
    representative: 'representative of the holder',
  },
  access: { full: 'full access', billing: 'access to billing', 'contact-only': 'contact only' },
  happens: {
    heading: 'What happens then',
    'edit-card': () =>
      'Once we have checked this form we change the customer card. Invoices that were sent before stay as they are; an open pro forma remains payable, and its invoice will carry the new data.',
    'edit-contact': () =>
      'Once we have checked this form we change the contact details on the customer card. You can use them to set a new password; services, invoices and payments stay as they are.',
    corrective: (document) =>
      `An invoice that was sent never changes. Once we have checked this form you receive a corrected invoice that belongs to invoice ${document?.number ?? ''}; amounts and VAT stay the same. Keep both.`,
    'credit-and-invoice': (document) =>
      `An invoice that was sent never changes. Once we have checked this form you receive a credit note for the whole of invoice ${document?.number ?? ''} and a new invoice with the right data. What you have paid counts for the new invoice.`,
    'new-card': () =>
      'The tax identity of a customer card never changes. Once we have checked this form we make a new customer card, move the services to it and send you a letter about it. Invoices that were sent stay on the old card.',
  },
  declaration: {
    heading: 'Declaration and signature',
    may: (holder, cardNumber) =>
      `I declare that I may act for ${holder}, holder of customer card ${cardNumber}, that the data above are right, and that I ask for this change on the holder’s behalf.`,
    lost: 'I declare that I no longer have access to the account and to the e-mail address and telephone number known to you.',
    name: 'Name in capitals',
    capacity: 'Capacity',
    place: 'Place',
    date: 'Date',
    signature: 'Signature',
  },
  back: {
    heading: 'How to send it back',
    intro: (ways, dueDay) =>
      `Sign by hand, scan or photograph every page so that its code can be seen, and send it ${ways}${dueDay === null ? '' : `, by ${dueDay} at the latest`}.`,
    byMail: (address) => `by e-mail to ${address}`,
    or: ' or ',
    byPost: 'by post to the address at the foot of the page',
    enclose: 'Enclose:',
    identity: (across) =>
      `a copy of the signer’s identity document: cover the photo and the national identification number (in the Netherlands the BSN), also in the lines of characters at the bottom, and write “${across}” across it. Name, date of birth, validity and signature stay readable;`,
    across: (company, day) => `copy for ${company}, ${day}`,
    extract:
      'an extract from the trade register, not older than three months, that shows who may sign for the holder.',
  },
  privacy: {
    form: (company) =>
      `${company} uses what you send only to handle this request, stores it encrypted, and keeps the signed form for as long as the law asks for the books.`,
    identity:
      'The copy of the identity document is removed as soon as the request has ended, after 30 days at the latest.',
  },
}
