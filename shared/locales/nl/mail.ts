import type { Words } from '../words.ts'
import type { mail as reference } from '../en/mail.ts'

export const mail = {
  title: 'E-mail',
  list: 'Postuit',
  noServer:
    'Er is geen mailserver ingesteld: Openpost verstuurt zelf niets. Sla een bericht op als bestand (.eml) en open het in uw mailprogramma, dat het verstuurt.',
  tabs: {
    label: 'Status van de berichten',
    draft: 'Concepten',
    exported: 'Opgeslagen',
    sent: 'Verzonden',
    cancelled: 'Geannuleerd',
    all: 'Alle',
  },
  state: {
    draft: 'Concept',
    exported: 'Als bestand opgeslagen',
    sent: 'Verzonden',
    cancelled: 'Geannuleerd',
  },
  kind: {
    receipt: 'Kwitantie',
    document: 'Document',
    migration: 'Overzetting',
    'change-form': 'Formulier om te ondertekenen',
  },
  column: {
    createdAt: 'Gemaakt',
    kind: 'Over',
    toAddress: 'Aan',
    subject: 'Onderwerp',
    customerName: 'Klant',
    state: 'Status',
    operatorName: 'Door',
  },
  empty: 'De postuit is leeg',
  emptyHint: 'Stuur een kwitantie per e-mail vanaf haar pagina; het bericht wacht dan hier.',
  emptyTab: 'Niets hier',
  emptyTabHint: 'Geen bericht heeft deze status.',
  field: {
    from: 'Van',
    to: 'Aan',
    toHint: 'Scheid meer adressen met komma’s.',
    subject: 'Onderwerp',
    body: 'Bericht',
  },
  attachments: 'Bijlagen',
  noAddress: 'nog niemand',
  noSender: 'Het bedrijf heeft geen e-mailadres; vul het in bij Instellingen.',
  action: {
    save: 'Concept opslaan',
    saved: 'Het concept is opgeslagen',
    export: 'Opslaan als .eml',
    exported:
      'Open het bestand in uw mailprogramma en verstuur het daar; merk het hier dan aan als verzonden.',
    markSent: 'Als verzonden aanmerken',
    markedSent: 'Het bericht is als verzonden aangemerkt',
    cancel: 'Niet verzenden',
    cancelTitle: 'Dit bericht annuleren?',
    cancelMessage: 'Het blijft als geannuleerd in de lijst staan.',
    cancelled: 'Het bericht is geannuleerd',
  },
  sentBy: 'Verzonden, volgens {{name}} op {{at}}',
  exportedAt: 'Als bestand opgeslagen op {{at}}',
  story: 'Wat er gebeurde',
  unsavedExport: 'Sla eerst het concept op: het bestand bevat wat is opgeslagen.',
  keys: {
    export: 'Opslaan als bestand voor het mailprogramma',
    markSent: 'Als verzonden aanmerken',
  },
} satisfies Words<typeof reference>
