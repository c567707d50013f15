import type { Words } from '../words.ts'
import type { mail as reference } from '../en/mail.ts'

export const mail = {
  title: 'E-Mail',
  list: 'Postausgang',
  noServer:
    'Es ist kein Mailserver eingerichtet: Openpost sendet selbst nichts. Speichern Sie eine Nachricht als Datei (.eml) und öffnen Sie sie in Ihrem Mailprogramm, das sie sendet.',
  tabs: {
    label: 'Status der Nachrichten',
    draft: 'Entwürfe',
    exported: 'Gespeichert',
    sent: 'Gesendet',
    cancelled: 'Verworfen',
    all: 'Alle',
  },
  state: {
    draft: 'Entwurf',
    exported: 'Als Datei gespeichert',
    sent: 'Gesendet',
    cancelled: 'Verworfen',
  },
  kind: {
    receipt: 'Quittung',
    document: 'Dokument',
    migration: 'Umstellung',
    'change-form': 'Formular zum Unterschreiben',
  },
  column: {
    createdAt: 'Erstellt',
    kind: 'Betrifft',
    toAddress: 'An',
    subject: 'Betreff',
    customerName: 'Kunde',
    state: 'Status',
    operatorName: 'Von',
  },
  empty: 'Der Postausgang ist leer',
  emptyHint: 'Senden Sie eine Quittung von ihrer Seite per E-Mail; die Nachricht wartet dann hier.',
  emptyTab: 'Nichts hier',
  emptyTabHint: 'Keine Nachricht hat diesen Status.',
  field: {
    from: 'Von',
    to: 'An',
    toHint: 'Mehrere Adressen werden durch Kommas getrennt.',
    subject: 'Betreff',
    body: 'Nachricht',
  },
  attachments: 'Anhänge',
  noAddress: 'noch niemand',
  noSender: 'Die Firma hat keine E-Mail-Adresse; tragen Sie sie unter Einstellungen ein.',
  action: {
    save: 'Entwurf speichern',
    saved: 'Der Entwurf wurde gespeichert',
    export: 'Als .eml speichern',
    exported:
      'Öffnen Sie die Datei in Ihrem Mailprogramm und senden Sie sie dort; vermerken Sie sie dann hier als gesendet.',
    markSent: 'Als gesendet vermerken',
    markedSent: 'Die Nachricht wurde als gesendet vermerkt',
    cancel: 'Nicht senden',
    cancelTitle: 'Diese Nachricht verwerfen?',
    cancelMessage: 'Sie bleibt als verworfen in der Liste.',
    cancelled: 'Die Nachricht wurde verworfen',
  },
  sentBy: 'Gesendet laut {{name}} am {{at}}',
  exportedAt: 'Als Datei gespeichert am {{at}}',
  story: 'Was geschah',
  unsavedExport: 'Speichern Sie zuerst den Entwurf: Die Datei enthält, was gespeichert ist.',
  keys: {
    export: 'Als Datei für das Mailprogramm speichern',
    markSent: 'Als gesendet vermerken',
  },
} satisfies Words<typeof reference>
