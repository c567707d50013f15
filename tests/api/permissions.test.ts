import { isContractProcedure } from '@orpc/contract'
import { safe } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import type { ProcedureMeta } from '../../shared/contract/base.ts'
import { permissionTable, roleAllows, roles } from '../../shared/contract/permissions.ts'
import type { Client } from '../support/test-core.ts'
import { openScenario, type Scenario } from '../support/scenario.ts'

interface Listed {
  path: string[]
  meta: ProcedureMeta
}

function procedures(node: object, path: string[] = []): Listed[] {
  return Object.entries(node).flatMap(([key, value]: [string, object]) => {
    const here = [...path, key]
    if (isContractProcedure(value)) {
      const meta: ProcedureMeta = {
        ...({ kind: 'query', access: 'denied', touches: [] } as const),
        ...value['~orpc'].meta,
      }
      return [{ path: here, meta }]
    }
    return procedures(value, here)
  })
}

const all = procedures(contract)

async function call(client: Client, path: string[]): Promise<string> {
  let target: unknown = client
  for (const key of path) target = Reflect.get(Object(target), key)
  if (typeof target !== 'function') throw new Error(`${path.join('.')} is not there`)
  const { error } = await safe(Promise.resolve(Reflect.apply(target, undefined, [{}])))
  return error instanceof Error && 'code' in error ? String(error.code) : 'answered'
}

describe('permissions', () => {
  let scenario: Scenario
  beforeAll(async () => {
    scenario = await openScenario()
  })
  afterAll(() => scenario.dispose())

  it('names an access for every procedure; nothing is denied by oversight', () => {
    expect(all.filter(({ meta }) => meta.access === 'denied').map(({ path }) => path.join('.'))).toEqual([])
    expect(all.length).toBeGreaterThan(60)
  })

  it('asks a session for every procedure that is not open', async () => {
    for (const { path, meta } of all) {
      const answer = await call(scenario.core.anonymous, path)
      if (meta.access === 'open') expect(answer, path.join('.')).not.toBe('UNAUTHENTICATED')
      else expect(answer, path.join('.')).toBe('UNAUTHENTICATED')
    }
  })

  for (const role of roles) {
    it(`lets a ${role} call exactly what the table says`, async () => {
      const client = await scenario.as(role)
      for (const { path, meta } of all) {
        const name = path.join('.')
        if (['operators.logout', 'operators.lock'].includes(name) || meta.access === 'denied') continue
        const allowed = meta.access === 'open' || meta.access === 'session' || roleAllows(role, meta.access)
        const answer = await call(client, path)
        if (allowed) expect(answer, name).not.toBe('FORBIDDEN')
        else expect(answer, name).toBe('FORBIDDEN')
      }
    })
  }

  it('gives an auditor no permission that writes', () => {
    const writes = Object.keys(permissionTable).filter((permission) => !permission.endsWith('.read'))
    for (const permission of writes) {
      expect(Object.entries(permissionTable).find(([name]) => name === permission)?.[1]).not.toContain(
        'auditor',
      )
    }
  })
})
