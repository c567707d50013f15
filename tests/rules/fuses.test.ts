import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { packagedFuses } from '../../electron/main/fuses.ts'

describe('the fuses of the packaged desktop', () => {
  it('decide every switch there is, and leave no way to run other code', () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number')
    const decided = Object.keys(packagedFuses).filter((key) => /^\d+$/.test(key))
    expect(decided).toHaveLength(known.length)
    expect(packagedFuses.strictlyRequireAllFuses).toBe(true)
    expect(packagedFuses).toMatchObject({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    })
  })
})
