import { Alert, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { Page, QueryView, StoryButton } from '../../ui/index.ts'
import { VaultTab } from '../evidence/index.ts'
import { AccountsTab } from './accounts-tab.tsx'
import { CompanyTab } from './company-tab.tsx'
import { RatesTab } from './rates-tab.tsx'
import { SeriesTab } from './series-tab.tsx'
import classes from './settings.module.css'

const tabs = ['company', 'accounts', 'series', 'rates', 'vault'] as const

/** Company, bank accounts, number series and VAT rates. */
export function SettingsPage() {
  const t = useWords()
  const search = useSearch({ from: '/settings' })
  const navigate = useNavigate()
  const mayWrite = useMay('settings.write')
  const query = useQuery(api.settings.get.queryOptions({ input: undefined }))
  const tab = tabs.find((one) => one === search.tab) ?? 'company'
  return (
    <Page
      title={t('shell:room.settings')}
      flush
      actions={
        tab === 'company' && <StoryButton name={t('settings:tab.company')} recordKind="company" recordId="" />
      }
    >
      <Tabs
        className={classes.frame}
        value={tab}
        onChange={(value) => void navigate({ to: '/settings', search: { tab: value ?? undefined } })}
      >
        <Tabs.List className={classes.tabs}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`settings:tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel}>
          {!mayWrite && <Alert mb="md">{t('settings:readOnly')}</Alert>}
          <QueryView query={query}>
            {(settings) => {
              if (tab === 'accounts') return <AccountsTab settings={settings} mayWrite={mayWrite} />
              if (tab === 'series') return <SeriesTab settings={settings} mayWrite={mayWrite} />
              if (tab === 'rates') return <RatesTab settings={settings} mayWrite={mayWrite} />
              if (tab === 'vault') return <VaultTab mayWrite={mayWrite} />
              return (
                <CompanyTab key={settings.company.version} company={settings.company} mayWrite={mayWrite} />
              )
            }}
          </QueryView>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
