import type { refusals as reference } from '../en/refusals.ts'
import type { Words } from '../words.ts'

export const refusals = {
  api: {
    'nul-character':
      'De tekst bevat een teken dat niet kan worden opgeslagen. Typ hem opnieuw in plaats van te plakken.',
    'input-invalid': 'Sommige velden zijn niet ingevuld zoals het moet.',
  },
  operators: {
    'already-set-up': 'In deze gegevensmap staat al een bedrijf.',
    'not-set-up': 'In deze gegevensmap staat nog geen bedrijf.',
    'login-wrong': 'Gebruikersnaam of wachtwoord klopt niet.',
    'login-taken': 'De gebruikersnaam {{login}} is bezet.',
    'password-short': 'Het wachtwoord is te kort. Gebruik minstens {{minimum}} tekens.',
    'password-common':
      'Dit wachtwoord is te makkelijk te raden. Gebruik meerdere woorden die alleen jij bij elkaar zet.',
    'password-wrong': 'Het wachtwoord klopt niet.',
    'last-administrator': 'Er moet één beheerder zijn die zich kan aanmelden.',
    'own-account': 'Je kunt je eigen account niet blokkeren en je eigen rol niet wijzigen.',
    inactive: 'Deze medewerker is geblokkeerd.',
    'pin-common': 'Deze pincode probeert iedereen het eerst. Kies andere cijfers.',
    'pin-wrong': 'De pincode klopt niet. Resterende pogingen: {{left}}.',
    'pin-none': 'Er is geen pincode ingesteld. Gebruik het wachtwoord.',
    'pin-session-ended':
      'Vijf pincodes waren fout, daarom is de sessie beëindigd. Meld u aan met het wachtwoord.',
    'touch-not-offered': 'Deze computer biedt Openpost geen vingerafdruklezer.',
    'touch-not-allowed': 'U hebt openen met vingerafdruk niet toegestaan.',
    'touch-failed': 'De vingerafdruk is niet herkend. Gebruik de pincode of het wachtwoord.',
    'reset-wrong': 'Gebruikersnaam of code klopt niet, of de code is gebruikt of ouder dan 24 uur.',
    'not-locked': 'De sessie is niet vergrendeld.',
    'absence-days': 'De laatste dag ligt voor de eerste, of is al voorbij.',
    'absence-overlaps': 'Op een deel van deze dagen is al een afwezigheid ingevuld.',
    'deputy-self': 'Niemand kan zichzelf vervangen.',
    'deputy-absent': '{{name}} is op een deel van deze dagen afwezig.',
    'assignee-unsuitable': 'Aan {{name}} kan geen werk worden toegewezen.',
  },
  settings: {
    'iban-invalid': 'Dit is geen geldige IBAN.',
    'iban-taken': 'De rekening {{iban}} staat er al.',
    'vat-number-invalid': '{{vatNumber}} is geen geldig btw-nummer.',
    'series-used': 'Deze reeks heeft al nummers van dit jaar, dus het nummer kan niet meer worden ingesteld.',
    'series-pattern-invalid':
      'Het patroon {{pattern}} kan niet. Er moet één {number} in staan, en het jaar als de nummers elk jaar opnieuw beginnen.',
    'vat-rate-exists': 'Er is al een tarief voor {{country}} vanaf {{day}}.',
    'time-zone-invalid': '{{timeZone}} is geen tijdzone.',
    'currency-unknown': '{{currency}} is geen valuta.',
    'bank-account-used': 'Deze bankrekening heeft afschriften, dus dit kan niet meer worden gewijzigd.',
  },
  customers: {
    'tax-id-invalid': 'Het fiscale nummer is niet geldig voor dit land.',
    'tax-id-locked':
      'Het fiscale nummer van een kaart verandert nooit. Verhuis de diensten naar een nieuwe kaart.',
    'bsn-forbidden': 'Dit is een burgerservicenummer (BSN). Dat mag niet worden gevraagd of bewaard.',
    'tax-id-evidence-missing': 'Voor het aanvullen van het fiscale nummer is bewijs nodig.',
    'vat-number-invalid': 'Dit is geen geldig btw-nummer.',
    'vat-number-country': 'Het btw-nummer hoort bij een ander land dan de kaart.',
    'iban-invalid': 'Dit is geen geldige IBAN.',
    duplicate: 'Dit kan dezelfde klant zijn als kaart {{cardNumber}}, {{legalName}}.',
    moved: 'Kaart {{cardNumber}} is verhuisd naar kaart {{successor}}.',
    withdrawn: 'Kaart {{cardNumber}} is ingetrokken.',
    'has-documents': 'De kaart heeft documenten of diensten en kan daarom niet worden ingetrokken.',
    'email-invalid': '{{email}} is geen e-mailadres.',
    'postcode-invalid': '{{postcode}} is geen postcode van {{country}}; die ziet eruit als {{example}}.',
    'password-needed': 'Deze wijziging is gevoelig en vraagt daarom je eigen wachtwoord.',
    'confirmation-in-future': 'De dag van de bevestiging ligt in de toekomst.',
    'already-erased': 'Deze persoon is al gewist.',
    'access-not-enough':
      'De toegang van {{name}} ({{access}}) geldt hier niet voor: {{fields}}. Deze personen kunnen het vragen: {{people}}.',
    'own-grant':
      'Volledige toegang voor {{name}} is geen eigen correctie: {{people}} kan erom vragen, of een geautoriseerde aanvraag.',
    'access-nobody':
      'De toegang van {{name}} ({{access}}) geldt hier niet voor: {{fields}}. Geen contactpersoon van de kaart kan dit vragen; het bedrijf zelf kan het schriftelijk.',
    'requester-unknown': 'Wie dit vraagt, is geen contactpersoon van deze kaart.',
    'identification-missing': 'Zeg waaraan de vrager is herkend.',
    'not-in-writing':
      'Het bedrijf zelf vraagt schriftelijk: e-mail van het bekende adres, een ondertekende brief of een document.',
    'signer-not-holder':
      'Alleen de kaart van een persoon wordt door de houder getekend; voor een bedrijf tekent een contactpersoon of een wettelijk vertegenwoordiger.',
    'signer-not-representative':
      'Alleen een bedrijf heeft een wettelijk vertegenwoordiger; de kaart van een persoon wordt door de houder of een contactpersoon getekend.',
    'identity-complete': 'Kaart {{cardNumber}} heeft al een fiscaal nummer, en dat ligt vast.',
    'identity-still-none': 'Kies de soort nummer die is getoond.',
    'evidence-in-future': 'Het document kan niet op een latere dag dan vandaag zijn gezien.',
    'merge-itself': 'Een kaart kan niet met zichzelf worden samengevoegd.',
    'merge-other-identity':
      'Kaart {{cardNumber}} en {{into}} hebben niet hetzelfde fiscale nummer. Een andere rechtspersoon wordt verhuisd, niet samengevoegd.',
    'merge-in-use':
      'Kaart {{cardNumber}} heeft nog {{serviceCount}} diensten en een tegoed van {{creditCents}}. Verplaats die eerst.',
    'follow-up-past': 'De dag van opvolging {{day}} is al voorbij.',
    'follow-up-done': 'Deze opvolging is al gedaan.',
    'assignee-inactive': 'Deze medewerker werkt hier niet meer, of mag alleen lezen.',
    'import-unreadable':
      'Het bestand is niet als tabel te lezen (regel {{line}}). Bewaar het als CSV met de kolomnamen op de eerste regel.',
    'import-too-large': 'Het bestand is te groot: hoogstens {{limit}} rijen tegelijk.',
    'import-nothing':
      'Het bestand heeft geen nieuwe kaart: {{knownCount}} zijn bekend en {{problemCount}} hebben problemen.',
    'import-problems': '{{problemCount}} rijen hebben problemen en worden overgeslagen.',
    'import-undone': 'Deze import is al ongedaan gemaakt.',
    'import-used':
      'Kaart {{cardNumber}} is sindsdien gewijzigd of gebruikt, dus de import kan niet meer ongedaan worden gemaakt.',
  },
  changes: {
    'nothing-asked': 'Er is nog niets gevraagd: wijzig wat moet veranderen.',
    'nothing-differs': 'Wat wordt gevraagd is al zo. Er valt niets te wijzigen.',
    'not-correctable':
      '{{number}} kan niet worden verbeterd: alleen een factuur. Verbeter de factuur waar het bij hoort.',
    'words-missing': 'Zeg volledig hoe het document moet luiden.',
    'right-card-missing': 'Kies de kaart waar het heen had moeten gaan. Is er nog geen, maak haar dan eerst.',
    'right-card-same': 'Kaart {{cardNumber}} is die waar het al heen ging.',
    'right-card-inactive': 'Met kaart {{cardNumber}} wordt niet meer gewerkt. Kies de kaart die geldt.',
    'identity-none':
      'Kaart {{cardNumber}} heeft nog geen fiscaal nummer. Dat wordt eenmalig op de kaart zelf aangevuld; daar is geen verzoek voor nodig.',
    'identity-same': 'Kaart {{cardNumber}} heeft dit fiscale nummer al.',
    'field-invalid': '{{field}} klopt nog niet.',
    'card-says-otherwise':
      'Kaart {{cardNumber}} zegt nog niet wat gevraagd is: {{fields}}. Wijzig eerst de kaart.',
    'name-differs-much':
      'De naam wordt een heel andere: “{{before}}” → “{{after}}”. Is het echt dezelfde klant?',
    'already-open': '{{number}} over hetzelfde staat nog open.',
    'code-invalid': 'Dit is geen code van een formulier. Kijk of er een typfout in zit.',
    'code-unknown': 'Geen verzoek hier heeft deze code. Is het formulier van een ander bedrijf?',
    state: '{{number}} is niet meer in een status hiervoor ({{state}}). Laad opnieuw.',
    'papers-missing': 'Er ontbreken stukken: {{papers}}.',
    'signed-too-early': 'Het formulier is gemaakt op {{made}}; het kan niet op {{day}} getekend zijn.',
    'signed-in-future': 'Het formulier kan niet op een latere dag dan vandaag zijn ondertekend.',
    'signer-may':
      '{{name}} mag voor deze kaart handelen, dus de regel weigert niets. Draag het verzoek over.',
    'checker-is-maker': 'Je hebt aan dit verzoek gewerkt. Iemand anders moet beslissen.',
    'checks-missing': 'Nog niet alles is nagegaan: {{checks}}.',
    'reason-missing': 'Zeg waarom.',
    stale:
      'Gewijzigd na de handtekening: {{fields}}. Wat is ondertekend kan niet meer worden uitgevoerd; trek dit verzoek in en leg een nieuw vast.',
    'migration-missing':
      'Er is nog geen overzetting naar een kaart met de ondertekende fiscale identiteit. Maak eerst de nieuwe kaart.',
    'other-identity':
      'Kaart {{cardNumber}} heeft het fiscale nummer {{after}}, maar er is voor {{before}} ondertekend.',
  },
  services: {
    'label-taken': '{{label}} is al een dienst van kaart {{cardNumber}}.',
    'domain-invalid': '{{label}} is geen domeinnaam.',
    ended: 'De dienst is beëindigd.',
    'customer-inactive': 'De kaart is niet actief en krijgt dus geen nieuwe diensten.',
    'day-before-start': 'De dag ligt vóór het begin van de dienst.',
  },
  billing: {
    'no-lines': 'Het document heeft geen regels.',
    'amount-zero': 'Het totaal is nul.',
    'amount-negative': 'Het totaal is negatief. Gebruik een creditnota.',
    'amount-too-large': 'Het bedrag is te groot.',
    'vat-undecided': 'De btw van dit document kan niet worden bepaald met wat op de kaart staat.',
    'vat-not-confirmed':
      'Het btw-nummer is niet bevestigd, dus de btw kan niet worden verlegd. Vul de bevestiging in op de kaart.',
    'vat-rate-missing':
      'Er is geen btw-tarief voor {{country}} op {{day}}. Voeg het toe bij de instellingen.',
    'currency-not-company':
      'Een dienst is geprijsd in {{currency}}; documenten worden gemaakt in {{companyCurrency}}.',
    'characters-unsupported': 'Het document kan deze tekens niet tonen: {{characters}}',
    'clock-behind-series':
      'Het laatste document van de reeks is van {{lastDay}}, later dan vandaag. Controleer de klok van deze computer.',
    'not-a-proforma': 'Dit is geen proforma.',
    'not-an-invoice': 'Dit is geen factuur.',
    'proforma-not-open': 'De proforma staat niet meer open.',
    'proforma-not-paid': 'De proforma is nog niet volledig betaald.',
    'proforma-part-paid': 'Een deel van de proforma is betaald. Draai eerst de betaling terug.',
    'proforma-invoiced': 'De proforma heeft haar factuur al.',
    'credit-exceeds-invoice': 'Dat is meer dan er van de factuur nog te crediteren is.',
    'already-credited': 'De factuur is al volledig gecrediteerd.',
    'pdf-pending': 'De pdf wordt nog gemaakt. Probeer het zo dadelijk opnieuw.',
    'pdf-failed': 'De pdf kon niet worden gemaakt.',
    'differs-from-proforma':
      'De factuur zou afwijken van de proforma, omdat de kaart of een tarief intussen is gewijzigd.',
    'no-bank-account': 'Er is geen bankrekening om op te betalen. Voeg er een toe bij de instellingen.',
    'services-not-due': 'Er is tot die dag geen dienst te factureren.',
    'series-missing': 'Er is geen nummerreeks voor dit document. Voeg die toe bij de instellingen.',
    'proforma-not-corrected':
      'Proforma {{number}} hoeft niet te worden gecorrigeerd: op de definitieve factuur staat wat de kaart dan zegt.',
    'correction-blank':
      'De gecorrigeerde factuur heeft een naam, een straat, een plaats en een omschrijving van elke regel nodig.',
    'correction-line': 'Factuur {{number}} heeft geen regel {{position}}.',
    'correction-nothing': 'Er is niets anders dan wat er op {{number}} staat.',
    'correction-period': 'De periode van regel {{position}} eindigt voordat zij begint.',
    'correction-vat':
      'Met dat land of die postcode zou de btw van {{number}} anders zijn. Crediteer de factuur en geef haar opnieuw uit.',
  },
  payments: {
    'takings-currency': 'De regel is in {{found}}; ontvangsten worden in {{currency}} bijgehouden.',
    'takings-fee': 'Kosten van {{amountCents}} boekt een leidinggevende; u mag tot {{limitCents}} boeken.',
    'takings-exceed':
      'Van deze ontvangsten staat {{heldCents}} in de boeken, niet {{amountCents}}. Leg eerst de ontbrekende ontvangsten vast, of verbeter het bedrag. Alleen contant geld wordt bij de bank gehaald, en alleen op kaartontvangsten zitten kosten.',
    'promised-day': 'De dag moet tussen {{firstDay}} en {{lastDay}} liggen.',
    'promise-closed': 'De aankondiging voor {{number}} is al afgesloten; kijk opnieuw.',
    'file-empty': 'Het bestand is leeg.',
    'file-too-large': 'Het bestand is te groot.',
    'file-unreadable': 'Het bestand kan niet worden gelezen. Er is niets gewijzigd.',
    'mapping-wrong': 'De indeling kan niet worden onthouden: {{part}} kan zo niet kloppen.',
    'account-unknown': 'Het afschrift is van rekening {{iban}}, die geen bankrekening van het bedrijf is.',
    'account-currency': 'Het afschrift is in {{currency}}, de bankrekening niet.',
    'does-not-balance':
      'De saldi die de bank voor {{iban}} opgaf, in dit bestand of een eerder, passen niet bij de regels: er is een verschil van {{differenceCents}} {{currency}}. Importeert u toch, dan staat het verschil op een eigen rekening tot het verklaard is.',
    'possible-duplicate':
      'Regels die misschien al eerder zijn geïmporteerd en waarover nog niemand heeft beslist: {{count}}. Elk als aparte boeking importeren?',
    'batch-not-staged': 'Deze import staat niet meer klaar.',
    'batch-matched': 'Regels van deze import zijn afgeletterd. Draai die aflettering eerst terug.',
    'batch-withdrawn': 'Deze import is al teruggedraaid.',
    'line-withdrawn': 'De import van deze bankregel is teruggedraaid.',
    'line-spent': 'Van deze bankregel is niets meer over.',
    'line-outgoing': 'Dit is geld dat is uitgegaan; daarmee kan geen document worden betaald.',
    'line-incoming':
      'Dit is geld dat is binnengekomen; het zijn geen bankkosten, geen teruggeboekte betaling en geen uitbetaalde terugbetaling.',
    'amount-zero': 'Het bedrag is nul.',
    'amount-exceeds-line': 'Dat is meer dan er van de bankregel over is.',
    'amount-exceeds-document': 'Dat is meer dan er op {{number}} openstaat.',
    'document-not-payable': '{{number}} kan in deze status niet worden betaald.',
    'document-currency': '{{number}} is in een andere valuta dan de bankregel.',
    'credit-currency':
      'De regel is in {{found}}; tegoed van {{cardNumber}} wordt in {{currency}} bijgehouden.',
    'credit-insufficient': 'Zo veel tegoed heeft de klant niet.',
    'allocation-undone': 'Dit is al teruggedraaid.',
    'batch-changed':
      'De groep is niet meer wat er te zien was: een regel, document of kandidaat is veranderd. Bekijk hem opnieuw.',
    'batch-left':
      'Er zijn al facturen van deze groep de deur uit: {{count}}, {{number}} als eerste. Draai de afletteringen regel voor regel terug.',
    'batch-undone': 'Deze groep is al teruggedraaid.',
    'invoice-decision-needed':
      'Op deze betaling rust een factuur. Kies of die open blijft staan of wordt gecrediteerd.',
    'document-expired': '{{number}} is verlopen of vervangen.',
    'rounding-exceeds-tolerance':
      'Op {{number}} zou {{amountCents}} worden afgerond, bij een bedrag dat de regel erop betaalt. Een medewerker mag per document tot {{clerkToleranceCents}} boeken, een leidinggevende tot {{supervisorToleranceCents}}.',
    'fee-exceeds-limit':
      'Bankkosten van {{amountCents}} op {{number}} zijn meer dan de {{limitCents}} die een medewerker mag boeken. Een leidinggevende mag dat wel.',
    'fee-without-payment': 'De regel betaalt niets op {{number}}, dus zijn er geen kosten van ingehouden.',
    'amount-exceeds-received':
      'Van wat op {{number}} is betaald, staat er nog {{heldCents}}; {{amountCents}} kan er niet af. Ging het terug naar de betaler, draai dan eerst die terugboeking terug.',
    'transfer-mismatch':
      'Deze regels zijn geen overboeking tussen eigen rekeningen: de andere regel moet open staan, op een andere eigen rekening, in dezelfde valuta en in de andere richting.',
    'refund-currency':
      'SEPA vervoert alleen euro, en dit is {{currency}}. Betaal het terug bij uw bank en letter de regel af.',
    'refund-too-large': 'Een SEPA-overboeking vervoert ten hoogste {{limitCents}}.',
    'refund-iban-invalid': 'Dit IBAN is niet geldig. Controleer het teken voor teken.',
    'refund-iban-not-sepa': 'Een IBAN van {{country}} is met een SEPA-overboeking niet te bereiken.',
    'refund-own-account': '{{iban}} is een rekening van het bedrijf zelf.',
    'refund-characters':
      'Banken vervoeren deze tekens niet: {{characters}}. Schrijf het in Latijnse letters.',
    'refund-text-empty':
      'Van deze tekst blijft niets over dat een bank vervoert. Schrijf het in Latijnse letters en cijfers.',
    'refund-text-long': 'Een bank vervoert hiervan {{limit}} tekens, en het zijn er {{length}}.',
    'refund-name-differs':
      'De bank noemde de houder van dit IBAN het laatst “{{seen}}”, niet “{{name}}”. Toch daarheen terugbetalen?',
    'refund-repeated':
      '{{amountCents}} is al aan deze klant terugbetaald: {{reference}}, op {{day}}. Nog een keer terugbetalen?',
    'refund-own-request': '{{reference}} is uw eigen aanvraag. Een andere medewerker moet die goedkeuren.',
    'refund-state': '{{reference}} heeft intussen een andere status. Bekijk hem opnieuw.',
    'refund-payer-gone':
      '{{reference}}: wat die rekening betaalde, is intussen van de kaart teruggedraaid. Annuleer de terugbetaling en vraag haar opnieuw aan, zodat een tweede medewerker haar goedkeurt.',
    'refund-account': '{{name}} kan geen SEPA-bestand betalen: kies een bankrekening in euro.',
    'refund-execution-day': 'Op {{day}} betalen banken niet. De eerstvolgende dag is {{next}}.',
    'refund-execution-far': 'Het bestand wordt pas op {{day}} betaald. Is dat de bedoeling?',
    'refund-bank-rejected':
      'De bank heeft andere terugbetalingen uit {{fileName}} betaald. Trek {{endToEndId}} alleen in als de bank zegt dat die niet is betaald: het tegoed is dan weer van de klant.',
    'refund-file-unsent':
      '{{fileName}} mag niet naar de bank zijn gestuurd. Het wordt ingetrokken, en de terugbetalingen erin ({{count}}) moeten in een ander bestand. Is het niet verstuurd?',
    'refund-file-paid': 'De bank heeft al terugbetalingen uit {{fileName}} betaald.',
    'refund-file-withdrawn': '{{fileName}} is ingetrokken. Maak een nieuw bestand.',
    'refund-amount-differs': '{{reference}} is {{amountCents}}, en de bankregel zou {{foundCents}} betalen.',
    'receipt-day-in-future': 'Geld wordt geboekt als het er is: {{day}} moet nog komen.',
    'receipt-day-old': '{{day}} is {{days}} dagen geleden. Is het geld die dag ontvangen?',
    'receipt-possible-duplicate':
      '{{amountCents}} van {{day}} is voor deze klant al geboekt, als {{number}}. Is dit ander geld?',
    'receipt-not-spread':
      'Van {{amountCents}} heeft {{spreadCents}} een bestemming. Zet de rest op een document, of bewaar die als tegoed.',
    'receipt-other-card':
      '{{number}} hoort bij kaart {{cardNumber}}. Een kwitantie is voor documenten van één kaart.',
    'receipt-reversed': '{{number}} is al teruggedraaid.',
    'allocation-of-receipt':
      'Dit geld hoort bij kwitantie {{number}}. Draai de kwitantie in zijn geheel terug.',
    'decline-day-in-future': 'Een betaling wordt geweigerd als ze wordt geprobeerd: {{day}} moet nog komen.',
    'decline-note-missing': 'Schrijf de reden op: die staat niet in de lijst.',
    'decline-other-card': '{{number}} hoort bij kaart {{cardNumber}}.',
    'decline-closed': 'Een collega heeft dit al afgesloten.',
  },
  migrations: {
    'same-tax-identity':
      'Dit fiscale nummer heeft kaart {{cardNumber}} al. Een nieuwe kaart is alleen nodig voor een ander nummer.',
    'tax-id-in-use': 'Kaart {{cardNumber}}, {{legalName}}, heeft dit fiscale nummer al.',
    'tax-id-of-moved-card':
      'Kaart {{cardNumber}}, {{legalName}}, had dit fiscale nummer eerder en is overgezet naar een andere kaart.',
    'day-in-future': 'De dag ligt in de toekomst. Doe dit op {{day}} of later.',
    'day-before-owner':
      '{{label}} kwam pas op {{fromDay}} op deze kaart en kan dus niet per {{day}} worden overgezet.',
    'services-stay':
      'Diensten die op de oude kaart blijven ({{count}}, waaronder {{label}}) worden niet meer gefactureerd, want de kaart sluit.',
    'proforma-part-paid':
      'Op pro forma {{number}} is geld binnengekomen. Handel haar eerst af: koppel de rest of neem het geld terug.',
    'proforma-stuck':
      'Pro forma {{number}} gaat over diensten die blijven én die overgaan. Vervang haar eerst op de oude kaart door twee.',
    'proforma-not-reissuable': 'Pro forma {{number}} gaat over een dienst die op de oude kaart blijft.',
    'proforma-not-leavable':
      'Pro forma {{number}} gaat over de tijd vanaf {{day}}; die is de nieuwe houder verschuldigd.',
    'proforma-undecided': 'Pro forma {{number}} is er sinds het plan is gemaakt. Bekijk het plan opnieuw.',
    'totals-differ':
      'De btw is opnieuw berekend: pro forma {{number}} gaat van {{beforeCents}} naar {{afterCents}}. Met een ander totaal: {{count}}.',
    'credit-too-large':
      'De kaart heeft {{creditCents}} tegoed; {{amountCents}} kan niet worden overgebracht.',
    'credit-stays': '{{creditCents}} tegoed blijft op de oude kaart.',
    'consent-missing':
      'Tegoed van {{amountCents}} gaat alleen naar een andere rechtspersoon met ondertekende toestemming van de oude houder.',
    'consent-in-future': 'De dag van de toestemming ligt in de toekomst.',
    'new-signature-needed':
      'Kaart {{cardNumber}} betaalt per automatische incasso. De nieuwe kaart heeft een nieuwe handtekening nodig en staat op overschrijving.',
    'taken-back': 'Deze overzetting is teruggedraaid; kaart {{cardNumber}} is ingetrokken.',
    'new-card-moved': 'Kaart {{cardNumber}} is verder overgezet naar {{successor}}. Draai dat eerst terug.',
    'new-card-billed': '{{number}} is op de nieuwe kaart gemaakt.',
    'new-card-paid': 'Op {{number}} van de nieuwe kaart is geld binnengekomen.',
    'new-card-credit': 'De nieuwe kaart heeft {{creditCents}} tegoed; {{movedCents}} is ernaar overgebracht.',
    'new-card-services': '{{label}} is aan de nieuwe kaart toegevoegd.',
  },
  mail: {
    'address-invalid': '“{{address}}” is geen e-mailadres. Scheid meer adressen met komma’s.',
    'address-missing': 'Vul eerst het adres in: het bericht kan nergens heen.',
    'sender-missing': 'Het bedrijf heeft geen e-mailadres om van te schrijven. Vul het in bij Instellingen.',
    'subject-missing': 'Vul een onderwerp in, op één regel.',
    'not-a-draft': 'Dit bericht is al opgeslagen of verzonden. Wat weg is, verandert niet meer.',
    'already-sent': 'Dit bericht is al als verzonden aangemerkt.',
    cancelled: 'Dit bericht is geannuleerd.',
    'attachment-missing': 'Het bestand {{fileName}} is niet meer te vinden. Maak het bericht opnieuw.',
  },
  evidence: {
    'file-empty': 'Het bestand is leeg. Kies een ander.',
    'file-too-large':
      'Het bestand is groter dan {{megabytes}} MB. Scan het in zwart-wit of op 200 dpi, of maak een kleinere foto.',
    'file-heic':
      'Dit is een HEIC-foto, zoals iPhones die maken; die kan hier niet worden gecontroleerd. Bewaar hem eerst als JPEG: open en exporteer hem, of kies op de telefoon Instellingen, Camera, Structuren, Meest compatibel.',
    'file-kind':
      'Alleen PDF, JPEG en PNG worden aangenomen; dit bestand is iets anders ({{found}}). De naam telt niet, de inhoud wel. Bewaar of scan het opnieuw als een van die drie.',
    'file-damaged': 'Deze {{kind}} is afgebroken of beschadigd. Scan of bewaar hem opnieuw.',
    'image-too-large':
      'De afbeelding heeft {{width}} × {{height}} pixels, en dat is te veel. Scan haar op 300 dpi.',
    'identity-copy-pdf':
      'Een kopie van een identiteitsbewijs moet als afbeelding komen, zodat foto en nummer zwart kunnen voordat ze wordt bewaard. Maak een foto of exporteer de pagina als JPEG of PNG.',
    'mask-missing': 'Maak ten minste twee plekken zwart: de foto en het burgerservicenummer.',
    'mask-unreadable':
      'Een kopie van een identiteitsbewijs wordt alleen aangenomen uit het afdekgereedschap van deze console. Voeg haar toe op de klantenkaart.',
    'mask-outside': 'Een zwarte plek ligt buiten de afbeelding.',
    'mask-small': 'De zwarte plekken zijn te klein om een foto en een nummer te bedekken. Maak ze groter.',
    'mask-not-black':
      'Een plek die zwart zou zijn, is dat niet. Er is niets bewaard. Dek de afbeelding opnieuw af.',
    'pdf-encrypted':
      'De pdf is met een wachtwoord of rechten beveiligd en kan dus niet worden gecontroleerd. Print en scan hem, of bewaar hem zonder beveiliging.',
    'pdf-script':
      'De pdf bevat een programma of een invulformulier. Print en scan hem, of druk hem af naar een nieuwe pdf.',
    'pdf-action':
      'De pdf wil uit zichzelf iets anders openen. Print en scan hem, of druk hem af naar een nieuwe pdf.',
    'pdf-attachment':
      'De pdf heeft andere bestanden in zich. Druk hem af naar een nieuwe pdf en voeg die bestanden los toe.',
    'pdf-pages':
      'De pdf heeft {{pages}} pagina’s; er worden er hoogstens {{maximumPages}} bewaard. Voeg alleen de nodige pagina’s toe.',
    'vault-not-set-up':
      'De bewijskluis is nog niet ingericht. Een beheerder stelt de herstelzin in bij Instellingen, Bewijskluis.',
    'vault-closed':
      'Deze computer kan de bewijskluis niet zelf openen. Een beheerder opent haar met de herstelzin bij Instellingen, Bewijskluis.',
    'vault-changed': 'De sleutel van de kluis is juist veranderd. Probeer het opnieuw.',
    removed: 'Dit bewijsstuk is verwijderd; alleen de aantekening ervan is er nog.',
    unreadable:
      'Dit bestand gaat niet open met zijn sleutel: het ontbreekt of is veranderd. Controleer de boeken en haal het uit een reservekopie.',
    'passphrase-short':
      'De herstelzin is te kort. Gebruik ten minste {{minimum}} tekens, zoals vijf losse woorden.',
    'passphrase-simple': 'De herstelzin herhaalt zichzelf te veel. Gebruik meer losse woorden.',
    'passphrase-wrong': 'De herstelzin is niet juist.',
  },
  ledger: {
    'period-closed': 'De periode van {{day}} is afgesloten.',
    unbalanced: 'Debet en credit van de boeking zijn niet gelijk. Er is niets geboekt.',
  },
} satisfies Words<typeof reference>
