export { NewServicePage } from './new-service-page.tsx'
export { ServicePage } from './service-page.tsx'
export { ServicesPage } from './services-page.tsx'
export { usePeriodWords } from './period-words.ts'
