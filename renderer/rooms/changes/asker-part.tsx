import { Textarea, TextInput } from '@mantine/core'
import { identifications } from '../../../shared/contract/customers-access.ts'
import type { Identification } from '../../../shared/contract/customers-access.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { Cell, FormSection } from '../../ui/form-layout.tsx'
import type { Fields } from '../../ui/index.ts'
import type { WishValues } from './wish.ts'

/** Who asked, and how the clerk knows that it is them. */
export function AskerPart({ fields }: { fields: Fields<WishValues> }) {
  const t = useWords()
  return (
    <FormSection title={t('changes:new.askedPart')} hint={t('changes:new.askedHint')}>
      <Cell span={3}>
        <TextInput
          label={t('changes:new.askedBy')}
          withAsterisk
          maxLength={120}
          autoComplete="off"
          {...fields.text('askedBy')}
        />
      </Cell>
      <Cell span={3}>
        <ChoiceSelect<Identification | ''>
          label={t('cards:access.identified')}
          withAsterisk
          placeholder={t('cards:access.choose')}
          choices={identifications.map((way) => [way, t(`cards:access.how.${way}`)] as const)}
          {...fields.value('identifiedBy')}
        />
      </Cell>
      <Cell span={6}>
        <Textarea
          label={t('changes:new.note')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={1000}
          {...fields.text('note')}
        />
      </Cell>
    </FormSection>
  )
}
