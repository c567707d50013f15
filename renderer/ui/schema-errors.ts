import type { z } from 'zod'
import type { FieldErrors } from './use-fields.ts'

/**
 * The errors of values under a schema of the contract, one worded error per field. Empty fields say that they are
 * required; what else is wrong is said in general words, for the core words the rules.
 */
export function schemaErrors<Values extends object>(
  schema: z.ZodType,
  values: Values,
  words: { required: string; invalid: string },
): FieldErrors<Values> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return {}
  const errors: Partial<Record<string, string>> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    const value: unknown = Reflect.get(values, field)
    const isEmpty = value === null || (typeof value === 'string' && value.trim() === '')
    errors[field] ??= isEmpty ? words.required : words.invalid
  }
  return errors as FieldErrors<Values>
}
