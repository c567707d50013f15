import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import 'dayjs/locale/de'
import 'dayjs/locale/es'
import 'dayjs/locale/nl'
import { queryClient } from '../api/query-client.ts'
import { DialogHost } from '../ui/dialog-host.tsx'
import { ShortcutProvider } from '../ui/shortcuts.tsx'
import { colorSchemeManager } from './appearance.ts'
import { Gate } from './gate.tsx'
import { useLanguage } from './i18n.ts'
import { styleNonce } from './nonce.ts'
import { router } from './router.tsx'
import { useSessionState } from './session.ts'
import { cssVariablesResolver, theme } from './theme.ts'

/** Everything around the pages: theme, data, dates, keys, dialogs, and who may see them. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <LocalizedApp />
      </QueryClientProvider>
    </MantineProvider>
  )
}

function LocalizedApp() {
  const language = useLanguage()
  const isOpen = useSessionState().data?.session?.locked === false
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <ShortcutProvider>
        <Notifications position="bottom-right" zIndex={1000} containerWidth={380} />
        <Gate>
          <RouterProvider router={router} />
        </Gate>
        <DialogHost key={isOpen ? 'open' : 'closed'} />
      </ShortcutProvider>
    </DatesProvider>
  )
}
