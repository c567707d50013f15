import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { changeKinds } from '../../shared/contract/changes.ts'
import { isUuid } from '../../shared/values/ids.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { RouteFailure } from './route-failure.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview', replace: true })
  },
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  component: lazyRouteComponent(() => import('../rooms/overview/index.ts'), 'OverviewPage'),
})

const payments = () => import('../rooms/payments/index.ts')
const match = createRoute({
  getParentRoute: () => root,
  path: '/match',
  /** A bank line to show first, and the tab. */
  validateSearch: z.object({
    line: z.uuid().optional().catch(undefined),
    tab: z.string().max(20).optional().catch(undefined),
  }),
  component: lazyRouteComponent(payments, 'MatchPage'),
})
const statements = createRoute({
  getParentRoute: () => root,
  path: '/statements',
  component: lazyRouteComponent(payments, 'StatementsPage'),
})
const statement = createRoute({
  getParentRoute: () => root,
  path: '/statements/$id',
  component: lazyRouteComponent(payments, 'StatementPage'),
})

const promises = createRoute({
  getParentRoute: () => root,
  path: '/promises',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(payments, 'PromisesPage'),
})
const refunds = createRoute({
  getParentRoute: () => root,
  path: '/refunds',
  validateSearch: z.object({
    tab: z.string().max(20).optional().catch(undefined),
    /** A refund to show at once. */
    refund: z.uuid().optional().catch(undefined),
    /** A card whose credit is to be refunded. */
    order: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(payments, 'RefundsPage'),
})

const receipts = createRoute({
  getParentRoute: () => root,
  path: '/receipts',
  component: lazyRouteComponent(payments, 'ReceiptsPage'),
})
const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipts/$id',
  component: lazyRouteComponent(payments, 'ReceiptPage'),
})
const declined = createRoute({
  getParentRoute: () => root,
  path: '/declined',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(payments, 'DeclinedPage'),
})

const mailRoom = () => import('../rooms/mail/index.ts')
const mail = createRoute({
  getParentRoute: () => root,
  path: '/mail',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(mailRoom, 'MailPage'),
})
const message = createRoute({
  getParentRoute: () => root,
  path: '/mail/$id',
  component: lazyRouteComponent(mailRoom, 'MessagePage'),
})

const customersRoom = () => import('../rooms/customers/index.ts')
const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  component: lazyRouteComponent(customersRoom, 'CustomersPage'),
})
const newCustomer = createRoute({
  getParentRoute: () => root,
  path: '/customers/new',
  /** A card whose data the new one starts with. */
  validateSearch: z.object({ copy: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(customersRoom, 'NewCustomerPage'),
})
const importCards = createRoute({
  getParentRoute: () => root,
  path: '/customers/import',
  component: lazyRouteComponent(customersRoom, 'ImportCardsPage'),
})
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(customersRoom, 'CustomerPage'),
})

const moveCustomer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$id/move',
  /** The signed request whose data the new card starts with. */
  validateSearch: z.object({ change: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(customersRoom, 'MoveCustomerPage'),
})
const migrations = createRoute({
  getParentRoute: () => root,
  path: '/migrations',
  component: lazyRouteComponent(customersRoom, 'MigrationsPage'),
})
const migration = createRoute({
  getParentRoute: () => root,
  path: '/migrations/$id',
  component: lazyRouteComponent(customersRoom, 'MigrationPage'),
})

const changesRoom = () => import('../rooms/changes/index.ts')
const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: z.object({
    tab: z.string().max(20).optional().catch(undefined),
    /** Asks for a returned form at once. */
    file: z.literal('form').optional().catch(undefined),
  }),
  component: lazyRouteComponent(changesRoom, 'ChangesPage'),
})
const newChange = createRoute({
  getParentRoute: () => root,
  path: '/changes/new',
  validateSearch: z.object({
    kind: z.enum(changeKinds).optional().catch(undefined),
    customerId: z.uuid().optional().catch(undefined),
    documentId: z.uuid().optional().catch(undefined),
    /** The tax identity is what changed. */
    identity: z.boolean().optional().catch(undefined),
    /** A request whose data the new one starts with. */
    copy: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(changesRoom, 'NewChangePage'),
})
const change = createRoute({
  getParentRoute: () => root,
  path: '/changes/$id',
  component: lazyRouteComponent(changesRoom, 'ChangePage'),
})

const servicesRoom = () => import('../rooms/services/index.ts')
const services = createRoute({
  getParentRoute: () => root,
  path: '/services',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(servicesRoom, 'ServicesPage'),
})
const newService = createRoute({
  getParentRoute: () => root,
  path: '/services/new',
  /** The card it is for. */
  validateSearch: z.object({ customer: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(servicesRoom, 'NewServicePage'),
})
const service = createRoute({
  getParentRoute: () => root,
  path: '/services/$id',
  component: lazyRouteComponent(servicesRoom, 'ServicePage'),
})

const billingRoom = () => import('../rooms/billing/index.ts')
const DocumentsPage = lazyRouteComponent(billingRoom, 'DocumentsPage')
const listSearch = z.object({ tab: z.string().max(20).optional().catch(undefined) })
const proformas = createRoute({
  getParentRoute: () => root,
  path: '/proformas',
  validateSearch: listSearch,
  component: () => <DocumentsPage key="proforma" kind="proforma" />,
})
const invoices = createRoute({
  getParentRoute: () => root,
  path: '/invoices',
  validateSearch: listSearch,
  component: () => <DocumentsPage key="invoice" kind="invoice" />,
})
const newProforma = createRoute({
  getParentRoute: () => root,
  path: '/proformas/new',
  /** The card it is for; or the document to copy; or the proforma to replace. */
  validateSearch: z.object({
    customer: z.uuid().optional().catch(undefined),
    copy: z.uuid().optional().catch(undefined),
    replace: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(billingRoom, 'NewProformaPage'),
})
const document = createRoute({
  getParentRoute: () => root,
  path: '/documents/$id',
  component: lazyRouteComponent(billingRoom, 'DocumentPage'),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: z.object({
    document: z.uuid().optional().catch(undefined),
    line: z.uuid().optional().catch(undefined),
    customer: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../rooms/ledger/index.ts'), 'LedgerPage'),
})
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: z.object({ record: z.string().refine(isUuid).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../rooms/audit/index.ts'), 'AuditPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../rooms/settings/index.ts'), 'SettingsPage'),
})
const operators = createRoute({
  getParentRoute: () => root,
  path: '/operators',
  validateSearch: z.object({ tab: z.string().max(20).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../rooms/operators/index.ts'), 'OperatorsPage'),
})

const routeTree = root.addChildren([
  home,
  overview,
  match,
  statements,
  statement,
  receipts,
  receipt,
  declined,
  mail,
  message,
  refunds,
  promises,
  customers,
  newCustomer,
  importCards,
  customer,
  moveCustomer,
  migrations,
  migration,
  changes,
  newChange,
  change,
  services,
  newService,
  service,
  proformas,
  newProforma,
  invoices,
  document,
  ledger,
  audit,
  settings,
  operators,
])

/** Every page and its address; the part after `#`, so that a page reloads under any host. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: RouteFailure,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
