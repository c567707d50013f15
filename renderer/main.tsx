import './app/nonce.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/tokens.css'
import './app/mantine-overrides.css'
import { config } from 'zod'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startI18n } from './app/i18n.ts'
import { applyContrast } from './app/appearance.ts'

// zod would try `new Function` first, which the content security policy forbids and reports.
config({ jitless: true })
applyContrast()

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
await startI18n()
createRoot(root).render(<App />)
