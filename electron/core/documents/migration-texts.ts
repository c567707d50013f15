import type { DocumentLanguage } from './frozen.ts'
import { de } from './migration-texts/de.ts'
import { en } from './migration-texts/en.ts'
import { es } from './migration-texts/es.ts'
import { nl } from './migration-texts/nl.ts'
import type { MigrationTexts } from './migration-texts/types.ts'

export type { MigrationTexts }

/** What the papers of a migration say, by language. */
export const migrationTexts: Record<DocumentLanguage, MigrationTexts> = { nl, en, de, es }
