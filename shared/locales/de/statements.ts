import type { statements as reference } from '../en/statements.ts'
import type { Words } from '../words.ts'

export const statements = {
  refusal: {
    'file-empty': 'Die Datei ist leer.',
    'file-is-pdf': 'Das ist ein PDF, also ein Auszug zum Lesen und nicht zum Einlesen.',
    'file-is-zip': 'Das ist ein gepacktes Archiv (ZIP).',
    'file-is-html': 'Das ist eine Webseite, kein Kontoauszug. Der Download ist vermutlich fehlgeschlagen.',
    'file-is-binary': 'Das ist keine Textdatei.',
    'format-unknown': 'Das ist kein Auszugsformat, das Openpost kennt.',
    'encoding-unknown': 'Die Datei nennt {{encoding}} als Zeichenkodierung; diese ist nicht bekannt.',
    'encoding-broken': 'Der Inhalt ist kein gültiges {{encoding}}, obwohl die Datei das angibt.',
    'xml-malformed': 'Das XML der Datei ist fehlerhaft.',
    'xml-truncated': 'Die Datei endet mittendrin: Sie wurde abgeschnitten.',
    'xml-doctype-forbidden':
      'Die Datei enthält eine Dokumenttyp-Definition. Keine Bank sendet so etwas, und sie kann schädlich sein.',
    'xml-too-deep': 'Das XML ist mehr als {{limit}} Ebenen tief; so tief ist kein Kontoauszug.',
    'xml-not-a-statement': 'Das ist XML, aber kein Kontoauszug. Es beginnt mit „{{root}}“.',
    'xml-other-message': 'Das ist eine andere Art von Banknachricht, kein Kontoauszug.',
    'no-statement': 'In der Datei steht kein Kontoauszug.',
    'account-missing': 'Ein Auszug nennt nicht das Konto, zu dem er gehört.',
    'amount-missing': 'Eine Buchung oder ein Saldo hat keinen Betrag.',
    'amount-malformed': '„{{text}}“ ist kein Betrag.',
    'amount-negative': 'Der Betrag „{{text}}“ ist negativ, obwohl das Vorzeichen daneben stehen muss.',
    'amount-too-precise': 'Der Betrag „{{text}}“ hat mehr Nachkommastellen, als {{currency}} hat.',
    'amount-out-of-range': 'Der Betrag „{{text}}“ ist größer, als eine Bank bucht.',
    'currency-missing': 'Ein Betrag hat keine Währung.',
    'currency-unknown': '„{{currency}}“ ist keine Währung.',
    'currency-not-of-account': 'Eine Buchung ist in {{found}}, das Konto in {{currency}}.',
    'direction-missing': 'Bei einer Buchung fehlt, ob sie Gutschrift oder Belastung ist.',
    'booking-day-missing': 'Eine Buchung hat keinen Buchungstag.',
    'day-malformed': '„{{text}}“ ist kein Datum.',
    'text-too-long': 'Ein Text ist länger als {{limit}} Zeichen; so lang sendet keine Bank.',
    'too-many-details': 'Eine Buchung hat mehr als {{limit}} Einzelposten.',
    'too-many-statements': 'Die Datei enthält mehr als {{limit}} Auszüge.',
    'too-many-balances': 'Ein Auszug enthält mehr als {{limit}} Salden.',
    'line-malformed': '„{{text}}“ ist nicht so geschrieben, wie es das Format verlangt.',
    'file-truncated': 'Die Datei endet mittendrin: Sie wurde abgeschnitten.',
    'csv-malformed':
      'Die Anführungszeichen einer Zeile passen nicht zusammen, daher sind ihre Spalten nicht zu trennen.',
    'csv-columns-differ': 'Eine Zeile hat {{found}} Spalten, die Datei {{expected}}.',
    'csv-header-missing': 'Die Zeile mit den Namen der Spalten fehlt.',
    'csv-no-lines': 'In der Datei steht kein einziger Umsatz.',
    'csv-needs-mapping':
      'Das ist eine CSV-Datei einer Bank, die Openpost nicht kennt. Ihre Spalten müssen zuerst benannt werden.',
    'csv-mapping-wrong': 'Die Spalten sind nicht so benannt, dass sie gelesen werden können.',
    'several-accounts':
      'Die Zeilen gehören zu {{account}} und zu {{found}}; diese Bank schreibt nie zwei Konten in eine Datei.',
    'zip-malformed': 'Das ZIP-Archiv ist beschädigt.',
    'zip-encrypted': 'Das ZIP-Archiv ist mit einem Passwort gesperrt.',
    'zip-method-unknown': 'Eine Datei im ZIP-Archiv ist auf unbekannte Weise gepackt.',
    'zip-nested': 'Im ZIP-Archiv liegt ein weiteres Archiv.',
    'zip-empty': 'Im ZIP-Archiv liegt keine Datei.',
    'zip-too-many-entries': 'Im ZIP-Archiv liegen mehr als {{limit}} Dateien.',
    'zip-too-large': 'Das ZIP-Archiv wird entpackt größer als {{limit}} Bytes.',
    'zip-too-dense':
      'Das ZIP-Archiv wird entpackt mehr als {{limit}}-mal so groß; so ist kein Kontoauszug. Es wurde nicht entpackt.',
  },
  advice: {
    download:
      'Laden Sie den Auszug noch einmal bei der Bank herunter und öffnen oder speichern Sie ihn dazwischen nicht in einem anderen Programm.',
    format: 'Wählen Sie camt.053 (XML) oder MT940, wenn die Bank das Format des Downloads zur Wahl stellt.',
    unpack: 'Entpacken Sie zuerst das Archiv und wählen Sie dann die Dateien darin.',
    split: 'Laden Sie einen kürzeren Zeitraum herunter, damit die Datei kleiner wird.',
    mapping:
      'Sagen Sie, was die Spalten enthalten. Die nächste Datei mit denselben Spalten wird dann ohne Frage gelesen.',
    bank: 'Die Datei ist nicht so, wie die Bank sie schreiben muss. Laden Sie sie noch einmal herunter; hilft das nicht, nennen Sie der Bank die Stelle oben.',
  },
  warning: {
    'does-not-balance':
      'Anfangssaldo {{openingCents}} und Umsätze von {{bookedCents}} ergeben nicht den Endsaldo {{closingCents}}: {{differenceCents}} {{currency}} Differenz.',
    'balance-missing': 'Die Datei nennt {{missing}} nicht, daher lässt sich damit nichts prüfen.',
    'balance-in-other-currency':
      'Ein Saldo ist in {{found}}, das Konto in {{currency}}; er wurde nicht geprüft.',
    'stated-count-differs': 'Die Datei nennt {{stated}} {{of}}; enthalten sind {{found}}.',
    'stated-sum-differs':
      'Die Datei nennt {{statedCents}} {{currency}} als Summe der {{of}}; enthalten sind {{foundCents}}.',
    'details-do-not-add-up':
      'Die Einzelposten einer Buchung ergeben {{detailsCents}} {{currency}}, die Buchung nennt {{entryCents}}. Sie wurde als ein Umsatz gelesen.',
    'details-without-amounts':
      'Eine Buchung enthält {{count}} Zahlungen ohne Beträge. Sie wurde als ein Umsatz gelesen.',
    'batch-without-details':
      'Eine Buchung ist eine Sammlung von {{count}} Zahlungen, die nicht in der Datei stehen. Sie wurde als ein Umsatz gelesen.',
    'duplicate-statement': 'Auszug {{identification}} steht zweimal in dieser Datei.',
    'page-missing': 'Das ist Seite {{page}} eines Auszugs; andere Seiten stehen in anderen Dateien.',
    'no-lines': 'Der Auszug hat keine Umsätze.',
    'booking-day-assumed_one':
      '{{count}} Buchung hat keinen Buchungstag; genommen wurde der Wertstellungstag.',
    'booking-day-assumed_other':
      '{{count}} Buchungen haben keinen Buchungstag; genommen wurde der Wertstellungstag.',
    'status-assumed_one': 'Bei {{count}} Buchung fehlt, ob sie gebucht ist; das wurde angenommen.',
    'status-assumed_other': 'Bei {{count}} Buchungen fehlt, ob sie gebucht sind; das wurde angenommen.',
    'status-unknown':
      'Eine Buchung hat den unbekannten Status „{{text}}“; sie wurde als nicht gebucht weggelassen.',
    'encoding-mended':
      'Einige Zeichen waren anders geschrieben, als die Datei angibt; sie wurden so gelesen, wie die Bank sie vermutlich meinte.',
    'payout-computed':
      'Die Auszahlung selbst steht nicht in der Datei; genommen wurden {{amountCents}} {{currency}}, die Summe ihrer Zeilen.',
    'fee-unclear':
      'Eine Zeile behält {{feeCents}} von {{grossCents}} ein und nennt {{netCents}} {{currency}}, was nicht zusammenpasst. Sie wurde als eine Zeile mit dem Nettobetrag gelesen.',
    'mapping-used': 'Verwendet wurde der Aufbau „{{name}}“, der für Dateien mit diesen Spalten gemerkt war.',
    'more-warnings_one': 'Es gibt noch {{count}} solchen Hinweis.',
    'more-warnings_other': 'Es gibt noch {{count}} solche Hinweise.',
  },
  of: {
    entries: 'Buchungen',
    credits: 'Gutschriften',
    debits: 'Belastungen',
    net: 'Gutschriften abzüglich Belastungen',
    records: 'Datensätze',
  },
  missing: { opening: 'den Anfangssaldo', closing: 'den Endsaldo', both: 'Anfangs- und Endsaldo' },
  doubt: {
    title: 'Einmal oder zweimal gebucht?',
    open_one: 'über {{formatted}} von {{total}} zu entscheiden',
    open_other: 'über {{formatted}} von {{total}} zu entscheiden',
    allDecided: 'Über alles entschieden',
    rest: 'Alle offenen:',
    allSame: 'dieselbe Buchung',
    allTwo: 'zwei Buchungen',
    hint: 'Diese Umsätze sind vielleicht schon bekannt. Jeder steht unter dem, der er sein kann; was sich unterscheidet, ist unterstrichen.',
    move: 'bewegen',
    keyNext: 'Nächster zweifelhafter Umsatz',
    keyPrevious: 'Voriger zweifelhafter Umsatz',
    same: 'Dieselbe Buchung',
    two: 'Zwei Buchungen',
    booking: 'Buchung',
    line: 'Umsatz',
    payer: 'Gegenseite',
    words: 'Verwendungszweck',
    references: 'Referenzen',
    decision: 'Entscheidung',
    known: 'Bekannt',
    fresh: 'Neu',
    ofThisFile: 'in dieser Datei',
    ofSameFile: 'in dieser Datei, weiter oben',
    from: '{{name}}, importiert {{at}}',
    missing: 'nicht angegeben',
    more: 'Die ersten {{formatted}} werden gezeigt. Was für alle offenen entschieden wird, gilt auch für die übrigen.',
    decideFirst_one: 'Entscheiden Sie zuerst über den zweifelhaften Umsatz. Noch ist nichts gebucht.',
    decideFirst_other:
      'Entscheiden Sie zuerst über die {{formatted}} zweifelhaften Umsätze. Noch ist nichts gebucht.',
  },
} satisfies Words<typeof reference>
