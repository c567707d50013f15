import { isLanguage, type Language } from '../../shared/values/languages.ts'

interface Words {
  crashTitle: string
  crashText: string
  crashDetail: string
  restart: string
  quit: string
  cannotOpen: string
  /** macOS writes it after “Openpost is trying to”, in the same language. */
  touchReason: string
}

/** What the desktop says by itself, before or after there is a page that could say it. */
const table: Readonly<Record<Language, Words>> = {
  nl: {
    crashTitle: 'Openpost is onverwacht gestopt',
    crashText: 'Het deel van Openpost dat de boeken bijhoudt, is onverwacht gestopt.',
    crashDetail: 'Wat bevestigd was, is bewaard. Na opnieuw starten meldt u zich opnieuw aan.',
    restart: 'Opnieuw starten',
    quit: 'Afsluiten',
    cannotOpen: 'Openpost kan de gegevens niet openen',
    touchReason: 'uw vergrendelde sessie te openen',
  },
  en: {
    crashTitle: 'Openpost stopped unexpectedly',
    crashText: 'The part of Openpost that keeps the books stopped unexpectedly.',
    crashDetail: 'Everything that was confirmed is kept. After restarting you sign in again.',
    restart: 'Restart',
    quit: 'Quit',
    cannotOpen: 'Openpost cannot open the data',
    touchReason: 'unlock your session',
  },
  de: {
    crashTitle: 'Openpost wurde unerwartet beendet',
    crashText: 'Der Teil von Openpost, der die Bücher führt, wurde unerwartet beendet.',
    crashDetail: 'Was bestätigt war, ist gespeichert. Nach dem Neustart melden Sie sich wieder an.',
    restart: 'Neu starten',
    quit: 'Beenden',
    cannotOpen: 'Openpost kann die Daten nicht öffnen',
    touchReason: 'Ihre gesperrte Sitzung zu entsperren',
  },
  es: {
    crashTitle: 'Openpost se ha detenido inesperadamente',
    crashText: 'La parte de Openpost que lleva los libros se ha detenido inesperadamente.',
    crashDetail: 'Todo lo confirmado está guardado. Tras reiniciar, vuelva a identificarse.',
    restart: 'Reiniciar',
    quit: 'Salir',
    cannotOpen: 'Openpost no puede abrir los datos',
    touchReason: 'desbloquear su sesión',
  },
}

/** @param preferred the system's languages, best first, as `de-AT` */
export function wordsFor(preferred: readonly string[]): Words {
  for (const tag of preferred) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isLanguage(language)) return table[language]
  }
  return table.en
}
