import type { statements as reference } from '../en/statements.ts'
import type { Words } from '../words.ts'

export const statements = {
  refusal: {
    'file-empty': 'Het bestand is leeg.',
    'file-is-pdf': 'Dit is een pdf: een afschrift om te lezen, niet om in te lezen.',
    'file-is-zip': 'Dit is een ingepakt archief (zip).',
    'file-is-html': 'Dit is een webpagina, geen afschrift. De download is waarschijnlijk mislukt.',
    'file-is-binary': 'Dit is geen tekstbestand.',
    'format-unknown': 'Dit is geen afschriftformaat dat Openpost kent.',
    'encoding-unknown':
      'Volgens het bestand is het in {{encoding}} geschreven; die tekencodering is niet bekend.',
    'encoding-broken': 'De inhoud is geen geldige {{encoding}}, terwijl het bestand dat wel opgeeft.',
    'xml-malformed': 'De XML van het bestand klopt niet.',
    'xml-truncated': 'Het bestand houdt halverwege op: het is afgekapt.',
    'xml-doctype-forbidden':
      'Het bestand bevat een documenttypedefinitie. Geen bank stuurt die mee, en zij kan schadelijk zijn.',
    'xml-too-deep': 'De XML is meer dan {{limit}} niveaus diep; zo diep is geen afschrift.',
    'xml-not-a-statement': 'Dit is XML, maar geen bankafschrift. Het begint met “{{root}}”.',
    'xml-other-message': 'Dit is een ander soort bankbericht, geen afschrift.',
    'no-statement': 'Er staat geen afschrift in het bestand.',
    'account-missing': 'Een afschrift vermeldt niet van welke rekening het is.',
    'amount-missing': 'Een boeking of saldo heeft geen bedrag.',
    'amount-malformed': '“{{text}}” is geen bedrag.',
    'amount-negative': 'Het bedrag “{{text}}” is negatief, terwijl het teken ernaast hoort te staan.',
    'amount-too-precise': 'Het bedrag “{{text}}” heeft meer decimalen dan {{currency}} kent.',
    'amount-out-of-range': 'Het bedrag “{{text}}” is groter dan een bank boekt.',
    'currency-missing': 'Een bedrag heeft geen valuta.',
    'currency-unknown': '“{{currency}}” is geen valuta.',
    'currency-not-of-account': 'Een boeking is in {{found}}, de rekening in {{currency}}.',
    'direction-missing': 'Bij een boeking staat niet of het bij of af is.',
    'booking-day-missing': 'Een boeking heeft geen boekdatum.',
    'day-malformed': '“{{text}}” is geen datum.',
    'text-too-long': 'Een tekst is langer dan {{limit}} tekens; zo lang stuurt geen bank.',
    'too-many-details': 'Een boeking heeft meer dan {{limit}} details.',
    'too-many-statements': 'Het bestand bevat meer dan {{limit}} afschriften.',
    'too-many-balances': 'Een afschrift bevat meer dan {{limit}} saldi.',
    'line-malformed': '“{{text}}” is niet geschreven zoals het formaat voorschrijft.',
    'file-truncated': 'Het bestand houdt halverwege op: het is afgekapt.',
    'csv-malformed':
      'De aanhalingstekens van een regel horen niet bij elkaar, zodat de kolommen niet te onderscheiden zijn.',
    'csv-columns-differ': 'Een regel heeft {{found}} kolommen, het bestand {{expected}}.',
    'csv-header-missing': 'De regel met de namen van de kolommen ontbreekt.',
    'csv-no-lines': 'Er staat geen enkele boeking in het bestand.',
    'csv-needs-mapping':
      'Dit is een CSV van een bank die Openpost niet kent. De kolommen moeten eerst worden benoemd.',
    'csv-mapping-wrong': 'De kolommen zijn niet zo benoemd dat ze te lezen zijn.',
    'several-accounts':
      'De regels zijn van {{account}} en van {{found}}; deze bank zet nooit twee rekeningen in één bestand.',
    'zip-malformed': 'Het zip-archief is beschadigd.',
    'zip-encrypted': 'Het zip-archief is met een wachtwoord vergrendeld.',
    'zip-method-unknown': 'Een bestand in het zip-archief is op een onbekende manier ingepakt.',
    'zip-nested': 'In het zip-archief zit nog een archief.',
    'zip-empty': 'Er zit geen bestand in het zip-archief.',
    'zip-too-many-entries': 'Er zitten meer dan {{limit}} bestanden in het zip-archief.',
    'zip-too-large': 'Het zip-archief wordt uitgepakt groter dan {{limit}} bytes.',
    'zip-too-dense':
      'Het zip-archief wordt uitgepakt meer dan {{limit}} keer zo groot; dat doet geen afschrift. Het is niet uitgepakt.',
  },
  advice: {
    download:
      'Download het afschrift opnieuw bij de bank, en open of bewaar het tussendoor niet in een ander programma.',
    format: 'Kies camt.053 (XML) of MT940 als de bank u het formaat van de download laat kiezen.',
    unpack: 'Pak het archief eerst uit en kies dan de bestanden die erin zitten.',
    split: 'Download een kortere periode, zodat het bestand kleiner wordt.',
    bank: 'Het bestand is niet zoals de bank het hoort te schrijven. Download het nog eens; helpt dat niet, geef de plaats hierboven dan door aan de bank.',
  },
  warning: {
    'does-not-balance':
      'Beginsaldo {{openingCents}} en regels van {{bookedCents}} geven niet het eindsaldo {{closingCents}}: er is een verschil van {{differenceCents}} {{currency}}.',
    'balance-missing': 'Het bestand vermeldt {{missing}} niet, dus daarmee kan niets worden gecontroleerd.',
    'balance-in-other-currency':
      'Een saldo is in {{found}}, de rekening in {{currency}}; het is niet gecontroleerd.',
    'stated-count-differs': 'Volgens het bestand zijn er {{stated}} {{of}}; er staan er {{found}} in.',
    'stated-sum-differs':
      'Volgens het bestand is de som van de {{of}} {{statedCents}} {{currency}}; wat erin staat is samen {{foundCents}}.',
    'details-do-not-add-up':
      'De details van een boeking zijn samen {{detailsCents}} {{currency}}, de boeking zelf zegt {{entryCents}}. Zij is als één regel gelezen.',
    'details-without-amounts':
      'Een boeking bevat {{count}} betalingen zonder bedrag. Zij is als één regel gelezen.',
    'batch-without-details':
      'Een boeking is een verzameling van {{count}} betalingen die niet in het bestand staan. Zij is als één regel gelezen.',
    'duplicate-statement': 'Afschrift {{identification}} staat tweemaal in dit bestand.',
    'page-missing': 'Dit is pagina {{page}} van een afschrift; andere pagina’s staan in andere bestanden.',
    'no-lines': 'Het afschrift heeft geen regels.',
    'booking-day-assumed_one': '{{count}} boeking heeft geen boekdatum; de valutadatum is genomen.',
    'booking-day-assumed_other': '{{count}} boekingen hebben geen boekdatum; de valutadatum is genomen.',
    'status-assumed_one': 'Bij {{count}} boeking staat niet of zij geboekt is; dat is aangenomen.',
    'status-assumed_other': 'Bij {{count}} boekingen staat niet of zij geboekt zijn; dat is aangenomen.',
    'status-unknown': 'Een boeking heeft de onbekende status “{{text}}”; zij is als niet geboekt weggelaten.',
    'encoding-mended':
      'Sommige tekens waren anders geschreven dan het bestand opgeeft; zij zijn gelezen zoals de bank ze vermoedelijk bedoelde.',
    'payout-computed':
      'De uitbetaling zelf staat niet in het bestand; er is {{amountCents}} {{currency}} genomen, waar de regels op uitkomen.',
    'fee-unclear':
      'Een regel houdt {{feeCents}} in op {{grossCents}} en noemt {{netCents}} {{currency}}; dat klopt niet met elkaar. Hij is gelezen als één regel van het nettobedrag.',
    'mapping-used': 'De indeling ‘{{name}}’ is gebruikt, die voor bestanden met deze kolommen was onthouden.',
    'more-warnings_one': 'Er is nog {{count}} zo’n melding.',
    'more-warnings_other': 'Er zijn nog {{count}} van zulke meldingen.',
  },
  of: {
    entries: 'boekingen',
    credits: 'bijschrijvingen',
    debits: 'afschrijvingen',
    net: 'bij- min afschrijvingen',
    records: 'records',
  },
  missing: { opening: 'het beginsaldo', closing: 'het eindsaldo', both: 'het begin- en eindsaldo' },
} satisfies Words<typeof reference>
