import { Button, Checkbox, Group, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { minimumPassphraseLength } from '../../../shared/contract/evidence.ts'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { Facts, FormDialog, notifyDone, QueryView, useFields, useFormat } from '../../ui/index.ts'
import classes from './evidence.module.css'

type VaultState = Outputs['evidence']['vaultState']

/** State of the evidence vault, and its recovery passphrase. */
export function VaultTab({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(api.evidence.vaultState.queryOptions({ input: undefined }))
  return <QueryView query={query}>{(vault) => <Vault vault={vault} mayWrite={mayWrite} />}</QueryView>
}

function Vault({ vault, mayWrite }: { vault: VaultState; mayWrite: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [dialog, setDialog] = useState<'set' | 'open' | null>(null)
  const close = () => setDialog(null)
  const setAt = vault.passphraseSetAt
  return (
    <div className={classes.stack}>
      <section className={classes.panel}>
        <h2>{t('vault:vault.title')}</h2>
        <p className="dim">{t('vault:vault.hint')}</p>
        <Facts
          facts={[
            [t('vault:vault.state'), t(`vault:vault.states.${vault.state}`)],
            [t('vault:vault.opensBy'), t(`vault:vault.wrapper.${vault.wrapper}`)],
            [
              t('vault:vault.passphraseSet'),
              setAt === null
                ? null
                : t('vault:vault.setBy', {
                    at: format.instant(setAt),
                    name: vault.passphraseSetByName ?? '',
                  }),
            ],
            [t('vault:vault.files'), format.count(vault.fileCount)],
            [t('vault:vault.generation'), vault.generation === 0 ? null : format.count(vault.generation)],
          ]}
        />
      </section>
      {mayWrite && (
        <Group gap="xs">
          {vault.state === 'closed' ? (
            <Button variant="filled" onClick={() => setDialog('open')}>
              {t('vault:vault.open')}
            </Button>
          ) : (
            <Button variant={vault.state === 'none' ? 'filled' : 'default'} onClick={() => setDialog('set')}>
              {t(vault.state === 'none' ? 'vault:vault.setUp' : 'vault:vault.change')}
            </Button>
          )}
        </Group>
      )}
      {dialog === 'set' && <PassphraseDialog isFirst={vault.state === 'none'} onClose={close} />}
      {dialog === 'open' && <OpenDialog onClose={close} />}
    </div>
  )
}

/** Without letters and digits that are read for one another; 32 signs make five bits each. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Five groups of five signs: 125 bits, more than anybody can try. */
function suggestedPassphrase(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(25))
  const text = [...drawn].map((byte) => signs[byte % 32]).join('')
  return text.match(/.{5}/gu)?.join(' ') ?? text
}

function PassphraseDialog({ isFirst, onClose }: { isFirst: boolean; onClose(): void }) {
  const t = useWords()
  const [renewKey, setRenewKey] = useState(false)
  const [isWritten, setWritten] = useState(false)
  const [missing, setMissing] = useState(false)
  const fields = useFields({ passphrase: '', password: '' }, (values) => ({
    ...([...values.passphrase.trim()].length < minimumPassphraseLength
      ? { passphrase: t('vault:vault.passphraseHint') }
      : {}),
    ...(values.password === '' ? { password: t('required') } : {}),
  }))
  const set = useCommand(client.evidence.setRecoveryPassphrase, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('vault:vault.saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(isFirst ? 'vault:vault.setUp' : 'vault:vault.change')}
      command={set}
      onClose={onClose}
      onSubmit={fields.submit((values) => {
        setMissing(!isWritten)
        if (isWritten) void set.run({ ...values, renewKey })
      })}
    >
      <TextInput
        label={t('vault:vault.passphrase')}
        description={t('vault:vault.passphraseHint')}
        withAsterisk
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        {...fields.text('passphrase')}
      />
      <Group>
        <Button size="compact-sm" onClick={() => fields.set('passphrase', suggestedPassphrase())}>
          {t('vault:vault.suggest')}
        </Button>
      </Group>
      <Checkbox
        label={t('vault:vault.written')}
        checked={isWritten}
        error={missing && !isWritten ? t('required') : null}
        onChange={(event) => setWritten(event.currentTarget.checked)}
      />
      {!isFirst && (
        <Checkbox
          label={t('vault:vault.renew')}
          description={t('vault:vault.renewHint')}
          checked={renewKey}
          onChange={(event) => setRenewKey(event.currentTarget.checked)}
        />
      )}
      <PasswordInput
        label={t('vault:vault.password')}
        withAsterisk
        autoComplete="current-password"
        {...fields.text('password')}
      />
    </FormDialog>
  )
}

function OpenDialog({ onClose }: { onClose(): void }) {
  const t = useWords()
  const fields = useFields({ passphrase: '' }, (values) =>
    values.passphrase.trim() === '' ? { passphrase: t('required') } : {},
  )
  const open = useCommand(client.evidence.openWithPassphrase, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('vault:vault.opened'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('vault:vault.open')}
      command={open}
      onClose={onClose}
      onSubmit={fields.submit((values) => void open.run(values))}
    >
      <PasswordInput
        label={t('vault:vault.passphrase')}
        withAsterisk
        autoComplete="off"
        {...fields.text('passphrase')}
      />
    </FormDialog>
  )
}
