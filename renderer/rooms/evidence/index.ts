export { AddEvidenceDialog } from './add-evidence-dialog.tsx'
export { EvidencePanel } from './evidence-panel.tsx'
export { VaultTab } from './vault-tab.tsx'
export { ViewEvidenceDialog } from './view-evidence-dialog.tsx'
