import { useSessionState } from '../session.ts'
import { useSettings } from '../company.ts'
import { useWords } from '../i18n.ts'
import { Kbd } from '../../ui/key-hint.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { OperatorMenu } from './operator-menu.tsx'
import { openPalette } from './palette.tsx'
import classes from './shell.module.css'

function inGroupsOfFour(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/gu, '$1 ')
}

export function Header() {
  const t = useWords()
  const state = useSessionState().data
  const settings = useSettings()
  const account = settings?.bankAccounts.find((one) => one.isDefault) ?? settings?.bankAccounts[0]
  const company = [state?.companyName, account === undefined ? undefined : inGroupsOfFour(account.iban)]
  return (
    <header className={classes.header}>
      <span className={classes.brand}>Openpost</span>
      <button type="button" className={classes.find} onClick={openPalette}>
        <span>{t('shell:find')}</span>
        <span aria-hidden>
          <Kbd name="Control" /> <Kbd name="K" />
        </span>
      </button>
      <div className={classes.right}>
        {state?.isSample === true && <StateBadge tone="warn">{t('shell:sample')}</StateBadge>}
        <span className={classes.company}>{company.filter((part) => part !== undefined).join(' · ')}</span>
        <OperatorMenu />
      </div>
    </header>
  )
}
