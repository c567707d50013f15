import type { FocusEvent, MouseEvent } from 'react'

function selectText(event: FocusEvent<HTMLInputElement> | MouseEvent<HTMLInputElement>): void {
  event.currentTarget.select()
}

/**
 * Lets a choice be typed over: what stands in the field is selected when it is entered, by mouse too, so that the first
 * letter replaces it; the first option found is the one that Enter takes; Enter on the present choice keeps it.
 */
export const typeToFind = {
  searchable: true,
  selectFirstOptionOnChange: true,
  allowDeselect: false,
  autoComplete: 'off',
  onFocus: selectText,
  onClick: selectText,
} as const
