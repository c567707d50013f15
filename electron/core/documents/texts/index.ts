import type { DocumentLanguage } from '../frozen.ts'
import { de } from './de.ts'
import type { DocumentTexts } from './document-texts.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { nl } from './nl.ts'

export const documentTexts: Record<DocumentLanguage, DocumentTexts> = { nl, en, de, es }

export type { DocumentTexts, UntaxedVatCode } from './document-texts.ts'
