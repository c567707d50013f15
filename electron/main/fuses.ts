import { flipFuses, type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses'

/**
 * Switches that are burnt into the executable when the application is packaged: it is no Node.js for others, takes
 * no options from the environment, and runs only the application that was packed and checked with it.
 */
export const packagedFuses = {
  version: FuseVersion.V1,
  resetAdHocDarwinSignature: true,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} satisfies FuseConfig

/** Burns the fuses into a packaged executable, before it is signed. Throws when the executable knows others. */
export async function burnFuses(executable: string): Promise<void> {
  await flipFuses(executable, packagedFuses)
}
