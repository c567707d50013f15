import { Alert, Tabs } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../app/i18n.ts'
import { Page, TextLink } from '../../ui/index.ts'
import { BalancesTab } from './balances-tab.tsx'
import { EntriesTab } from './entries-tab.tsx'
import classes from './ledger.module.css'

/** The books: every entry with its postings, and what stands on each account. */
export function LedgerPage() {
  const t = useWords()
  const search = useSearch({ from: '/ledger' })
  const [tab, setTab] = useState('entries')
  const isNarrowed =
    search.document !== undefined || search.line !== undefined || search.customer !== undefined
  return (
    <Page title={t('shell:room.ledger')} flush>
      {isNarrowed && (
        <Alert className={classes.narrowed}>
          {t('ledger:narrowed')} <TextLink to="/ledger">{t('ledger:showAll')}</TextLink>
        </Alert>
      )}
      <Tabs className={classes.frame} value={tab} onChange={(value) => setTab(value ?? 'entries')}>
        <Tabs.List className={classes.tabs}>
          <Tabs.Tab value="entries">{t('ledger:tab.entries')}</Tabs.Tab>
          <Tabs.Tab value="balances">{t('ledger:tab.balances')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="entries" className={classes.panel}>
          <EntriesTab documentId={search.document} bankLineId={search.line} customerId={search.customer} />
        </Tabs.Panel>
        <Tabs.Panel value="balances" className={classes.scroll}>
          <BalancesTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
