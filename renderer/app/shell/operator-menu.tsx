import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { languages } from '../../../shared/values/languages.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useShortcutHelp } from '../../ui/shortcuts.tsx'
import { keepHighContrast, wantsHighContrast } from '../appearance.ts'
import { showLanguage, useLanguage, useWords } from '../i18n.ts'
import { useOperator } from '../session.ts'
import { useSignOut } from '../use-sign-out.ts'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import classes from './shell.module.css'

const schemes = ['light', 'dark', 'auto'] as const

/** The signed-in operator: language, appearance, password, lock, sign out. */
export function OperatorMenu() {
  const t = useWords()
  const operator = useOperator()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isContrast, setContrast] = useState(wantsHighContrast)
  const [isChanging, setChanging] = useState(false)
  const showHelp = useShortcutHelp()
  const { lock, signOut } = useSignOut()
  const changeOwn = useCommand(client.operators.changeOwn)
  if (operator === undefined) return null
  const mark = (isOn: boolean) => (isOn ? <IconCheck size={14} /> : null)
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <button
            type="button"
            className={classes.operator}
            aria-label={t('shell:menu.label', { name: operator.name })}
          >
            {operator.name} <IconChevronDown size={13} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('shell:menu.language')}</Menu.Label>
          {languages.map((one) => (
            <Menu.Item
              key={one}
              lang={one}
              rightSection={mark(one === language)}
              onClick={() => {
                void showLanguage(one)
                void changeOwn.run({ language: one })
              }}
            >
              {t(`languages.${one}`)}
            </Menu.Item>
          ))}
          <Menu.Label>{t('shell:menu.theme')}</Menu.Label>
          {schemes.map((scheme) => (
            <Menu.Item
              key={scheme}
              rightSection={mark(scheme === colorScheme)}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`shell:menu.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Item
            rightSection={mark(isContrast)}
            onClick={() => {
              keepHighContrast(!isContrast)
              setContrast(!isContrast)
            }}
          >
            {t('shell:menu.contrast')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={showHelp}>{t('shell:menu.keys')}</Menu.Item>
          <Menu.Item onClick={() => setChanging(true)}>{t('shell:menu.changePassword')}</Menu.Item>
          <Menu.Item onClick={() => void lock()}>{t('shell:menu.lock')}</Menu.Item>
          <Menu.Item onClick={() => void signOut()}>{t('shell:menu.logout')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging && <ChangePasswordDialog onClose={() => setChanging(false)} />}
    </>
  )
}
