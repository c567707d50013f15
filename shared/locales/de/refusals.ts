import type { refusals as reference } from '../en/refusals.ts'
import type { Words } from '../words.ts'

export const refusals = {
  api: {
    'nul-character':
      'Der Text enthält ein Zeichen, das sich nicht speichern lässt. Tippen Sie ihn neu, statt ihn einzufügen.',
    'input-invalid': 'Einige Felder sind nicht richtig ausgefüllt.',
  },
  operators: {
    'already-set-up': 'In diesem Datenordner gibt es schon eine Firma.',
    'not-set-up': 'In diesem Datenordner gibt es noch keine Firma.',
    'login-wrong': 'Benutzername oder Kennwort stimmt nicht.',
    'login-taken': 'Der Benutzername {{login}} ist vergeben.',
    'password-short': 'Das Kennwort ist zu kurz. Verwenden Sie mindestens {{minimum}} Zeichen.',
    'password-common':
      'Dieses Kennwort ist zu leicht zu erraten. Verwenden Sie mehrere Wörter, die nur Sie so zusammenstellen.',
    'password-wrong': 'Das Kennwort stimmt nicht.',
    'last-administrator': 'Es muss jemanden mit der Rolle Administration geben, der sich anmelden kann.',
    'own-account': 'Das eigene Konto lässt sich nicht sperren und die eigene Rolle nicht ändern.',
    inactive: 'Dieser Benutzer ist gesperrt.',
    'pin-common': 'Diese PIN wird als Erstes probiert. Nehmen Sie andere Ziffern.',
    'pin-wrong': 'Die PIN stimmt nicht. Verbleibende Versuche: {{left}}.',
    'pin-none': 'Es ist keine PIN gesetzt. Verwenden Sie das Passwort.',
    'pin-session-ended':
      'Fünf PINs waren falsch, deshalb wurde die Sitzung beendet. Melden Sie sich mit dem Passwort an.',
    'touch-not-offered': 'Dieser Computer bietet Openpost keinen Fingerabdruckleser.',
    'touch-not-allowed': 'Sie haben das Öffnen mit Fingerabdruck nicht erlaubt.',
    'touch-failed': 'Der Fingerabdruck wurde nicht erkannt. Verwenden Sie PIN oder Passwort.',
    'reset-wrong':
      'Benutzername oder Code stimmt nicht, oder der Code wurde benutzt oder ist älter als 24 Stunden.',
    'not-locked': 'Die Sitzung ist nicht gesperrt.',
    'absence-days': 'Der letzte Tag liegt vor dem ersten oder ist vorbei.',
    'absence-overlaps': 'An einigen dieser Tage ist schon eine Abwesenheit eingetragen.',
    'deputy-self': 'Niemand kann sich selbst vertreten.',
    'deputy-absent': '{{name}} ist an einigen dieser Tage abwesend.',
    'assignee-unsuitable': '{{name}} kann keine Arbeit zugewiesen werden.',
  },
  settings: {
    'iban-invalid': 'Das ist keine gültige IBAN.',
    'iban-taken': 'Das Konto {{iban}} gibt es schon.',
    'vat-number-invalid': '{{vatNumber}} ist keine gültige USt-IdNr.',
    'series-used':
      'Dieser Nummernkreis hat schon Nummern dieses Jahres; die Nummer lässt sich nicht mehr setzen.',
    'series-pattern-invalid':
      'Das Muster {{pattern}} ist nicht verwendbar. Es braucht genau ein {number} und das Jahr, wo die Nummern jährlich neu beginnen.',
    'vat-rate-exists': 'Für {{country}} gibt es schon einen Satz ab {{day}}.',
    'time-zone-invalid': '{{timeZone}} ist keine Zeitzone.',
    'currency-unknown': '{{currency}} ist keine Währung.',
    'bank-account-used': 'Zu diesem Bankkonto gibt es Auszüge; das lässt sich nicht mehr ändern.',
  },
  customers: {
    'tax-id-invalid': 'Die Steuernummer ist für dieses Land nicht gültig.',
    'tax-id-locked':
      'Die Steuernummer einer Karte ändert sich nie. Ziehen Sie die Dienste auf eine neue Karte um.',
    'bsn-forbidden':
      'Das ist eine niederländische Bürgernummer (BSN). Sie darf weder erfragt noch gespeichert werden.',
    'tax-id-evidence-missing': 'Um die Steuernummer zu ergänzen, ist ein Nachweis nötig.',
    'vat-number-invalid': 'Das ist keine gültige USt-IdNr.',
    'vat-number-country': 'Die USt-IdNr. gehört zu einem anderen Land als die Karte.',
    'iban-invalid': 'Das ist keine gültige IBAN.',
    duplicate: 'Das könnte derselbe Kunde sein wie Karte {{cardNumber}}, {{legalName}}.',
    moved: 'Karte {{cardNumber}} ist auf Karte {{successor}} umgezogen.',
    withdrawn: 'Karte {{cardNumber}} wurde zurückgezogen.',
    'has-documents': 'Die Karte hat Dokumente oder Dienste und kann deshalb nicht zurückgezogen werden.',
    'email-invalid': '{{email}} ist keine E-Mail-Adresse.',
    'postcode-invalid':
      '{{postcode}} ist keine Postleitzahl von {{country}}; eine solche sieht aus wie {{example}}.',
    'password-needed': 'Diese Änderung ist heikel und verlangt deshalb Ihr eigenes Kennwort.',
    'confirmation-in-future': 'Der Tag der Bestätigung liegt in der Zukunft.',
    'already-erased': 'Diese Person wurde schon gelöscht.',
    'access-not-enough':
      'Der Zugang von {{name}} ({{access}}) umfasst das nicht: {{fields}}. Wünschen könnten es: {{people}}.',
    'own-grant':
      'Voller Zugriff für {{name}} ist keine eigene Korrektur: {{people}} kann darum bitten, oder ein genehmigter Änderungsantrag.',
    'access-nobody':
      'Der Zugang von {{name}} ({{access}}) umfasst das nicht: {{fields}}. Kein Ansprechpartner der Karte könnte das wünschen; die Firma selbst kann es schriftlich.',
    'requester-unknown': 'Wer das wünscht, ist kein Ansprechpartner dieser Karte.',
    'identification-missing': 'Bitte angeben, woran die Person erkannt wurde.',
    'not-in-writing':
      'Die Firma selbst wünscht es schriftlich: E-Mail von der hinterlegten Adresse, unterschriebener Brief oder ein Dokument.',
    'signer-not-holder':
      'Nur die Karte einer Person unterschreibt der Inhaber; für eine Firma unterschreibt ein Ansprechpartner oder ein gesetzlicher Vertreter.',
    'signer-not-representative':
      'Nur eine Firma hat einen gesetzlichen Vertreter; die Karte einer Person unterschreibt der Inhaber oder ein Ansprechpartner.',
    'identity-complete': 'Karte {{cardNumber}} hat schon eine Steuernummer, und sie ist gesperrt.',
    'identity-still-none': 'Bitte die Art der gezeigten Nummer wählen.',
    'evidence-in-future': 'Das Dokument kann nicht an einem späteren Tag als heute gesehen worden sein.',
    'merge-itself': 'Eine Karte kann nicht mit sich selbst zusammengeführt werden.',
    'merge-other-identity':
      'Die Karten {{cardNumber}} und {{into}} haben nicht dieselbe Steuernummer. Eine andere Rechtsperson wird umgezogen, nicht zusammengeführt.',
    'merge-in-use':
      'Karte {{cardNumber}} hat noch {{serviceCount}} Dienste und ein Guthaben von {{creditCents}}. Diese zuerst übertragen.',
    'follow-up-past': 'Der Tag der Wiedervorlage {{day}} ist schon vorbei.',
    'follow-up-done': 'Diese Wiedervorlage ist schon erledigt.',
    'assignee-inactive': 'Diese Person arbeitet nicht mehr hier oder darf nur lesen.',
    'import-unreadable':
      'Die Datei ist nicht als Tabelle lesbar (Zeile {{line}}). Als CSV mit den Spaltennamen in der ersten Zeile speichern.',
    'import-too-large': 'Die Datei ist zu groß: höchstens {{limit}} Zeilen auf einmal.',
    'import-nothing':
      'Die Datei enthält keine neue Karte: {{knownCount}} sind bekannt, {{problemCount}} haben Probleme.',
    'import-problems': '{{problemCount}} Zeilen haben Probleme und werden ausgelassen.',
    'import-undone': 'Dieser Import wurde schon rückgängig gemacht.',
    'import-used':
      'Karte {{cardNumber}} wurde inzwischen geändert oder benutzt, der Import lässt sich nicht mehr rückgängig machen.',
  },
  changes: {
    'nothing-asked': 'Noch ist nichts beantragt: Ändern Sie, was sich ändern soll.',
    'nothing-differs': 'Was gewünscht wird, ist schon so. Es gibt nichts zu ändern.',
    'not-correctable':
      '{{number}} lässt sich nicht berichtigen, nur eine Rechnung. Berichtigen Sie die zugehörige Rechnung.',
    'words-missing': 'Geben Sie vollständig an, wie das Dokument lauten soll.',
    'right-card-missing':
      'Wählen Sie die Karte, an die es hätte gehen sollen. Gibt es noch keine, legen Sie sie zuerst an.',
    'right-card-same': 'An Karte {{cardNumber}} ging es schon.',
    'right-card-inactive': 'Mit Karte {{cardNumber}} wird nicht mehr gearbeitet. Wählen Sie die geltende.',
    'identity-none':
      'Karte {{cardNumber}} hat noch keine Steuernummer. Sie wird einmal auf der Karte selbst ergänzt; das braucht keinen Antrag.',
    'identity-same': 'Karte {{cardNumber}} hat diese Steuernummer schon.',
    'field-invalid': '{{field}} stimmt noch nicht.',
    'card-says-otherwise':
      'Karte {{cardNumber}} sagt noch nicht, was beantragt ist: {{fields}}. Ändern Sie zuerst die Karte.',
    'name-differs-much':
      'Der Name wird ein ganz anderer: „{{before}}“ → „{{after}}“. Ist es wirklich derselbe Kunde?',
    'already-open': '{{number}} dazu ist noch offen.',
    'code-invalid': 'Das ist kein Code eines Formulars. Sehen Sie nach Tippfehlern.',
    'code-unknown': 'Kein Antrag hier hat diesen Code. Ist das Formular von einer anderen Firma?',
    state: '{{number}} ist dafür nicht mehr im richtigen Status ({{state}}). Laden Sie neu.',
    'papers-missing': 'Unterlagen fehlen: {{papers}}.',
    'signed-too-early':
      'Das Formular wurde am {{made}} erstellt; es kann nicht am {{day}} unterschrieben worden sein.',
    'signed-in-future': 'Das Formular kann nicht an einem späteren Tag als heute unterschrieben sein.',
    'signer-may':
      '{{name}} darf für diese Karte handeln, die Regel weist also nichts ab. Übergeben Sie den Antrag.',
    'checker-is-maker': 'Sie haben an diesem Antrag gearbeitet. Jemand anderes muss entscheiden.',
    'checks-missing': 'Noch ist nicht alles geprüft: {{checks}}.',
    'reason-missing': 'Sagen Sie, warum.',
    stale:
      'Seit der Unterschrift geändert: {{fields}}. Das Unterschriebene lässt sich nicht mehr ausführen; ziehen Sie den Antrag zurück und nehmen Sie ihn neu auf.',
    'migration-missing':
      'Es gibt noch keine Umstellung auf eine Karte mit der unterschriebenen steuerlichen Identität. Legen Sie zuerst die neue Karte an.',
    'other-identity':
      'Karte {{cardNumber}} hat die Steuernummer {{after}}, unterschrieben wurde aber für {{before}}.',
  },
  services: {
    'label-taken': '{{label}} ist schon ein Dienst von Karte {{cardNumber}}.',
    'domain-invalid': '{{label}} ist kein Domainname.',
    ended: 'Der Dienst ist beendet.',
    'customer-inactive': 'Die Karte ist nicht aktiv und bekommt deshalb keine neuen Dienste.',
    'day-before-start': 'Der Tag liegt vor dem Beginn des Dienstes.',
  },
  billing: {
    'no-lines': 'Das Dokument hat keine Zeilen.',
    'amount-zero': 'Die Summe ist null.',
    'amount-negative': 'Die Summe ist negativ. Verwenden Sie eine Rechnungskorrektur.',
    'amount-too-large': 'Der Betrag ist zu groß.',
    'vat-undecided':
      'Die Umsatzsteuer dieses Dokuments lässt sich mit den Angaben der Karte nicht bestimmen.',
    'vat-not-confirmed':
      'Die USt-IdNr. ist nicht bestätigt; die Steuerschuld geht daher nicht über. Tragen Sie die Bestätigung auf der Karte ein.',
    'vat-rate-missing':
      'Für {{country}} gibt es am {{day}} keinen Steuersatz. Fügen Sie ihn in den Einstellungen hinzu.',
    'currency-not-company':
      'Ein Dienst hat seinen Preis in {{currency}}; Dokumente werden in {{companyCurrency}} erstellt.',
    'characters-unsupported': 'Das Dokument kann diese Zeichen nicht darstellen: {{characters}}',
    'clock-behind-series':
      'Das letzte Dokument des Nummernkreises ist vom {{lastDay}}, später als heute. Prüfen Sie die Uhr dieses Rechners.',
    'not-a-proforma': 'Das ist keine Proforma.',
    'not-an-invoice': 'Das ist keine Rechnung.',
    'proforma-not-open': 'Die Proforma ist nicht mehr offen.',
    'proforma-not-paid': 'Die Proforma ist noch nicht ganz bezahlt.',
    'proforma-part-paid': 'Ein Teil der Proforma ist bezahlt. Nehmen Sie zuerst die Zahlung zurück.',
    'proforma-invoiced': 'Zu der Proforma gibt es schon eine Rechnung.',
    'credit-exceeds-invoice': 'Das ist mehr, als von der Rechnung noch zu korrigieren ist.',
    'already-credited': 'Die Rechnung ist schon ganz storniert.',
    'pdf-pending': 'Die PDF-Datei wird noch erstellt. Versuchen Sie es gleich noch einmal.',
    'pdf-failed': 'Die PDF-Datei konnte nicht erstellt werden.',
    'differs-from-proforma':
      'Die Rechnung würde von der Proforma abweichen, weil sich die Karte oder ein Satz seither geändert hat.',
    'no-bank-account':
      'Es gibt kein Bankkonto, auf das gezahlt werden kann. Fügen Sie eines in den Einstellungen hinzu.',
    'services-not-due': 'Bis zu diesem Tag ist kein Dienst abzurechnen.',
    'series-missing':
      'Für dieses Dokument gibt es keinen Nummernkreis. Fügen Sie ihn in den Einstellungen hinzu.',
    'proforma-not-corrected':
      'Proforma {{number}} braucht keine Berichtigung: Die Schlussrechnung trägt, was die Karte dann sagt.',
    'correction-blank':
      'Die berichtigte Rechnung braucht einen Namen, eine Straße, einen Ort und eine Bezeichnung jeder Position.',
    'correction-line': 'Rechnung {{number}} hat keine Position {{position}}.',
    'correction-nothing': 'Nichts weicht von dem ab, was auf {{number}} steht.',
    'correction-period': 'Der Zeitraum von Position {{position}} endet, bevor er beginnt.',
    'correction-vat':
      'Mit diesem Land oder dieser Postleitzahl wäre die Umsatzsteuer von {{number}} eine andere. Schreiben Sie die Rechnung gut und stellen Sie sie neu aus.',
  },
  payments: {
    'takings-currency': 'Der Umsatz ist in {{found}}; Einnahmen werden in {{currency}} geführt.',
    'takings-fee':
      'Eine Gebühr von {{amountCents}} bucht eine Leitung; Sie dürfen bis {{limitCents}} buchen.',
    'takings-exceed':
      'Von diesen Einnahmen stehen {{heldCents}} in den Büchern, nicht {{amountCents}}. Erfassen Sie zuerst die fehlenden Einnahmen, oder korrigieren Sie den Betrag. Nur Bargeld wird von der Bank geholt, und nur Karteneinnahmen haben eine Gebühr.',
    'promised-day': 'Der Tag muss zwischen {{firstDay}} und {{lastDay}} liegen.',
    'promise-closed': 'Die Ankündigung zu {{number}} ist schon abgeschlossen; sehen Sie neu nach.',
    'file-empty': 'Die Datei ist leer.',
    'file-too-large': 'Die Datei ist zu groß.',
    'file-unreadable': 'Die Datei lässt sich nicht lesen. Es wurde nichts geändert.',
    'mapping-wrong': 'Der Aufbau kann nicht gemerkt werden: {{part}} kann so nicht stimmen.',
    'account-unknown': 'Der Auszug gehört zu Konto {{iban}}, das kein Bankkonto der Firma ist.',
    'account-currency': 'Der Auszug ist in {{currency}}, das Bankkonto nicht.',
    'does-not-balance':
      'Die Salden, die die Bank für {{iban}} in dieser oder einer früheren Datei angab, passen nicht zu den Umsätzen: {{differenceCents}} {{currency}} Differenz. Wenn Sie trotzdem importieren, steht die Differenz auf einem eigenen Konto, bis sie geklärt ist.',
    'possible-duplicate':
      'Umsätze, die vielleicht schon importiert sind und über die noch niemand entschieden hat: {{count}}. Jeden als eigene Buchung importieren?',
    'batch-not-staged': 'Dieser Import steht nicht mehr bereit.',
    'batch-matched': 'Umsätze dieses Imports sind zugeordnet. Nehmen Sie diese Zuordnungen zuerst zurück.',
    'batch-withdrawn': 'Dieser Import wurde schon rückgängig gemacht.',
    'line-withdrawn': 'Der Import dieses Bankumsatzes wurde rückgängig gemacht.',
    'line-spent': 'Von diesem Bankumsatz ist nichts mehr übrig.',
    'line-outgoing': 'Das ist ausgegangenes Geld; damit lässt sich kein Dokument bezahlen.',
    'line-incoming':
      'Das ist eingegangenes Geld; es sind weder Bankkosten noch eine zurückgegebene Zahlung noch eine ausgezahlte Erstattung.',
    'amount-zero': 'Der Betrag ist null.',
    'amount-exceeds-line': 'Das ist mehr, als von dem Bankumsatz übrig ist.',
    'amount-exceeds-document': 'Das ist mehr, als auf {{number}} offen ist.',
    'document-not-payable': '{{number}} kann in diesem Status nicht bezahlt werden.',
    'document-currency': '{{number}} ist in einer anderen Währung als der Bankumsatz.',
    'credit-currency':
      'Der Umsatz ist in {{found}}; Guthaben von {{cardNumber}} wird in {{currency}} geführt.',
    'credit-insufficient': 'So viel Guthaben hat der Kunde nicht.',
    'allocation-undone': 'Das wurde schon zurückgenommen.',
    'batch-changed':
      'Die Sammelzuordnung ist nicht mehr, was angezeigt wurde: Ein Umsatz, ein Beleg oder ein Kandidat hat sich geändert. Bitte neu ansehen.',
    'batch-left':
      'Rechnungen dieser Sammelzuordnung sind schon ausgestellt: {{count}}, als erste {{number}}. Nehmen Sie die Zuordnungen Zeile für Zeile zurück.',
    'batch-undone': 'Diese Sammelzuordnung wurde schon zurückgenommen.',
    'invoice-decision-needed':
      'Auf dieser Zahlung beruht eine Rechnung. Wählen Sie, ob sie offen bleibt oder korrigiert wird.',
    'document-expired': '{{number}} ist abgelaufen oder wurde ersetzt.',
    'rounding-exceeds-tolerance':
      'Bei {{number}} müssten {{amountCents}} gerundet werden, bei einem Betrag, den der Umsatz darauf zahlt. Sachbearbeiter dürfen je Dokument bis {{clerkToleranceCents}} buchen, die Leitung bis {{supervisorToleranceCents}}.',
    'fee-exceeds-limit':
      'Bankgebühren von {{amountCents}} bei {{number}} sind mehr als die {{limitCents}}, die Sachbearbeiter buchen dürfen. Die Leitung darf es.',
    'fee-without-payment':
      'Der Umsatz zahlt nichts auf {{number}}, also wurde davon auch keine Gebühr einbehalten.',
    'amount-exceeds-received':
      'Von dem, was auf {{number}} gezahlt wurde, sind noch {{heldCents}} da; {{amountCents}} lassen sich nicht wegnehmen. Ging das Geld an den Zahler zurück, nehmen Sie zuerst diese Rückgabe zurück.',
    'transfer-mismatch':
      'Diese Umsätze sind keine Umbuchung zwischen eigenen Konten: Der andere muss offen sein, auf einem anderen eigenen Konto, in derselben Währung und in der anderen Richtung.',
    'refund-currency':
      'SEPA befördert nur Euro, und dies ist {{currency}}. Zahlen Sie es bei Ihrer Bank zurück und ordnen Sie die Buchung zu.',
    'refund-too-large': 'Eine SEPA-Überweisung befördert höchstens {{limitCents}}.',
    'refund-iban-invalid': 'Diese IBAN ist nicht gültig. Prüfen Sie sie Zeichen für Zeichen.',
    'refund-iban-not-sepa': 'Eine IBAN aus {{country}} ist mit einer SEPA-Überweisung nicht erreichbar.',
    'refund-own-account': '{{iban}} ist ein Konto der Firma selbst.',
    'refund-characters':
      'Banken befördern diese Zeichen nicht: {{characters}}. Schreiben Sie es in lateinischen Buchstaben.',
    'refund-text-empty':
      'Von diesem Text bleibt nichts, was eine Bank befördert. Schreiben Sie ihn in lateinischen Buchstaben und Ziffern.',
    'refund-text-long': 'Eine Bank befördert davon {{limit}} Zeichen, und es sind {{length}}.',
    'refund-name-differs':
      'Die Bank nannte als Inhaber dieser IBAN zuletzt „{{seen}}“, nicht „{{name}}“. Trotzdem dorthin erstatten?',
    'refund-repeated':
      '{{amountCents}} wurden diesem Kunden schon erstattet: {{reference}}, am {{day}}. Noch einmal erstatten?',
    'refund-own-request':
      '{{reference}} haben Sie selbst angefordert. Jemand anderes muss die Erstattung freigeben.',
    'refund-state': '{{reference}} ist inzwischen in einem anderen Zustand. Sehen Sie noch einmal nach.',
    'refund-payer-gone':
      '{{reference}}: Was dieses Konto gezahlt hat, wurde inzwischen von der Karte zurückgenommen. Stornieren Sie die Erstattung und fordern Sie sie neu an, damit eine zweite Person sie freigibt.',
    'refund-account': '{{name}} kann keine SEPA-Datei bezahlen: Wählen Sie ein Bankkonto in Euro.',
    'refund-execution-day': 'Am {{day}} zahlen Banken nicht. Der nächste mögliche Tag ist {{next}}.',
    'refund-execution-far': 'Die Datei würde erst am {{day}} bezahlt. Ist das so gemeint?',
    'refund-bank-rejected':
      'Die Bank hat andere Erstattungen aus {{fileName}} bezahlt. Ziehen Sie {{endToEndId}} nur zurück, wenn die Bank sagt, dass sie nicht bezahlt wurde: Das Guthaben gehört dann wieder dem Kunden.',
    'refund-file-unsent':
      '{{fileName}} darf nicht an die Bank gesendet worden sein. Die Datei wird zurückgezogen, und ihre Erstattungen ({{count}}) müssen in eine andere. Wurde sie nicht gesendet?',
    'refund-file-paid': 'Die Bank hat Erstattungen aus {{fileName}} schon bezahlt.',
    'refund-file-withdrawn': '{{fileName}} wurde zurückgezogen. Erstellen Sie eine neue Datei.',
    'refund-amount-differs':
      '{{reference}} beträgt {{amountCents}}, und die Buchung würde {{foundCents}} bezahlen.',
    'receipt-day-in-future': 'Geld wird gebucht, wenn es da ist: Der {{day}} kommt erst noch.',
    'receipt-day-old': 'Der {{day}} ist {{days}} Tage her. Ist das Geld an diesem Tag eingegangen?',
    'receipt-possible-duplicate':
      '{{amountCents}} vom {{day}} ist für diesen Kunden schon als {{number}} erfasst. Ist es anderes Geld?',
    'receipt-not-spread':
      'Von {{amountCents}} sind {{spreadCents}} verteilt. Setzen Sie den Rest auf ein Dokument oder behalten Sie ihn als Guthaben.',
    'receipt-other-card':
      '{{number}} gehört zu Karte {{cardNumber}}. Eine Quittung gilt für Dokumente einer Karte.',
    'receipt-reversed': '{{number}} wurde schon storniert.',
    'allocation-of-receipt':
      'Dieses Geld gehört zur Quittung {{number}}. Stornieren Sie die Quittung als Ganzes.',
    'decline-day-in-future':
      'Eine Zahlung wird abgelehnt, wenn sie versucht wird: Der {{day}} kommt erst noch.',
    'decline-note-missing': 'Schreiben Sie den Grund auf: Er steht nicht in der Liste.',
    'decline-other-card': '{{number}} gehört zu Karte {{cardNumber}}.',
    'decline-closed': 'Das hat schon jemand abgeschlossen.',
  },
  migrations: {
    'same-tax-identity':
      'Diese steuerliche Kennung hat Karte {{cardNumber}} bereits. Eine neue Karte ist nur für eine andere nötig.',
    'tax-id-in-use': 'Karte {{cardNumber}}, {{legalName}}, hat diese steuerliche Kennung bereits.',
    'tax-id-of-moved-card':
      'Karte {{cardNumber}}, {{legalName}}, hatte diese steuerliche Kennung früher und wurde auf eine andere Karte umgestellt.',
    'day-in-future': 'Der Tag liegt in der Zukunft. Machen Sie dies am {{day}} oder später.',
    'day-before-owner':
      '{{label}} kam erst am {{fromDay}} auf diese Karte und lässt sich nicht zum {{day}} umstellen.',
    'services-stay':
      'Dienste, die auf der alten Karte bleiben ({{count}}, darunter {{label}}), werden nicht mehr abgerechnet, da die Karte schließt.',
    'proforma-part-paid':
      'Für Proforma {{number}} ist Geld eingegangen. Sie wird zuerst abgeschlossen: Ordnen Sie den Rest zu oder nehmen Sie das Geld zurück.',
    'proforma-stuck':
      'Proforma {{number}} betrifft Dienste, die bleiben, und solche, die übergehen. Ersetzen Sie sie zuerst auf der alten Karte durch zwei.',
    'proforma-not-reissuable': 'Proforma {{number}} betrifft einen Dienst, der auf der alten Karte bleibt.',
    'proforma-not-leavable':
      'Proforma {{number}} betrifft die Zeit ab {{day}}, die der neue Inhaber schuldet.',
    'proforma-undecided':
      'Proforma {{number}} gibt es erst, seit der Plan gemacht wurde. Sehen Sie den Plan noch einmal an.',
    'totals-differ':
      'Die Umsatzsteuer wird neu berechnet: Proforma {{number}} geht von {{beforeCents}} auf {{afterCents}}. Mit anderer Summe: {{count}}.',
    'credit-too-large':
      'Die Karte hat {{creditCents}} Guthaben; {{amountCents}} lassen sich nicht übertragen.',
    'credit-stays': '{{creditCents}} Guthaben bleiben auf der alten Karte.',
    'consent-missing':
      'Guthaben von {{amountCents}} geht nur mit unterschriebener Zustimmung des alten Inhabers an eine andere Rechtsperson.',
    'consent-in-future': 'Der Tag der Zustimmung liegt in der Zukunft.',
    'new-signature-needed':
      'Karte {{cardNumber}} zahlt per Lastschrift. Die neue Karte braucht eine neue Unterschrift und steht auf Überweisung.',
    'taken-back': 'Diese Umstellung wurde zurückgenommen; Karte {{cardNumber}} ist zurückgezogen.',
    'new-card-moved':
      'Karte {{cardNumber}} wurde weiter auf {{successor}} umgestellt. Nehmen Sie das zuerst zurück.',
    'new-card-billed': '{{number}} wurde auf der neuen Karte ausgestellt.',
    'new-card-paid': 'Für {{number}} der neuen Karte ist Geld eingegangen.',
    'new-card-credit':
      'Die neue Karte hat {{creditCents}} Guthaben; {{movedCents}} wurden auf sie übertragen.',
    'new-card-services': '{{label}} kam auf der neuen Karte hinzu.',
  },
  mail: {
    'address-invalid': '„{{address}}“ ist keine E-Mail-Adresse. Trennen Sie mehrere Adressen mit Kommas.',
    'address-missing': 'Tragen Sie zuerst die Adresse ein: Die Nachricht hat keinen Empfänger.',
    'sender-missing':
      'Die Firma hat keine E-Mail-Adresse als Absender. Tragen Sie sie unter Einstellungen ein.',
    'subject-missing': 'Tragen Sie einen Betreff ein, in einer Zeile.',
    'not-a-draft':
      'Diese Nachricht wurde schon gespeichert oder gesendet. Was hinaus ist, ändert sich nicht mehr.',
    'already-sent': 'Diese Nachricht ist schon als gesendet vermerkt.',
    cancelled: 'Diese Nachricht wurde verworfen.',
    'attachment-missing': 'Die Datei {{fileName}} ist nicht mehr zu finden. Erstellen Sie die Nachricht neu.',
  },
  evidence: {
    'file-empty': 'Die Datei ist leer. Wählen Sie eine andere.',
    'file-too-large':
      'Die Datei ist größer als {{megabytes}} MB. Scannen Sie in Schwarzweiß oder mit 200 dpi, oder machen Sie ein kleineres Bild.',
    'file-heic':
      'Das ist ein HEIC-Bild, wie iPhones es machen; es lässt sich hier nicht prüfen. Speichern Sie es zuerst als JPEG: öffnen und exportieren, oder am Telefon Einstellungen, Kamera, Formate, Maximale Kompatibilität wählen.',
    'file-kind':
      'Nur PDF, JPEG und PNG werden angenommen; diese Datei ist etwas anderes ({{found}}). Der Name zählt nicht, der Inhalt schon. Speichern oder scannen Sie sie neu als eines der drei.',
    'file-damaged':
      'Diese Datei ({{kind}}) ist unvollständig oder beschädigt. Scannen oder speichern Sie sie noch einmal.',
    'image-too-large':
      'Das Bild hat {{width}} × {{height}} Pixel, das sind zu viele. Scannen Sie es mit 300 dpi.',
    'identity-copy-pdf':
      'Eine Ausweiskopie muss als Bild kommen, damit Foto und Nummer geschwärzt werden können, bevor sie aufbewahrt wird. Machen Sie ein Foto oder exportieren Sie die Seite als JPEG oder PNG.',
    'mask-missing': 'Schwärzen Sie mindestens zwei Stellen: das Foto und die persönliche Nummer.',
    'mask-unreadable':
      'Eine Ausweiskopie wird nur aus dem Schwärzungswerkzeug dieser Konsole angenommen. Fügen Sie sie auf der Kundenkarte hinzu.',
    'mask-outside': 'Eine geschwärzte Stelle liegt außerhalb des Bildes.',
    'mask-small':
      'Die geschwärzten Stellen sind zu klein, um Foto und Nummer zu verdecken. Ziehen Sie sie größer.',
    'mask-not-black':
      'Eine Stelle, die schwarz sein sollte, ist es nicht. Nichts wurde aufbewahrt. Schwärzen Sie das Bild erneut.',
    'pdf-encrypted':
      'Das PDF ist durch ein Passwort oder Rechte geschützt und lässt sich nicht prüfen. Drucken und scannen Sie es, oder speichern Sie es ohne Schutz.',
    'pdf-script':
      'Das PDF enthält ein Programm oder ein ausfüllbares Formular. Drucken und scannen Sie es, oder drucken Sie es in ein neues PDF.',
    'pdf-action':
      'Das PDF will von sich aus etwas anderes öffnen. Drucken und scannen Sie es, oder drucken Sie es in ein neues PDF.',
    'pdf-attachment':
      'Das PDF enthält weitere Dateien. Drucken Sie es in ein neues PDF und fügen Sie diese Dateien einzeln hinzu.',
    'pdf-pages':
      'Das PDF hat {{pages}} Seiten; höchstens {{maximumPages}} werden aufbewahrt. Fügen Sie nur die nötigen Seiten hinzu.',
    'vault-not-set-up':
      'Der Nachweistresor ist noch nicht eingerichtet. Ein Administrator legt den Wiederherstellungssatz unter Einstellungen, Nachweistresor fest.',
    'vault-closed':
      'Dieser Rechner kann den Nachweistresor nicht selbst öffnen. Ein Administrator öffnet ihn mit dem Wiederherstellungssatz unter Einstellungen, Nachweistresor.',
    'vault-changed': 'Der Schlüssel des Tresors wurde gerade geändert. Versuchen Sie es noch einmal.',
    removed: 'Dieser Nachweis wurde entfernt; nur der Vermerk darüber ist noch da.',
    unreadable:
      'Diese Datei lässt sich mit ihrem Schlüssel nicht öffnen: sie fehlt oder wurde verändert. Prüfen Sie die Bücher und holen Sie sie aus einer Sicherung.',
    'passphrase-short':
      'Der Wiederherstellungssatz ist zu kurz. Verwenden Sie mindestens {{minimum}} Zeichen, etwa fünf Wörter ohne Zusammenhang.',
    'passphrase-simple':
      'Der Wiederherstellungssatz wiederholt sich zu sehr. Verwenden Sie mehrere Wörter ohne Zusammenhang.',
    'passphrase-wrong': 'Der Wiederherstellungssatz ist nicht richtig.',
  },
  ledger: {
    'period-closed': 'Der Zeitraum von {{day}} ist abgeschlossen.',
    unbalanced: 'Soll und Haben der Buchung sind nicht gleich. Es wurde nichts gebucht.',
  },
} satisfies Words<typeof reference>
