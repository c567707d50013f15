import { Menu, Modal, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { languages } from '../../../shared/values/languages.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { Absences } from '../../ui/absences.tsx'
import { useShortcutHelp } from '../../ui/shortcuts.tsx'
import { keepHighContrast, wantsHighContrast } from '../appearance.ts'
import { showLanguage, useLanguage, useWords } from '../i18n.ts'
import { useMay, useOperator } from '../session.ts'
import { useSignOut } from '../use-sign-out.ts'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { PinDialog } from './pin-dialog.tsx'
import { SessionsDialog } from './sessions-dialog.tsx'
import classes from './shell.module.css'

const schemes = ['light', 'dark', 'auto'] as const

/** The signed-in operator: language, appearance, password, lock, sign out. */
export function OperatorMenu() {
  const t = useWords()
  const operator = useOperator()
  const language = useLanguage()
  const [dialog, setDialog] = useState<'password' | 'pin' | 'sessions' | 'absence' | null>(null)
  const mayWork = useMay('work.write')
  const showHelp = useShortcutHelp()
  const { lock, signOut } = useSignOut()
  const changeOwn = useCommand(client.operators.changeOwn)
  if (operator === undefined) return null
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
          <AppearanceItems />
          <Menu.Divider />
          <Menu.Item onClick={showHelp}>{t('shell:menu.keys')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('password')}>{t('shell:menu.changePassword')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('pin')}>{t('people:pin.menu')}</Menu.Item>
          <Menu.Item onClick={() => setDialog('sessions')}>{t('people:sessions.menu')}</Menu.Item>
          {mayWork && <Menu.Item onClick={() => setDialog('absence')}>{t('people:absence.menu')}</Menu.Item>}
          <Menu.Item onClick={() => void lock()}>{t('shell:menu.lock')}</Menu.Item>
          <Menu.Item onClick={() => void signOut()}>{t('shell:menu.logout')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <OwnDialog dialog={dialog} operatorId={operator.id} onClose={() => setDialog(null)} />
    </>
  )
}

const mark = (isOn: boolean) => (isOn ? <IconCheck size={14} /> : null)

function AppearanceItems() {
  const t = useWords()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isContrast, setContrast] = useState(wantsHighContrast)
  return (
    <>
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
    </>
  )
}

function OwnDialog({
  dialog,
  operatorId,
  onClose,
}: {
  dialog: 'password' | 'pin' | 'sessions' | 'absence' | null
  operatorId: string
  onClose(): void
}) {
  const t = useWords()
  if (dialog === 'password') return <ChangePasswordDialog onClose={onClose} />
  if (dialog === 'pin') return <PinDialog onClose={onClose} />
  if (dialog === 'sessions') return <SessionsDialog onClose={onClose} />
  if (dialog === null) return null
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('people:absence.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Absences operatorId={operatorId} mayOthers={false} />
    </Modal>
  )
}
