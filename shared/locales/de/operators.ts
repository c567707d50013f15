import type { operators as reference } from '../en/operators.ts'
import type { Words } from '../words.ts'

export const operators = {
  title: 'Benutzer',
  add: 'Benutzer hinzufügen',
  edit: 'Benutzer',
  login: 'Benutzername',
  role: 'Rolle',
  roles: {
    clerk: 'Sachbearbeitung',
    supervisor: 'Leitung',
    administrator: 'Administration',
    auditor: 'Prüfung',
    checker: 'Zweitprüfer',
  },
  roleHint: {
    clerk: 'Erledigt die tägliche Arbeit: Karten, Dokumente, Zahlungen.',
    supervisor: 'Wie Sachbearbeitung; macht auch Importe rückgängig und liest das Prüfprotokoll.',
    administrator: 'Darf alles, auch Einstellungen und Benutzer.',
    auditor: 'Liest alles und ändert nichts.',
    checker: 'Gibt frei oder lehnt ab, was eine zweite Person braucht, und tut sonst nichts.',
  },
  active: 'Darf sich anmelden',
  inactive: 'Gesperrt',
  lastLogin: 'Zuletzt angemeldet',
  never: 'Nie',
  you: 'Sie',
  firstPassword: 'Erstes Kennwort',
  firstPasswordHint: 'Mindestens 12 Zeichen. Geändert wird es danach im Menü oben rechts.',
  created: '{{name}} kann sich jetzt anmelden.',
  saved: 'Der Benutzer wurde gespeichert.',
  ownRole: 'Die eigene Rolle lässt sich nicht ändern, und sich selbst kann man nicht sperren.',
} satisfies Words<typeof reference>
