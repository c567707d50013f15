import { Alert, Group } from '@mantine/core'
import { identifications } from '../../../shared/contract/customers-access.ts'
import type { Identification } from '../../../shared/contract/customers-access.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'

/** The contact persons of a card, and what of a change their access does not cover. */
type Effect = Pick<Outputs['customers']['previewChange'], 'contacts'>

/** Who asks for a change and how they were identified; both empty until the clerk says it. */
export interface Requester {
  requestedBy: string
  identifiedBy: Identification | ''
}

export const noRequester: Requester = { requestedBy: '', identifiedBy: '' }

const inWriting: readonly Identification[] = ['mail-on-file', 'letter', 'document']

/** The contact person who asks but whose access does not cover the change. */
function uncoveredContact(effect: Effect, { requestedBy }: Requester) {
  return effect.contacts.find(({ id, uncoveredFields }) => id === requestedBy && uncoveredFields.length > 0)
}

/** True once the clerk said who asks and how they were identified, and their access covers it. */
export function isAnswered(effect: Effect, requester: Requester): boolean {
  if (requester.requestedBy === '' || uncoveredContact(effect, requester) !== undefined) return false
  return requester.requestedBy === 'own' || requester.identifiedBy !== ''
}

/** Who may act for a card is changed for those with full access only; to be removed oneself everybody may ask. */
export function effectOnContacts(
  contacts: Outputs['customers']['get']['contacts'],
  removedId: string | null = null,
): Effect {
  return {
    contacts: contacts.map(({ id, name, access }) => ({
      id,
      name,
      access,
      uncoveredFields: access === 'full' || id === removedId ? [] : ['contacts'],
    })),
  }
}

/** Asks who wants a change; says at once where their access does not cover it, and whose does. */
export function RequesterFields({
  kind,
  effect,
  requester,
  onChange,
}: {
  kind: 'company' | 'person'
  effect: Effect
  requester: Requester
  onChange(requester: Requester): void
}) {
  const t = useWords()
  const { requestedBy, identifiedBy } = requester
  const mustWrite = requestedBy === 'company' && kind === 'company'
  const ways = identifications.filter(
    (way) => way !== 'not-needed' && (!mustWrite || inWriting.includes(way)),
  )
  const choices: (readonly [string, string])[] = [
    ...effect.contacts.map(({ id, name, access }) => {
      const words = t('cards:access.contact', { name, access: t(`customers:contacts.accessLevel.${access}`) })
      return [id, words] as const
    }),
    ['company', t(kind === 'company' ? 'cards:access.company' : 'cards:access.person')],
    ['own', t('cards:access.own')],
  ]
  const choose = (by: string) => onChange({ requestedBy: by, identifiedBy: '' })
  return (
    <>
      <Group grow align="flex-start">
        <ChoiceSelect
          label={t('cards:access.title')}
          withAsterisk
          data-autofocus
          placeholder={t('cards:access.choose')}
          choices={choices}
          value={requestedBy}
          onChange={choose}
        />
        {requestedBy !== '' && requestedBy !== 'own' && (
          <ChoiceSelect<Identification | ''>
            label={t('cards:access.identified')}
            withAsterisk
            placeholder={t('cards:access.choose')}
            choices={ways.map((way) => [way, t(`cards:access.how.${way}`)] as const)}
            value={identifiedBy}
            onChange={(way) => onChange({ requestedBy, identifiedBy: way })}
          />
        )}
      </Group>
      <NotCovered effect={effect} requester={requester} />
    </>
  )
}

function NotCovered({ effect, requester }: { effect: Effect; requester: Requester }) {
  const t = useWords()
  const contact = uncoveredContact(effect, requester)
  if (contact === undefined) return null
  const fields = contact.uncoveredFields.map((field) => wordIfKnown(`customers:field.${field}`) ?? field)
  const able = effect.contacts.filter(({ uncoveredFields }) => uncoveredFields.length === 0)
  return (
    <Alert color="red" role="alert">
      {t('cards:access.uncovered', { name: contact.name, fields: fields.join(', ') })}{' '}
      {able.length === 0
        ? t('cards:access.nobody')
        : t('cards:access.able', { people: able.map(({ name }) => name).join(', ') })}
    </Alert>
  )
}
