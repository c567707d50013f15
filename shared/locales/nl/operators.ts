import type { operators as reference } from '../en/operators.ts'
import type { Words } from '../words.ts'

export const operators = {
  title: 'Medewerkers',
  add: 'Medewerker toevoegen',
  edit: 'Medewerker',
  login: 'Gebruikersnaam',
  role: 'Rol',
  roles: {
    clerk: 'Medewerker',
    supervisor: 'Leidinggevende',
    administrator: 'Beheerder',
    auditor: 'Controleur',
    checker: 'Beslisser',
  },
  roleHint: {
    clerk: 'Doet het dagelijkse werk: kaarten, documenten, betalingen.',
    supervisor: 'Als een medewerker; draait ook imports terug en leest het controlespoor.',
    administrator: 'Mag alles, ook instellingen en medewerkers.',
    auditor: 'Leest alles en wijzigt niets.',
    checker: 'Keurt goed of af wat een tweede persoon vraagt, en doet verder niets.',
  },
  active: 'Mag zich aanmelden',
  inactive: 'Geblokkeerd',
  lastLogin: 'Laatst aangemeld',
  never: 'Nooit',
  you: 'jij',
  firstPassword: 'Eerste wachtwoord',
  firstPasswordHint: 'Minstens 12 tekens. De medewerker wijzigt het in het menu rechtsboven.',
  created: '{{name}} kan zich nu aanmelden.',
  saved: 'De medewerker is opgeslagen.',
  ownRole: 'Je kunt je eigen rol niet wijzigen en jezelf niet blokkeren.',
} satisfies Words<typeof reference>
