import { Select } from '@mantine/core'
import type { SelectProps } from '@mantine/core'

interface ChoiceSelectProps<Choice extends string> extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  /** Each choice with its words, in the order they are offered. */
  choices: readonly (readonly [choice: Choice, words: string])[]
  value: Choice
  onChange(choice: Choice): void
}

/** One of a few choices, of a closed list. */
export function ChoiceSelect<Choice extends string>({
  choices,
  value,
  onChange,
  ...props
}: ChoiceSelectProps<Choice>) {
  return (
    <Select
      {...props}
      data={choices.map(([choice, label]) => ({ value: choice, label }))}
      value={value}
      onChange={(chosen) => {
        const found = choices.find(([choice]) => choice === chosen)
        if (found !== undefined) onChange(found[0])
      }}
    />
  )
}
