import { z } from 'zod'
import { job, commandInput, query, requiredText, text, zInstant, zLanguage, zUuid, zVersion } from './base.ts'
import { roles } from './permissions.ts'
import { zCompanyFields } from './settings.ts'

/** What a client needs to know of the signed-in operator. */
export const zOperatorSelf = z.object({
  id: zUuid,
  name: z.string(),
  login: z.string(),
  role: z.enum(roles),
  language: zLanguage,
})
export const zOperator = zOperatorSelf.extend({
  version: zVersion,
  email: z.string(),
  active: z.boolean(),
  lastLoginAt: zInstant.nullable(),
})

const password = z.string().min(1).max(256)

export const operators = {
  /** First thing every client asks: is there a company, and who is signed in. */
  state: query('open').output(
    z.object({
      contractVersion: z.int(),
      setUp: z.boolean(),
      isSample: z.boolean(),
      companyName: z.string(),
      session: z.object({ operator: zOperatorSelf, locked: z.boolean() }).nullable(),
      /** Login that the sample company answers to, so that a new user can get in; null for real data. */
      sampleLogin: z.object({ login: z.string(), password: z.string() }).nullable(),
    }),
  ),
  /** First start, own company: the company, its first bank account, and its administrator. Opens no session. */
  setUp: job('open', ['settings', 'operators'])
    .input(
      commandInput({
        company: zCompanyFields,
        bankAccount: z
          .object({ name: requiredText(80), iban: requiredText(42), bic: text(11).default('') })
          .nullable(),
        administrator: z.object({
          name: requiredText(80),
          login: requiredText(60),
          email: text(254).default(''),
          password,
          language: zLanguage,
        }),
      }),
    )
    .output(z.object({ operatorId: zUuid })),
  /** First start, sample company: generated data, with progress in rows. */
  setUpSample: job('open', ['settings', 'operators', 'customers', 'services', 'documents', 'bank-lines'])
    .input(
      commandInput({
        customers: z.int().min(10).max(1_000_000).default(500),
        documents: z.int().min(10).max(1_000_000).default(2_000),
        language: zLanguage,
      }),
    )
    .output(z.object({ login: z.string(), password: z.string() })),
  /** The statement that the sample company's clerk has not imported yet; null for real data. */
  sampleStatement: job('session').output(z.file().nullable()),
  /** Answers a session token. In HTTP hosts the token also becomes an HttpOnly cookie. Throttled. */
  login: job('open')
    .input(commandInput({ login: requiredText(60), password }))
    .output(z.object({ token: z.string(), operator: zOperatorSelf })),
  logout: job('session').input(commandInput({})).output(z.object({})),
  lock: job('session').input(commandInput({})).output(z.object({})),
  /** Opens the locked session again with the password. Throttled. */
  unlock: job('open')
    .input(commandInput({ password }))
    .output(z.object({ operator: zOperatorSelf })),
  list: query('operators.read').output(z.array(zOperator)),
  create: job('operators.write', ['operators'])
    .input(
      commandInput({
        name: requiredText(80),
        login: requiredText(60),
        email: text(254).default(''),
        role: z.enum(roles),
        language: zLanguage,
        password,
      }),
    )
    .output(z.object({ id: zUuid })),
  update: job('operators.write', ['operators'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        name: requiredText(80),
        email: text(254).default(''),
        role: z.enum(roles),
        active: z.boolean(),
      }),
    )
    .output(z.object({ version: zVersion })),
  changeOwn: job('session', ['operators'])
    .input(
      commandInput({
        language: zLanguage.optional(),
        currentPassword: password.optional(),
        newPassword: password.optional(),
      }),
    )
    .output(z.object({})),
}
