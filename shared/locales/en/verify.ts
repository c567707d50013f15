export const verify = {
  check: {
    chain: 'The audit chain is unbroken',
    numbering: 'Document numbers have no gaps and their days follow each other',
    'ledger-balance': 'Every entry balances',
    'bank-balance': 'Bank balances equal the statements',
    'document-index': 'Open amounts of documents equal the ledger',
    'bank-line-index': 'Remaining amounts of bank lines equal the ledger',
    'credit-index': 'Customer credit equals the ledger',
    'pdf-hashes': 'Stored PDFs are as they were issued',
    'pdf-pending': 'Every issued document has its PDF',
    'card-history': 'Customer cards equal their history',
  },
  problem: {},
}
