import type { verify as reference } from '../en/verify.ts'
import type { Words } from '../words.ts'

export const verify = {
  check: {
    chain: 'De keten van het controlespoor is ongebroken',
    numbering: 'Documentnummers hebben geen gaten en hun dagen volgen elkaar op',
    'ledger-balance': 'Elke boeking is in evenwicht',
    'bank-balance': 'Banksaldi zijn gelijk aan de afschriften',
    'document-index': 'Open bedragen van documenten zijn gelijk aan het grootboek',
    'bank-line-index': 'Resterende bedragen van bankregels zijn gelijk aan het grootboek',
    'credit-index': 'Tegoeden van klanten zijn gelijk aan het grootboek',
    refunds: 'Terugbetalingen onderweg zijn gelijk aan wat nog niet is uitbetaald',
    receipts: 'Kwitanties zijn gelijk aan het grootboek en lopen door',
    'pdf-hashes': 'Bewaarde pdf’s zijn zoals ze zijn uitgereikt',
    'pdf-pending': 'Elk uitgereikt document heeft zijn pdf',
    'card-history': 'Klantenkaarten zijn gelijk aan hun geschiedenis',
    changes: 'Aanvragen zijn door een tweede medewerker beslist, en correcties berusten erop',
    migrations: 'Overzettingen naar nieuwe kaarten staan nog zoals ze zijn gedaan',
    evidence: 'Bewijsstukken zijn heel, en van wat verwijderd werd is niets meer over',
  },
  problem: {
    'chain-broken': 'Gebeurtenis {{seq}} volgt niet uit de vorige.',
    'chain-gap': 'Er ontbreekt een gebeurtenis bij nummer {{seq}}.',
    'private-part-changed': 'De persoonlijke waarden van gebeurtenis {{seq}} zijn gewijzigd.',
    'entry-unbalanced': 'Boeking {{entry}} is niet in evenwicht.',
    'ledger-unbalanced': 'Debet en credit van het hele grootboek verschillen.',
    'series-gap':
      'In de reeks {{kind}} van {{year}} ontbreken nummers: {{count}} documenten van {{first}} tot {{last}}.',
    'series-date-order': '{{number}} is gedateerd vóór het nummer ervoor.',
    'document-open-wrong': 'Het open bedrag van {{number}} is niet wat het grootboek zegt.',
    'document-account-wrong': '{{number}} staat op de verkeerde rekening geboekt.',
    'corrective-differs': '{{number}} geeft niet de bedragen van de factuur die het corrigeert.',
    'card-open-wrong': 'Het open bedrag van kaart {{cardNumber}} is niet dat van haar facturen.',
    'frozen-text-changed': 'De bewaarde inhoud van {{number}} is gewijzigd.',
    'pdf-missing': 'De pdf van {{number}} ontbreekt.',
    'pdf-changed': 'De pdf van {{number}} is gewijzigd.',
    'pdf-pending': '{{number}} wacht op zijn pdf.',
    'card-version-missing': 'In de geschiedenis van kaart {{cardNumber}} ontbreekt een versie.',
    'card-tax-identity-differs':
      'Het fiscale nummer van kaart {{cardNumber}} is niet dat van haar geschiedenis.',
    'card-differs-from-history': 'Kaart {{cardNumber}} is niet zoals haar geschiedenis zegt.',
    changes: {
      'decided-by-own-hand': 'Over {{number}} besliste iemand die eraan gewerkt had.',
      'document-missing': 'Een document dat uit {{number}} voortkwam ontbreekt.',
      'corrective-unauthorised': 'Achter {{number}} staat geen goedgekeurde aanvraag.',
    },
    migrations: {
      'card-not-moved': 'Kaart {{old}} wijst niet naar kaart {{new}}, waarheen zij is overgezet.',
      'card-not-restored':
        'De overzetting van kaart {{old}} naar {{new}} is teruggedraaid, maar de kaarten laten dat niet zien.',
      'services-not-planned':
        'De overzetting van kaart {{old}} naar {{new}} heeft niet de diensten van het plan overgezet.',
      'services-not-moved':
        'Een dienst die van kaart {{old}} naar {{new}} ging, staat daar niet en ook niet op een latere kaart.',
      'services-not-restored': 'Een dienst die van {{new}} terugging naar kaart {{old}}, staat daar niet.',
      'credit-not-moved':
        'Het tegoed dat van kaart {{old}} naar {{new}} ging, is niet wat het grootboek zegt.',
      'credit-not-restored':
        'Het tegoed dat van kaart {{new}} terugging naar {{old}}, is niet wat het grootboek zegt.',
    },
    evidence: {
      'file-missing': 'Het bestand van bewijsstuk {{id}} ontbreekt.',
      'file-changed': 'Het bestand van bewijsstuk {{id}} is veranderd.',
      'file-left': 'Het bestand van het verwijderde bewijsstuk {{id}} is er nog.',
      'key-wrong': 'De sleutel van bewijsstuk {{id}} past niet.',
      'vault-closed': 'De kluis is op deze computer dicht: bestanden zijn gecontroleerd, sleutels niet.',
    },
    payments: {
      'bank-balance-differs':
        'Het grootboek heeft {{ledgerCents}} op {{iban}}; de afschriften zeggen {{expectedCents}}.',
      'bank-difference-misplaced':
        'Het verschil van de afschriften van {{iban}} staat op de verkeerde rekening.',
      'shown-balance-differs':
        'Het getoonde saldo van {{iban}} is {{shownCents}}, in het grootboek {{ledgerCents}}.',
      'line-remaining-differs':
        'Van een bankregel zou {{remainingCents}} over zijn; het is {{expectedCents}}.',
      'line-sightings-differ': 'Een bankregel is {{state}}, wat niet klopt met haar imports.',
      'suspense-differs':
        'De tussenrekening is {{suspenseCents}}, terwijl er van de bankregels {{remainingCents}} over is.',
      'receipts-differ':
        'Kwitanties komen op {{account}} op {{receiptCents}}, in het grootboek op {{ledgerCents}}.',
      'receipt-spent-differs': 'Van kwitantie {{number}} is {{spentCents}} besteed; ze is {{expectedCents}}.',
      'receipt-number-gap':
        'In de kwitanties van {{year}} ontbreekt een nummer: {{count}} van {{first}} tot {{last}}.',
      'credit-differs':
        'Het tegoed van kaart {{cardNumber}} is {{shownCents}}, in het grootboek {{ledgerCents}}.',
      'refunds-in-transit-differ':
        'Terugbetalingen houden {{heldCents}} vast die nog niet is uitbetaald; het grootboek heeft {{ledgerCents}}.',
      'refund-state-differs': 'Terugbetaling {{reference}} is {{state}}, wat de bankregels niet bevestigen.',
      'refund-file-changed': 'Het bewaarde bestand {{fileName}} is gewijzigd.',
    },
  },
} satisfies Words<typeof reference>
