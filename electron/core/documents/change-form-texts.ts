import { de } from './change-form-texts/de.ts'
import { en } from './change-form-texts/en.ts'
import { es } from './change-form-texts/es.ts'
import { nl } from './change-form-texts/nl.ts'
import type { ChangeFormTexts } from './change-form-texts/types.ts'
import type { DocumentLanguage } from './frozen.ts'

export type { ChangeFormTexts }

/** What the form to sign of a change request says, by language. */
export const changeFormTexts: Record<DocumentLanguage, ChangeFormTexts> = { nl, en, de, es }
