export { EvidencePanel } from './evidence-panel.tsx'
export { VaultTab } from './vault-tab.tsx'
