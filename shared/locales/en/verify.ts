export const verify = {
  check: {
    chain: 'The audit chain is unbroken',
    numbering: 'Document numbers have no gaps and their days follow each other',
    'ledger-balance': 'Every entry balances',
    'bank-balance': 'Bank balances equal the statements',
    'document-index': 'Open amounts of documents equal the ledger',
    'bank-line-index': 'Remaining amounts of bank lines equal the ledger',
    'credit-index': 'Customer credit equals the ledger',
    refunds: 'Refunds in transit equal what was not paid out yet',
    receipts: 'Receipts equal the ledger and have no gaps',
    'pdf-hashes': 'Stored PDFs are as they were issued',
    'pdf-pending': 'Every issued document has its PDF',
    'card-history': 'Customer cards equal their history',
    changes: 'Change requests were decided by a second operator, and corrections rest on them',
    migrations: 'Moves to new cards still stand as they were done',
    evidence: 'Evidence is whole, and nothing is left of what was removed',
  },
  problem: {
    'chain-broken': 'Event {{seq}} does not follow from the one before it.',
    'chain-gap': 'An event is missing near number {{seq}}.',
    'private-part-changed': 'The personal values of event {{seq}} were changed.',
    'entry-unbalanced': 'Entry {{entry}} does not balance.',
    'ledger-unbalanced': 'Debits and credits of the whole ledger differ.',
    'series-gap':
      'Numbers are missing in the series {{kind}} of {{year}}: {{count}} documents from {{first}} to {{last}}.',
    'series-date-order': '{{number}} is dated before the number before it.',
    'document-open-wrong': 'The open amount of {{number}} is not what the ledger says.',
    'document-account-wrong': '{{number}} is booked on the wrong account.',
    'corrective-differs': '{{number}} does not state the amounts of the invoice that it corrects.',
    'card-open-wrong': 'The open amount of card {{cardNumber}} is not that of its invoices.',
    'frozen-text-changed': 'The stored content of {{number}} was changed.',
    'pdf-missing': 'The PDF of {{number}} is missing.',
    'pdf-changed': 'The PDF of {{number}} was changed.',
    'pdf-pending': '{{number}} waits for its PDF.',
    'card-version-missing': 'A version of card {{cardNumber}} is missing in its history.',
    'card-tax-identity-differs': 'The tax ID of card {{cardNumber}} is not that of its history.',
    'card-differs-from-history': 'Card {{cardNumber}} is not as its history says.',
    changes: {
      'decided-by-own-hand': '{{number}} was decided by somebody who had worked on it.',
      'document-missing': 'A document that {{number}} made is missing.',
      'corrective-unauthorised': 'No approved change request stands behind {{number}}.',
    },
    migrations: {
      'card-not-moved': 'Card {{old}} does not point to card {{new}}, to which it was moved.',
      'card-not-restored':
        'The move from card {{old}} to {{new}} was taken back, but the cards do not show it.',
      'services-not-planned': 'The move from card {{old}} to {{new}} did not move the services of its plan.',
      'services-not-moved':
        'A service that moved from card {{old}} to {{new}} is neither there nor on a card after it.',
      'services-not-restored': 'A service that went back to card {{old}} from {{new}} is not there.',
      'credit-not-moved': 'The credit moved from card {{old}} to {{new}} is not what the ledger says.',
      'credit-not-restored':
        'The credit taken back from card {{new}} to {{old}} is not what the ledger says.',
    },
    evidence: {
      'file-missing': 'The file of evidence {{id}} is missing.',
      'file-changed': 'The file of evidence {{id}} was changed.',
      'file-left': 'The file of the removed evidence {{id}} is still there.',
      'key-wrong': 'The key of evidence {{id}} does not open it.',
      'vault-closed': 'The vault is closed on this machine: files were checked, keys were not.',
    },
    payments: {
      'bank-balance-differs':
        'The ledger has {{ledgerCents}} on {{iban}}; the statements say {{expectedCents}}.',
      'bank-difference-misplaced':
        'The difference of the statements of {{iban}} stands on the wrong account.',
      'shown-balance-differs':
        'The balance shown for {{iban}} is {{shownCents}}, in the ledger {{ledgerCents}}.',
      'line-remaining-differs':
        'Of a bank line {{remainingCents}} is said to remain; it is {{expectedCents}}.',
      'line-sightings-differ': 'A bank line is {{state}}, which its imports do not bear out.',
      'suspense-differs':
        'Suspense is {{suspenseCents}}, while {{remainingCents}} of the bank lines remains.',
      'receipts-differ':
        'Receipts come to {{receiptCents}} on {{account}}, in the ledger to {{ledgerCents}}.',
      'receipt-spent-differs': 'Receipt {{number}} is spent on {{spentCents}}; it is {{expectedCents}}.',
      'receipt-number-gap': 'Receipt numbers of {{year}} have a gap: {{count}} from {{first}} to {{last}}.',
      'credit-differs': 'The credit of card {{cardNumber}} is {{shownCents}}, in the ledger {{ledgerCents}}.',
      'refunds-in-transit-differ':
        'Refunds hold {{heldCents}} that was not paid out; the ledger has {{ledgerCents}}.',
      'refund-state-differs': 'Refund {{reference}} is {{state}}, which its bank lines do not bear out.',
      'refund-file-changed': 'The stored file {{fileName}} was changed.',
    },
  },
}
