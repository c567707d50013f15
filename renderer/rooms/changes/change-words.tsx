import type { ChangeState } from '../../../shared/contract/changes.ts'
import { isLanguage } from '../../../shared/values/languages.ts'
import type { Language } from '../../../shared/values/languages.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { StateBadge } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { fieldName, useFieldWords } from '../customers/index.ts'

export type Change = Outputs['changes']['get']
export type Preview = Outputs['changes']['previewChange']
export type ChangeRow = Outputs['changes']['list']['rows'][number]

const tones: Record<ChangeState, Tone> = {
  open: 'accent',
  'to-decide': 'warn',
  approved: 'accent',
  applied: 'good',
  refused: 'bad',
  rejected: 'bad',
  withdrawn: 'plain',
}

export function ChangeBadge({ state }: { state: ChangeState }) {
  const t = useWords()
  return <StateBadge tone={tones[state]}>{t(`changes:state.${state}`)}</StateBadge>
}

/** The last part of a field's path: `email` of `contact.email`. */
function lastOf(field: string): string {
  return field.split('.').at(-1) ?? field
}

/** Names and values of what changes: a field of a card, of a contact person, or of what a document says. */
export function useRowWords(): { name(field: string): string; value(field: string, value: string): string } {
  const t = useWords()
  const fieldWords = useFieldWords()
  const name = (field: string): string => {
    const [part = '', middle = '', last = ''] = field.split('.')
    if (part === 'line') {
      return t(last === 'detail' ? 'changes:words.detail' : 'changes:words.description', { position: middle })
    }
    if (part === 'contact') {
      const words = wordIfKnown(`customers:contacts.${middle}`) ?? fieldName(middle)
      return t('changes:words.contact', { field: words })
    }
    if (part === 'words') return wordIfKnown(`changes:words.${middle}`) ?? fieldName(middle)
    return wordIfKnown(`changes:words.${field}`) ?? fieldName(field === 'taxIdentity' ? 'taxId' : field)
  }
  const value = (field: string, text: string): string =>
    (field === 'contact.access' ? wordIfKnown(`customers:contacts.accessLevel.${text}`) : null) ??
    fieldWords(lastOf(field), text)
  return { name, value }
}

/** A signer in words: who, and by which right. */
export function useSignerWords(): (signer: {
  capacity: 'contact' | 'holder' | 'representative'
  name: string
  access: string
}) => string {
  const t = useWords()
  return ({ capacity, name, access }) => {
    if (capacity === 'contact') {
      const level = wordIfKnown(`customers:contacts.accessLevel.${access}`) ?? access
      return t('changes:capacity.contact', { name, access: level })
    }
    if (capacity === 'holder') return t('changes:capacity.holder', { name })
    return name === ''
      ? t('changes:capacity.representative')
      : t('changes:capacity.representativeNamed', { name })
  }
}

export function languageOf(text: string | undefined, otherwise: Language): Language {
  return text !== undefined && isLanguage(text) ? text : otherwise
}
